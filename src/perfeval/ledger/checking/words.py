"""Particulars of findings: names of items, amounts, days, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from perfeval.ledger.records import ItemState, Lack
    from perfeval.model.finding import Span
    from perfeval.model.ledger import Item, Ledger

MOST = 40


def short(text: str, most: int = MOST) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def named(item: Item) -> str:
    """What an item is called in a finding, which puts it in quotation marks."""
    return short(item.title or item.id).replace("“", "‘").replace("”", "’")


def money(value: Fraction, ledger: Ledger) -> str:
    """An amount in the ledger's unit."""
    assert ledger.factor is not None
    return plain(value / ledger.factor) + ledger.unit


def number(value: Fraction, item: Item) -> str:
    return plain(value) + short(item.found.unit if item.found is not None else "", 8)


def shown(kind: str, value: Fraction, item: Item, ledger: Ledger) -> str:
    """A count or an amount."""
    return money(value, ledger) if kind == "amount" else number(value, item)


def left(lack: Lack, state: ItemState, ledger: Ledger) -> str:
    """How much of a lack is open, where that is a number; "" else."""
    if lack.left is None or lack.kind == "tasks":
        return ""
    return shown(lack.kind, lack.left, state.item, ledger)


def day(value: date | None) -> str:
    return value.isoformat() if value is not None else ""


def place(thing: Any, *keys: str) -> Span | None:
    """The place of the first of the keys that was written, else of the thing itself."""
    at = getattr(thing, "at", None) or {}
    found = next((at[key] for key in keys if key in at), None)
    return found if found is not None else getattr(thing, "span", None)
