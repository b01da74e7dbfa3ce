"""The period's own money, where the fund lines reach back behind its beginning."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures.money import before

if TYPE_CHECKING:
    from perfeval.model.scorecard import FundsSummary, LineRow, Scorecard


def earlier(card: Scorecard) -> Fraction:
    """What had been spent before the project's period began, over all lines that count; nothing
    as of a day when it had not begun."""
    start, funds, as_of = (
        card.project.header.period[0],
        card.project.funds,
        card.project.header.as_of,
    )
    if start is None or funds is None or (as_of is not None and as_of < start):
        return Fraction(0)
    return sum((before(line, start) for line in funds.lines if not line.of), Fraction(0))


def of_the_period(card: Scorecard) -> FundsSummary | None:
    """The fund rows without what was spent before the period: carried-over money and the year's."""
    funds, given, start = card.funds, card.project.funds, card.project.header.period[0]
    if funds is None or given is None or funds.total is None or start is None or not earlier(card):
        return funds
    gone = [before(line, start) for line in given.lines]
    lines = tuple(_less(row, off) for row, off in zip(funds.lines, gone, strict=True))
    total = _less(funds.total, earlier(card))
    return funds._replace(lines=lines, total=total, execution=total.execution)


def _less(row: LineRow, off: Fraction) -> LineRow:
    budget = None if row.budget is None else row.budget - off
    spent = None if row.spent is None else row.spent - off
    execution = spent / budget if spent is not None and budget else None
    return row._replace(budget=budget, spent=spent, execution=execution)
