"""The money at the day: lines and total against their schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures import money
from perfeval.measures.period import of_line
from perfeval.model.monitoring import FundProgress
from perfeval.monitoring.terms import lit

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from perfeval.model.funds import FundLine, Funds
    from perfeval.model.monitoring import Light

    Span = tuple[date | None, date | None]


def lines(
    funds: Funds, period: Span, day: date, due: Fraction, lights: tuple[Light, ...]
) -> tuple[FundProgress, ...]:
    """Each line's money of the period up to the day: what was carried over and what is new, and
    what was spent since the period began."""
    return tuple(_line(line, period, day, due, lights) for line in funds.lines)


def total(
    rows: tuple[FundProgress, ...], due: Fraction, lights: tuple[Light, ...]
) -> FundProgress | None:
    """The sum of the lines that are part of no other; None without any."""
    tops = [row for row in rows if not row.of]
    if not tops:
        return None
    stated = [row.stated for row in tops]
    # nothing is planned of a line without a budget on the day, so nothing is forecast of it
    idle = [row for row in tops if row.forecast is None and row.budget == 0 and not row.spent]
    ahead = [row.forecast for row in tops if row not in idle]
    whole = FundProgress(
        "",
        initial_budget=money.total([row.initial_budget for row in tops]),
        budget=money.total([row.budget for row in tops]),
        spent=money.total([row.spent for row in tops]),
        # lines that state none would be missing in the sum
        stated=money.total(stated) if None not in stated else None,
    )
    # what is forecast in all is what the lines come to, stated where it is and computed elsewhere
    computed = money.total(ahead) if None not in ahead else None
    return _compared(whole, due, lights)._replace(computed=computed)


def _line(
    line: FundLine, period: Span, day: date, due: Fraction, lights: tuple[Light, ...]
) -> FundProgress:
    own = of_line(line, period, day)
    row = FundProgress(
        line.name or line.id or line.source, line.key, line.source, line.of,
        own.initial_budget, own.budget, own.spent, stated=line.forecast,
        note=line.note, span=line.span, deviation=line.deviation, improvement=line.improvement,
    )  # fmt: skip
    return _compared(row, due, lights)


def _compared(row: FundProgress, due: Fraction, lights: tuple[Light, ...]) -> FundProgress:
    if row.spent is None or not row.budget:
        return row._replace(due=due)
    rate = row.spent / row.budget
    # a straight line leads past the budget where money was spent early: no more can be spent
    computed = max(min(row.spent / due, row.budget), row.spent) if due else None
    gap = due - rate
    return row._replace(rate=rate, due=due, gap=gap, light=lit(lights, gap), computed=computed)
