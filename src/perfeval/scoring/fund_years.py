"""Fund lines whose years don't go together: budget years, spending before them, falling totals."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.measures import money
from perfeval.measures.period import budget_year
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.funds import Cumulative, FundLine, Funds

ZERO = Fraction(0)


def of_years(funds: Funds, as_of: date | None) -> Iterator[Finding]:
    for line in funds.lines:
        name = line.name or line.key
        if line.year is not None and budget_year(line) is None:
            params = {"name": name, "year": str(line.year)[:20]}
            yield Finding("PE538", line.at.get("year", line.span), params)
        early = _early(line, as_of)
        if early is not None:
            year, spent, budget = early
            params = {
                "name": name, "year": str(year), "spent": _show(spent, funds),
                "budget": _show(budget, funds),
            }  # fmt: skip
            place = line.at.get("spent") or line.at.get("cumulative", line.span)
            yield Finding("PE539", place, params)
        yield from _falling(line, name, funds, as_of)


def _early(line: FundLine, as_of: date | None) -> tuple[int, Fraction, Fraction] | None:
    """The first year by whose end more was spent than the budgets up to it; where the whole is
    overspent, that is said already, and money without a day has no year to be early in."""
    base = line.budget if line.budget is not None else line.initial_budget
    entries = [e for e in (*(base or ()), *line.adjustments) if not _later(e.date, as_of)]
    own = budget_year(line)
    if not entries or (own is None and any(e.date is None for e in entries)):
        return None
    whole, every = sum((e.amount for e in entries), ZERO), money.spent(line, as_of) or ZERO
    if every > whole:
        return None
    years = {e.date.year for e in line.spent or () if e.date is not None}
    years |= {c.as_of.year for c in line.cumulative or ()}
    for year in sorted(years):
        there = [
            e.amount for e in entries
            if (own or (e.date.year if e.date is not None else year)) <= year
        ]  # fmt: skip
        spent = money.before(line, date(year + 1, 1, 1), as_of) if year < 9999 else ZERO
        if spent > sum(there, ZERO):
            return year, spent, sum(there, ZERO)
    return None


def _later(day: date | None, as_of: date | None) -> bool:
    return day is not None and as_of is not None and day > as_of


def _falling(
    line: FundLine, name: str, funds: Funds, as_of: date | None
) -> Iterator[Finding]:  # fmt: skip
    """Running totals that fall."""
    reached: list[Cumulative] = sorted(
        c for c in line.cumulative or () if not _later(c.as_of, as_of)
    )
    for before, after in pairwise(reached):
        if after.spent < before.spent:
            params = {
                "name": name, "day": after.as_of.isoformat(), "spent": _show(after.spent, funds),
                "before": before.as_of.isoformat(), "other": _show(before.spent, funds),
            }  # fmt: skip
            yield Finding("PE499", line.at.get("cumulative", line.span), params)


def _show(value: Fraction, funds: Funds) -> str:
    return plain(value / funds.factor) + funds.unit
