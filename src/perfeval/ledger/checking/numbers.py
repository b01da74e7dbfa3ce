"""Numbers that can't be, or don't add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.ledger import days, tallies
from perfeval.ledger.checking.words import day, money, named, number, place, short
from perfeval.ledger.records import ZERO
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.ledger.records import ItemState, LedgerStatus
    from perfeval.model.ledger import Item, Ledger


def find(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item, ledger = state.item, status.ledger
    yield from _impossible(item, ledger)
    yield from _found(item, ledger)
    for entry in days.progress(item, status.as_of):
        if entry.amount is None or not entry.amounts:
            continue
        parts = sum((one.amount for one in entry.amounts), ZERO)
        if parts != entry.amount:
            yield Finding("PE856", place(entry, "amount"), {
                "item": named(item), "date": day(entry.date),
                "whole": money(entry.amount, ledger), "sum": money(parts, ledger),
            })  # fmt: skip
    yield from _too_much(state, status)


def _found(item: Item, ledger: Ledger) -> Iterator[Finding]:
    found = item.found
    if found is None or found.amount is None or not found.amounts:
        return
    parts = sum((one.amount for one in found.amounts), ZERO)
    if parts != found.amount:
        yield Finding("PE855", place(found, "amount"), {
            "item": named(item), "whole": money(found.amount, ledger), "sum": money(parts, ledger),
        })  # fmt: skip


def _too_much(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item, ledger = state.item, status.ledger
    entries = days.progress(item, status.as_of)
    amount, count = state.amount, state.number
    beyond = [one for one in state.channels if one.over > 0] if not item.explained else []
    for one in beyond:
        last = next(e for e in reversed(entries) if e.amounts)
        part = next(p for p in last.amounts if p.channel == one.channel)
        yield Finding("PE854", place(part, "amount"), {
            "item": named(item), "channel": short(one.channel, 20),
            "done": money((one.done or ZERO) + one.over, ledger),
            "found": money(one.found or ZERO, ledger),
        })  # fmt: skip
    if amount is not None and amount.over and not item.explained and not beyond:
        last = next(e for e in reversed(entries) if tallies.put_right(e) is not None)
        yield Finding("PE854", place(last, "amount", "amounts"), {
            "item": named(item), "channel": "", "done": money(amount.done + amount.over, ledger),
            "found": money(amount.found, ledger),
        })  # fmt: skip
    if count is not None and count.over and not item.explained:
        last = next(e for e in reversed(entries) if e.done is not None or e.adjusted is not None)
        yield Finding("PE871", place(last, "done", "adjusted"), {
            "item": named(item), "date": day(last.date),
            "done": plain(tallies.last(entries, "done") or ZERO),
            "adjusted": plain(tallies.last(entries, "adjusted") or ZERO),
            "found": number(count.found, item),
        })  # fmt: skip


def _impossible(item: Item, ledger: Ledger) -> Iterator[Finding]:
    """Negative numbers, and counts that are not whole."""
    name = named(item)
    found = item.found
    if found is not None:
        if found.number is not None and (bad := _bad(found.number)):
            value = number(found.number, item)
            params = {"item": name, "what": "count", "value": value, "bad": bad}
            yield Finding("PE879", place(found, "count"), params)
        amounts: tuple[Any, ...] = (found, *found.amounts)
        for one in amounts:
            if one.amount is not None and one.amount < 0:
                value = money(one.amount, ledger)
                params = {"item": name, "what": "amount", "value": value, "bad": "negative"}
                yield Finding("PE879", place(one, "amount"), params)
    for entry in item.progress:
        for what in ("done", "adjusted", "rules", "people"):
            given = getattr(entry, what)
            if given is not None and (bad := _bad(given)):
                kind = "done" if what == "adjusted" else what
                params = {"item": name, "what": kind, "value": plain(given), "bad": bad}
                yield Finding("PE879", place(entry, what), params)
        parts: tuple[Any, ...] = (entry, *entry.amounts)
        for part in parts:
            if part.amount is not None and part.amount < 0:
                value = money(part.amount, ledger)
                params = {"item": name, "what": "amount", "value": value, "bad": "negative"}
                yield Finding("PE879", place(part, "amount"), params)


def _bad(value: Fraction) -> str:
    if value < 0:
        return "negative"
    return "" if value.denominator == 1 else "fraction"
