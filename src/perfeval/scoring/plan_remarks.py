"""A fund plan that does not add up by year, source or task, or that the money does not cover."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures import money
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.scoring.plan_sums import dimensions, lines_of, source_of, totals, year_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.finding import Span
    from perfeval.model.funds import FundPlan, Funds

ZERO = Fraction(0)
_YEAR = re.compile(r"(?:19|20|21)\d\d(?:-(?:19|20|21)\d\d)?")


def of_plan(plan: FundPlan, funds: Funds) -> Iterator[Finding]:
    """Findings of every dimension beside the groups."""
    for row in plan.rows:
        if row.years and (whole := sum(row.years.values(), ZERO)) != row.amount:
            params = {
                "name": row.name,
                "sum": _show(whole, funds),
                "amount": _show(row.amount, funds),
            }
            yield Finding("PE530", row.at.get("years", row.span), params)
    for key, stated, sums in dimensions(plan):
        for name, amount in stated.items():
            if sums.get(name, ZERO) != amount:
                params = {
                    "key": key, "name": name, "sum": _show(sums.get(name, ZERO), funds),
                    "total": _show(amount, funds),
                }  # fmt: skip
                place = plan.at.get(f"{key}.{name}", plan.at.get(key, plan.span))
                yield Finding("PE531", place, params)
    yield from _names(plan, funds)
    yield from _wholes(plan, funds)
    yield from _open(plan)
    yield from _covered(plan, funds)


def _names(plan: FundPlan, funds: Funds) -> Iterator[Finding]:
    """Years that are none, and sources that no fund line has."""
    keyed = [(row.name, "years", row.years, row.at, row.span) for row in plan.rows]
    for owner, key, given, at, span in (*keyed, ("", "years", plan.years, plan.at, plan.span)):
        for name in given:
            if not _YEAR.fullmatch(year_label(name)):
                params = {"name": owner, "year": name[:40]}
                yield Finding("PE496", at.get(f"{key}.{name}", at.get(key, span)), params)
    for row in plan.rows if funds.lines else ():
        if row.source and not lines_of(funds, row.source):
            from perfeval.scoring.fund_matches import near

            params = {
                "name": row.name, "source": row.source[:40], "near": near(row.source, funds)
            }  # fmt: skip
            yield Finding("PE497", row.at.get("source", row.span), params)


def _wholes(plan: FundPlan, funds: Funds) -> Iterator[Finding]:
    """Printed totals of a dimension that don't make the printed total; of groups a plan may print
    some only."""
    if plan.total is None:
        return
    every: tuple[tuple[str, Mapping[str, Fraction]], ...] = (
        ("tasks", plan.tasks), ("sources", plan.sources), ("years", plan.years),
    )  # fmt: skip
    for key, stated in every:
        whole = sum(stated.values(), ZERO)
        if stated and whole != plan.total:
            params = {"key": key, "sum": _show(whole, funds), "total": _show(plan.total, funds)}
            yield Finding("PE532", plan.at.get(key, plan.span), params)


def _open(plan: FundPlan) -> Iterator[Finding]:
    """Rows that name no source or year where others do: the dimension does not make the whole."""
    given: tuple[tuple[str, list[bool]], ...] = (
        ("sources", [bool(row.source) for row in plan.rows]),
        ("years", [bool(row.year or row.years) for row in plan.rows]),
        ("tasks", [bool(row.task) for row in plan.rows]),
    )
    for key, said in given:
        if any(said) and not all(said):
            blank = [row for row, here in zip(plan.rows, said, strict=True) if not here]
            params = {"key": key, "n": str(len(blank)), "name": blank[0].name}
            yield Finding("PE533", blank[0].span, params)


def _covered(plan: FundPlan, funds: Funds) -> Iterator[Finding]:
    """A source's rows beside the budgets of its fund lines: a plan covers the whole programme, so
    budgets of every day count."""
    for source, planned in totals(plan, source_of).items():
        lines = lines_of(funds, source)
        budget = money.total([money.budget(line, None) for line in lines])
        if budget is None or budget == planned:
            continue
        name = "、".join(dict.fromkeys(line.name or line.key for line in lines))
        params = {"name": name, "planned": _show(planned, funds), "budget": _show(budget, funds)}
        place = _place(plan, source)
        if planned > budget:
            yield Finding("PE534", place, params)
        else:
            yield Finding("PE535", place, params)


def _place(plan: FundPlan, source: str) -> Span | None:
    """Where the source is first named."""
    row = next((row for row in plan.rows if row.source == source), None)
    return row.at.get("source", row.span) if row is not None else plan.span


def _show(value: Fraction, funds: Funds) -> str:
    return plain(value / funds.factor) + funds.unit
