"""Rows of the fund table whose cells fit another column better than their own."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.misfits import misfit
from perfeval.intake.several import is_several
from perfeval.intake.shifts import number
from perfeval.intake.values import half, is_blank, is_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Finding
    from perfeval.model.form import FundRow, Value

AMOUNTS = ("initial_budget", "adjustment", "budget", "arrived", "spent", "forecast")
POINTS = ("weight", "score", "review")
WORDS = ("reason", "note")
NEAR = Fraction(6, 100)  # a rate of two decimals, rounded or cut, in per cent


class Told(NamedTuple):
    """What is left of a row, `None` when it was refused whole, and why."""

    row: FundRow | None
    findings: tuple[Finding, ...]


def fund_misfits(row: FundRow, columns: Mapping[str, Value]) -> Told:
    """A row without the cells that can't be read; nothing of it when its cells have moved."""
    wrong = [(k, v) for k, v in row.cells.items() if _wrong(k, v.text)]
    moved = next(((k, v) for k, v in wrong if _neighbour(v.text)), None)
    if moved is None and (off := _off(row)) is not None:
        moved = off
    if moved is not None:
        cells = (row.label, *row.cells.values())
        return Told(None, (misfit(moved[1], moved[0], columns, cells),))
    if not wrong:
        return Told(row, ())
    keys = {k for k, _ in wrong}
    kept = {k: v for k, v in row.cells.items() if k not in keys}
    return Told(row._replace(cells=kept), tuple(misfit(v, k, columns) for k, v in wrong))


def _wrong(key: str, text: str) -> bool:
    if is_blank(text):
        return False
    if key.partition("_2")[0] in WORDS:
        return is_number(text)
    if is_several(text) or not is_number(text):
        return True
    rate = half(text).rstrip().endswith("%")
    return rate and key in (*AMOUNTS, *POINTS)


def _neighbour(text: str) -> bool:
    """Whether a value may be another column's: a number, a rate, or words without any figure."""
    return not is_several(text) and (is_number(text) or not re.search(r"\d", half(text)))


def _off(row: FundRow) -> tuple[str, Value] | None:
    """The rate, when it does not fit its amounts but fits them one column to the side."""
    cells = list(row.cells.items())
    if not _fits(dict(cells)):
        for step in (1, -1):
            keys = [k for k, _ in cells]
            moved = {
                keys[n + step]: v for n, (_, v) in enumerate(cells) if 0 <= n + step < len(keys)
            }
            if _fits(moved, sure=True):
                return "rate", row.cells["rate"]
    return None


def _fits(cells: Mapping[str, Value], sure: bool = False) -> bool:
    """Whether rate = spent ÷ budget; what can't be said fits unless it has to be sure."""
    rate, spent = number(cells.get("rate")), number(cells.get("spent"))
    budget = number(cells.get("budget")) or number(cells.get("initial_budget"))
    if rate is None or spent is None or not budget or not spent:
        return not sure
    share = spent / budget * 100
    if sure and rate == 1:
        return False
    return abs(share - rate) <= NEAR or abs(share - rate * 100) <= NEAR
