"""The period's own money, where the fund lines reach back behind its beginning or past its end."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures import money
from perfeval.measures.period import of_line
from perfeval.reports.once import once

if TYPE_CHECKING:
    from perfeval.measures.period import Own
    from perfeval.model.scorecard import FundsSummary, LineRow, Scorecard

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")


def earlier(card: Scorecard) -> Fraction:
    """What had been spent before the project's period began, over all lines that count; nothing
    as of a day when it had not begun."""
    start, funds = card.project.header.period[0], card.project.funds
    if start is None or funds is None or not begun(card):
        return Fraction(0)
    return sum((money.before(line, start) for line in funds.lines if not line.of), Fraction(0))


@once
def begun(card: Scorecard) -> bool:
    """Whether the period has begun by the day."""
    start, as_of = card.project.header.period[0], card.project.header.as_of
    return start is None or as_of is None or as_of >= start


@once
def spans(card: Scorecard) -> bool:
    """Whether the fund rows hold more than the period's money, so that they are running totals."""
    funds = card.funds
    if funds is None or card.project.funds is None:
        return False
    if not begun(card):
        return any(row.spent for row in funds.lines)
    pairs = zip(funds.lines, _owns(card), strict=False)
    return any(getattr(row, key) != getattr(own, key) for row, own in pairs for key in AMOUNTS)


def _owns(card: Scorecard) -> list[Own]:
    funds, header = card.project.funds, card.project.header
    return [of_line(line, header.period, header.as_of) for line in funds.lines] if funds else []


@once
def of_the_period(card: Scorecard) -> FundsSummary | None:
    """The fund rows without what was spent before the period and what came after it or for later
    years: carried-over money and the year's."""
    funds = card.funds
    if funds is None or funds.total is None or not spans(card):
        return funds
    lines = tuple(_with(row, tuple(own)) for row, own in zip(funds.lines, _owns(card), strict=True))
    tops = [row for row in lines if not row.of]
    sums = tuple(money.total([getattr(row, key) for row in tops]) for key in AMOUNTS)
    total = _with(funds.total, sums)
    return funds._replace(lines=lines, total=total, execution=total.execution)


def _with(row: LineRow, amounts: tuple[Fraction | None, ...]) -> LineRow:
    given = dict(zip(AMOUNTS, amounts, strict=True))
    budget, spent = given["budget"], given["spent"]
    execution = spent / budget if spent is not None and budget else None
    return row._replace(**given, execution=execution)  # type: ignore[arg-type]
