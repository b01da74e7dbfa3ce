"""The money of many projects as columns: rates of the fund table, and how far it was spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.block import ABSENT, Block, Column, whole
from perfeval.columns.money import execution
from perfeval.measures.funds import Params

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from perfeval.model.funds import Dated, FundLine, Funds
    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.scorecard import FundsSummary

SCALE = 100
LARGEST = 2**44

# budget, arrived and spent; None where it isn't given
Amounts = tuple[int | None, int | None, int | None]


class Money(NamedTuple):
    """Sums of a fund table in hundredths of a 元."""

    budget: int
    arrived: int
    spent: int


class Sums(NamedTuple):
    """A fund table that says no more than amounts, line by line."""

    lines: tuple[Amounts, ...]
    total: Amounts

    def money(self) -> Money | None:
        budget, arrived, spent = self.total
        if not budget or arrived is None or spent is None:
            return None
        return Money(budget, arrived, spent)


def money_of(funds: FundsSummary | None) -> Money | None:
    """The sums; None where one is not given, or none that columns divide."""
    total = None if funds is None else funds.total
    if total is None or not total.budget:
        return None
    found = []
    for value in (total.budget, total.arrived, total.spent):
        units = None if value is None else _units(value)
        if units is None:
            return None
        found.append(units)
    return Money(*found)


def rated(leaf: Indicator) -> bool:
    """Whether these sums are all that a leaf asks of the money."""
    p = leaf.measure.params
    return isinstance(p, Params) and p == Params(p.rate, p.base) and p.base != "initial_budget"


def _units(value: Fraction) -> int | None:
    units = whole(value, SCALE)
    return units if units is not None and 0 <= units < LARGEST else None


def sums_of(funds: Funds | None, as_of: date | None) -> Sums | None:
    """The amounts of a table of which nothing can be said but of these, up to the day and within
    one year; None of any other (see `scoring.finances`)."""
    if funds is None or funds.plan is not None or funds.rates or not funds.lines:
        return None
    lines: list[Amounts] = []
    for line in funds.lines:
        found = None if _more(line) else _amounts(line, as_of)
        if found is None:
            return None
        lines.append(found)
    if len(lines) == 1:
        return Sums((lines[0],), lines[0])
    ids = [line.id for line in funds.lines if line.id]
    blanks = {(arrived is None, spent is None) for _, arrived, spent in lines}
    if len(set(ids)) < len(ids) or len(blanks) > 1:
        return None
    total = [None if None in own else sum(own) for own in zip(*lines, strict=True)]
    return Sums(tuple(lines), (total[0], total[1], total[2]))


def _more(line: FundLine) -> bool:
    """Whether a line says more than what was planned, came and was spent."""
    return bool(
        line.of or line.budget is None or line.initial_budget is not None or line.adjustments
        or line.due is not None or line.cumulative is not None or line.assumed
        or line.year is not None or line.matches
    )  # fmt: skip


def _amounts(line: FundLine, as_of: date | None) -> Amounts | None:
    years: set[int] = set()
    budget = _sum(line.budget or (), as_of, years)
    spent = None if line.spent is None else _sum(line.spent, as_of, years)
    if budget < 0 or len(years) > 1 or (spent is not None and spent < 0):
        return None
    arrived = None if line.arrived is None else _sum(line.arrived, as_of, years)
    return None if arrived is not None and arrived < 0 else (budget, arrived, spent)


def _sum(entries: tuple[Dated, ...], as_of: date | None, years: set[int]) -> int:
    """In hundredths; -1 where they are not for columns."""
    total = 0
    for entry in entries:
        amount, day = entry[0], entry[1]
        if day is not None:
            if as_of is not None and day > as_of:
                return -1
            years.add(day.year)
        top, bottom = amount.numerator, amount.denominator
        if top < 0 or SCALE % bottom:
            return -1
        total += top * (SCALE // bottom)
    return total if total < LARGEST else -1


def executions(own: IndicatorSet, some: Sequence[Sums]) -> tuple[Any, Any, Any]:
    """How much of each budget was spent in 1/10000, where there is no such rate, and of whose money
    something may be to be said."""
    n = len(some)
    several = [(place, one) for place, one in enumerate(some) if len(one.lines) > 1]
    rows = [one.total for one in some]
    owner = [place for place, one in several for _ in one.lines]
    rows += [line for _, one in several for line in one.lines]
    block = Block(own, len(rows), {}, np.zeros(len(rows), bool), funds=_given(rows))
    units, without, odd = execution(block)
    found = odd[:n].copy()
    np.logical_or.at(found, owner, odd[n:])
    return units[:n], without[:n], found


def _given(rows: list[Amounts]) -> Mapping[str, Column]:
    found = {}
    for key, own in zip(Money._fields, zip(*rows, strict=True), strict=True):
        form = np.array([ABSENT if x is None else 0 for x in own], np.uint8)
        found[key] = Column(np.array([x or 0 for x in own], np.int64), SCALE, form=form)
    return found


def columns(some: Sequence[Money | None]) -> Mapping[str, Column]:
    """Every project's sums; a project without any has no row here."""
    rows: Any = np.array([one or Money(1, 1, 1) for one in some], np.int64)
    return {
        key: Column(np.ascontiguousarray(rows[:, n]), SCALE) for n, key in enumerate(Money._fields)
    }
