"""The money in tables: fund lines, rates with their formulas, the plan by group."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures import money
from perfeval.measures.period import budget_year, last_day
from perfeval.model.rounding import plain
from perfeval.reports import figures
from perfeval.reports.money_words import counted, formula, part_name
from perfeval.reports.period_funds import earlier, of_the_period, spans
from perfeval.reports.tables import Row, Table, columns_of, filled, row, table
from perfeval.scoring.plan_sums import by_year, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfeval.model.funds import FundPlan, PlanRow
    from perfeval.model.project import Project
    from perfeval.model.scorecard import FundsSummary, LineRow, Scorecard
    from perfeval.reports.words import Words

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")


def _cells(line: LineRow, name: str, funds: FundsSummary, digits: int) -> dict[str, str]:
    cells = {key: figures.money(getattr(line, key), funds.factor, digits) for key in AMOUNTS}
    return {"fund": name, **cells, "execution": figures.rate(line.execution), "note": line.note}


def decimals(funds: FundsSummary) -> int:
    values = [getattr(line, key) for line in funds.lines for key in AMOUNTS]
    return figures.money_digits(values, funds.factor)


def funds_rows(funds: FundsSummary, words: Words, total_first: bool) -> list[Row]:
    """Lines with their parts indented behind them, and the total above or below."""
    digits = decimals(funds)
    rows = []
    for line in funds.lines:
        inner = bool(line.of) or (total_first and len(funds.lines) > 1)
        name = words("row.of", name=part_name(line.name)) if inner else line.name
        rows.append(row(_cells(line, name, funds, digits), "part" if line.of else "row"))
    if funds.total is None:
        return rows
    if total_first:
        return [row(_cells(funds.total, words("row.fund_total"), funds, digits), "total"), *rows]
    return [*rows, row(_cells(funds.total, words("row.total"), funds, digits), "total")]


def funds_table(card: Scorecard, words: Words) -> Table | None:
    """The lines as of the day; cumulative, and called so, when money was spent before the period."""
    if card.funds is None or not card.funds.lines:
        return None
    whole = spans(card)
    columns = columns_of(words, "fund initial_budget budget arrived spent execution note",
                         "initial_budget budget arrived spent execution")  # fmt: skip
    for column in columns:
        if whole and column["key"] in ("budget", "arrived", "spent"):
            column["label"] = words(f"col.{column['key']}_all")
    rows = funds_rows(card.funds, words, total_first=False)
    return _finished(card, card.funds, columns, rows, words, [], "_all" if whole else "")


def funds_form(card: Scorecard, words: Words, of_period: bool) -> Table | None:
    """The fund rows of an official form: the total first, the year's money alone."""
    funds = of_the_period(card) if of_period else card.funds
    if funds is None or not funds.lines:
        return None
    columns = columns_of(words, "fund initial_budget budget spent execution note",
                         "initial_budget budget spent execution")  # fmt: skip
    start, gone = card.project.header.period[0], earlier(card)
    notes = []
    if of_period and gone:
        off = plain(gone / funds.factor)
        day = figures.day(start, words)
        notes.append(words("note.earlier", day=day, earlier=off, unit=funds.unit))
    rows = funds_rows(funds, words, total_first=True)
    if of_period and spans(card):
        notes += _outside(card, words)
        return _finished(card, funds, columns, rows, words, notes, "", of_period=True)
    whole = "_all" if spans(card) and not of_period else ""
    return _finished(card, funds, columns, rows, words, notes, whole)


def _outside(card: Scorecard, words: Words) -> list[str]:
    """What is left out of the period's money besides earlier spending: later budgets and payments."""
    header = card.project.header
    found: list[str] = []
    end, funds = header.period[1], card.project.funds
    if end is None or funds is None:
        return found
    if (header.as_of is None or header.as_of > end) and any(d > end for d in _days(card.project)):
        found.append(words("note.later", day=figures.day(end, words)))
    early = [line for line in funds.lines if (budget_year(line) or end.year) > end.year]
    if any(money.budget(line, last_day(end, header.as_of)) for line in early):
        found.append(words("note.early", year=end.year))
    return found


def _finished(
    card: Scorecard, funds: FundsSummary, columns: list[dict[str, str]], rows: list[Row],
    words: Words, notes: list[str], whole: str, of_period: bool = False,
) -> Table | None:  # fmt: skip
    header = card.project.header
    as_of = last_day(header.period[1], header.as_of) if of_period else header.as_of
    stated = words("note.as_of", day=figures.day(as_of, words)) if as_of else ""
    notes = [words(f"note.execution{whole}", as_of=stated), *notes]
    later = words("note.later", day=figures.day(as_of, words)) if as_of is not None else ""
    if as_of is not None and later not in notes and any(day > as_of for day in _days(card.project)):
        notes.append(later)
    shown = filled(columns, rows, ("fund", "budget", "spent"))
    return table("funds", words, shown, rows, words("unit", unit=funds.unit), notes)


def _days(project: Project) -> Iterator[date]:
    for line in project.funds.lines if project.funds is not None else ():
        for key in (*AMOUNTS, "adjustments"):
            for entry in getattr(line, key) or ():
                if entry.date is not None:
                    yield entry.date
        for reached in line.cumulative or ():
            yield reached.as_of


def rates_table(card: Scorecard, words: Words) -> Table | None:
    funds = card.funds
    if funds is None:
        return None
    stated = (
        {use.name: use.reported for use in card.project.funds.rates} if card.project.funds else {}
    )
    rows = []
    for value in funds.rates:
        cells = {
            "rate_name": value.name, "formula": formula(value, funds, words),
            "value": figures.rate(value.value), "as_of": counted(value, words),
            "reported_rate": figures.quantity(stated.get(value.name), words),
        }  # fmt: skip
        rows.append(row(cells))
    columns = columns_of(
        words, "rate_name formula value as_of reported_rate", "value reported_rate"
    )
    return table("rates", words, filled(columns, rows, ("value",)), rows)


def plan_table(card: Scorecard, words: Words) -> Table | None:
    """The plan by group with a subtotal for each, and the total; printed totals are compared."""
    funds = card.project.funds
    plan = funds.plan if funds is not None else None
    if plan is None or funds is None:
        return None
    factor = figures.factor_of(plan.unit, funds.factor)
    digits = figures.money_digits([r.amount for r in plan.rows], factor)
    rows: list[Row] = []
    groups = list(dict.fromkeys(r.group for r in plan.rows))
    number = 0
    for group in groups:
        inside = [r for r in plan.rows if r.group == group]
        for task in inside:
            number += 1
            cells = {
                "no": str(number), "group": task.group, "task": task.name,
                "amount": figures.money(task.amount, factor, digits), "purpose": task.content,
                "period": task.period or _years(task, words),
                "nature": task.nature or source_name(funds, task.source), "plan_task": task.task,
            }  # fmt: skip
            rows.append(row(cells))
        if group:
            part = sum((r.amount for r in inside), Fraction(0))
            name = words("row.subtotal", name=group)
            rows.append(
                row({"group": name, "amount": figures.money(part, factor, digits)}, "subtotal")
            )
    whole = sum((r.amount for r in plan.rows), Fraction(0))
    first = "group" if any(groups) else "task"
    rows.append(
        row({first: words("row.total"), "amount": figures.money(whole, factor, digits)}, "total")
    )
    columns = columns_of(words, "group plan_task no task amount purpose period nature", "no amount")
    notes = _plan_notes(plan, factor, words)
    unit = words("unit", unit=plan.unit)
    return table(
        "plan",
        words,
        filled(columns, rows, ("task", "amount")),
        rows,
        unit,
        notes,
        merge=1 if any(groups) else 0,
    )


def _years(task: PlanRow, words: Words) -> str:
    """The years of a row that says them in figures."""
    labels = [label for label in by_year(task) if label]
    return words.listed([words("plan_year", year=label) for label in labels])


def _plan_notes(plan: FundPlan, factor: Fraction, words: Words) -> list[str]:
    found = []
    whole = sum((r.amount for r in plan.rows), Fraction(0))
    if plan.total is not None and plan.total != whole:
        values = {
            "stated": plain(plan.total / factor),
            "sum": plain(whole / factor),
            "unit": plan.unit,
        }
        found.append(words("note.plan_total", **values))
    for group, stated in plan.groups.items():
        part = sum((r.amount for r in plan.rows if r.group == group), Fraction(0))
        if part != stated:
            values = {
                "stated": plain(stated / factor),
                "sum": plain(part / factor),
                "unit": plan.unit,
            }
            found.append(words("note.plan_group", name=group, **values))
    return found
