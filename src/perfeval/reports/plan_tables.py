"""The plan of the money across: task by year, source by year."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.reports import figures
from perfeval.reports.tables import Table, column, row, table
from perfeval.scoring import plan_sums

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.model.funds import PlanRow
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

ZERO = Fraction(0)


def plan_tasks_table(card: Scorecard, words: Words) -> Table | None:
    return _cross(card, words, "plan_tasks", "task_or_group", plan_sums.task_of)


def plan_sources_table(card: Scorecard, words: Words) -> Table | None:
    funds = card.project.funds
    plan = funds.plan if funds is not None else None
    if plan is None or not any(line.source for line in plan.rows):
        return None
    return _cross(card, words, "plan_sources", "plan_source", plan_sums.source_of)


def _cross(
    card: Scorecard, words: Words, key: str, first: str, of: Callable[[PlanRow], str]
) -> Table | None:
    """Rows of one dimension, a column a year, and what both come to."""
    funds = card.project.funds
    plan = funds.plan if funds is not None else None
    if plan is None or funds is None or not plan_sums.dated(plan):
        return None
    factor = figures.factor_of(plan.unit, funds.factor)
    years, found = plan_sums.years(plan), plan_sums.cross(plan, of)
    amounts = [amount for line in found.values() for amount in line.values()]
    digits = figures.money_digits(amounts, factor)
    columns = [column(first, words(f"col.{first}"))]
    columns += [column(f"y{year}", _year(year, words), "right") for year in years]
    columns.append(column("sum", words("col.sum"), "right"))

    def cells(name: str, line: dict[str, Fraction]) -> dict[str, str]:
        own = {f"y{year}": figures.money(line.get(year), factor, digits) for year in years}
        return {first: name, **own, "sum": figures.money(sum(line.values(), ZERO), factor, digits)}

    rows = []
    for name, line in found.items():
        shown = plan_sums.source_name(funds, name) if key == "plan_sources" else name
        rows.append(row(cells(shown or words("row.open"), line)))
    rows.append(row(cells(words("row.total"), plan_sums.year_totals(plan)), "total"))
    return table(key, words, columns, rows, words("unit", unit=plan.unit))


def _year(label: str, words: Words) -> str:
    if not label:
        return words("col.no_year")
    return words("plan_year", year=label) if label.replace("-", "").isdigit() else label
