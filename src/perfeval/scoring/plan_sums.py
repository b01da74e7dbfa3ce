"""A fund plan by group, task, source and year: what its rows add up to in each dimension."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from perfeval.model.funds import FundLine, FundPlan, Funds, PlanRow

ZERO = Fraction(0)


def year_label(text: str) -> str:
    """2021年 and 2021年度 are 2021, 2021—2022年 is 2021-2022."""
    text = text.strip().replace("—", "-").replace("–", "-").replace("~", "-").replace("～", "-")
    return text.removesuffix("度").removesuffix("年")


def by_year(row: PlanRow) -> dict[str, Fraction]:
    """The row's money by year; all of it in its one year, or under "" where it names none."""
    if row.years:
        found: dict[str, Fraction] = {}
        for name, amount in row.years.items():
            label = year_label(name)
            found[label] = found.get(label, ZERO) + amount
        return found
    return {year_label(row.year): row.amount}


def task_of(row: PlanRow) -> str:
    return row.task or row.group or row.name


def group_of(row: PlanRow) -> str:
    return row.group


def source_of(row: PlanRow) -> str:
    return row.source


def dated(plan: FundPlan) -> bool:
    """Whether some row says which year its money is for."""
    return any(row.year or row.years for row in plan.rows)


def years(plan: FundPlan) -> list[str]:
    """The years of the plan in order; "" last, for money that names none."""
    found = {label for row in plan.rows for label in by_year(row)}
    return sorted(found, key=lambda label: (not label, label))


def cross(plan: FundPlan, of: Callable[[PlanRow], str]) -> dict[str, dict[str, Fraction]]:
    """By the dimension's value, in order of the rows, the money by year."""
    found: dict[str, dict[str, Fraction]] = {}
    for row in plan.rows:
        line = found.setdefault(of(row), {})
        for label, amount in by_year(row).items():
            line[label] = line.get(label, ZERO) + amount
    return found


def totals(plan: FundPlan, of: Callable[[PlanRow], str]) -> dict[str, Fraction]:
    """By the dimension's value the money of its rows."""
    found: dict[str, Fraction] = {}
    for row in plan.rows:
        found[of(row)] = found.get(of(row), ZERO) + row.amount
    return found


def year_totals(plan: FundPlan) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for row in plan.rows:
        for label, amount in by_year(row).items():
            found[label] = found.get(label, ZERO) + amount
    return found


def dimensions(
    plan: FundPlan,
) -> Iterator[tuple[str, Mapping[str, Fraction], Mapping[str, Fraction]]]:
    """(key, printed totals, sums of the rows) of each dimension beside the groups."""
    yield "tasks", plan.tasks, totals(plan, lambda row: row.task)
    yield "sources", plan.sources, totals(plan, source_of)
    yield "years", {year_label(k): v for k, v in plan.years.items()}, year_totals(plan)


def lines_of(funds: Funds, source: str) -> list[FundLine]:
    """The fund lines that a plan's source means: by id or name, else by source."""
    named = [line for line in funds.lines if source and source in (line.id, line.name)]
    if named:
        return named
    return [line for line in funds.lines if source and line.source == source and not line.of]


def source_name(funds: Funds, source: str) -> str:
    """A source as tables print it: the line's name where its id is given."""
    for line in funds.lines:
        if source and source == line.id:
            return line.name or source
    return source
