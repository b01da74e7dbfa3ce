"""The project in two sentences: who, when, by whom evaluated; its money in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.reports import figures
from perfeval.reports.period_funds import begun, of_the_period, spans
from perfeval.reports.texts import bare, capital, joined

if TYPE_CHECKING:
    from perfeval.model.scorecard import FundsSummary, Scorecard
    from perfeval.reports.words import Words

OWN = ("self-assessment", "transfer-payment", "monitoring")


def object_text(card: Scorecard, kind: str, words: Words) -> str:
    """Project, implementing unit and department, period; client and agency."""
    header, work = card.project.header, card.project.evaluation
    unit, above = bare(header.implementer), bare(header.department)
    name = bare(header.name)
    parts = []
    if unit and above and unit != above:
        parts.append(words("summary.by_under", unit=unit, department=above))
    elif unit:
        parts.append(words("summary.by", unit=unit))
    elif above:
        parts.append(words("summary.under", department=above))
    span = figures.span(*header.period, words)
    if span:
        parts.append(words("summary.period", span=span))
    first = (
        words("summary.object", name=name, parts=words("summary.and").join(parts)) if parts else ""
    )
    if work is None or kind in OWN:
        return first
    client, agency = bare(work.client), bare(work.agency)
    key = "both" if client and agency else "agency" if agency else "client" if client else ""
    if not key:
        return first
    what = bare(work.kind) or words(f"summary.what.{'ex-ante' if kind == 'ex-ante' else 'other'}")
    return joined([first, words(f"summary.{key}", client=client, agency=agency, what=what)], words)


def budget_text(card: Scorecard, words: Words) -> str:
    """The budget alone: what a plan knows of the money."""
    funds = card.funds
    if funds is None or funds.total is None or funds.total.budget is None:
        return ""
    budget = plain(funds.total.budget / funds.factor)
    return capital(words("summary.budget", budget=budget, unit=funds.unit)) + words("stop")


def money_text(card: Scorecard, words: Words) -> str:
    """Budget, arrival and spending with their rates, without the formulas."""
    funds = card.funds
    total = funds.total if funds is not None else None
    if funds is None or total is None or total.budget is None:
        return ""
    whole = "_all" if spans(card) else ""
    as_of = card.project.header.as_of
    head = words("funds.as_of", day=figures.day(as_of, words)) if as_of else ""
    unit, factor = funds.unit, funds.factor
    parts = [words(f"summary.budget{whole}", budget=plain(total.budget / factor), unit=unit)]
    if total.arrived is not None and funds.arrival is not None:
        arrived = plain(total.arrived / factor)
        rate = figures.rate(funds.arrival)
        parts.append(words("summary.arrived", arrived=arrived, unit=unit, rate=rate))
    if total.spent is not None and funds.execution is not None:
        spent = plain(total.spent / factor)
        rate = figures.rate(funds.execution)
        parts.append(words(f"summary.spent{whole}", spent=spent, unit=unit, rate=rate))
    first = capital(head + words("comma").join(parts)) + words("stop")
    return joined([first, _year(card, funds, words)], words)


def _year(card: Scorecard, funds: FundsSummary, words: Words) -> str:
    """The period's own money, where the sums reach back behind its beginning."""
    own = of_the_period(card) if spans(card) and begun(card) else None
    if own is None or own.total is None or own.total.execution is None:
        return ""
    budget, spent = own.total.budget, own.total.spent
    if budget is None or spent is None:
        return ""
    return words(
        "summary.year", budget=figures.short(budget / funds.factor), unit=funds.unit,
        spent=figures.short(spent / funds.factor), rate=figures.rate(own.total.execution),
    )  # fmt: skip
