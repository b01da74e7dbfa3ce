"""The money of a project's period: what it could spend in it, and what it spent in it.

Carried over is what was handed down before the period and not spent by then. Money of a later
budget year that is handed down early is not the period's, nor is what comes after its end.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures import money

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.funds import FundLine

ZERO = Fraction(0)


class Own(NamedTuple):
    """One line's money of the period, in 元; None where the line does not give it."""

    initial_budget: Fraction | None
    budget: Fraction | None
    arrived: Fraction | None
    spent: Fraction | None


def budget_year(line: FundLine) -> int | None:
    """The budget year written with the line, where it is a year."""
    return line.year if line.year is not None and 1900 <= line.year <= 2199 else None


def last_day(end: date | None, as_of: date | None) -> date | None:
    """The day up to which the period's money counts."""
    return min((day for day in (end, as_of) if day is not None), default=None)


def of_line(line: FundLine, period: tuple[date | None, date | None], as_of: date | None) -> Own:
    """The line's money of the period, up to the day; undated money is the period's own.

    Spending before the period is taken off the budget: the rest was carried over.
    """
    start, end = period
    day = last_day(end, as_of)
    spent = money.spent(line, day, start)
    if end is not None and (budget_year(line) or end.year) > end.year:
        return Own(
            _none_of(money.initial_budget(line, day)), _none_of(money.budget(line, day)),
            _none_of(money.arrived(line, day)), spent,
        )  # fmt: skip
    budget = money.budget(line, day)
    if budget is not None:
        budget -= money.before(line, start, day)
    return Own(money.initial_budget(line, day), budget, money.arrived(line, day), spent)


def _none_of(amount: Fraction | None) -> Fraction | None:
    """Zero where an amount is given."""
    return None if amount is None else ZERO
