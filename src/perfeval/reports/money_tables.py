"""The money: fund table, rates with their formulas, plan by group, and a paragraph of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from perfeval.model.project import FundPlan, Project
from perfeval.model.rounding import plain
from perfeval.model.scorecard import FundsSummary, LineRow, RateValue, Scorecard
from perfeval.reports import figures
from perfeval.reports.tables import Row, Table, columns_of, filled, row, table
from perfeval.reports.texts import capital
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
        name = words("row.of", name=line.name) if inner else line.name
        rows.append(row(_cells(line, name, funds, digits), "part" if line.of else "row"))
    if funds.total is None:
        return rows
    if total_first:
        return [row(_cells(funds.total, words("row.fund_total"), funds, digits), "total"), *rows]
    return [*rows, row(_cells(funds.total, words("row.total"), funds, digits), "total")]


def funds_table(card: Scorecard, words: Words, total_first: bool = False) -> Table | None:
    funds = card.funds
    if funds is None or not funds.lines:
        return None
    as_of = card.project.header.as_of
    columns = columns_of(words, "fund initial_budget budget arrived spent execution note",
                         "initial_budget budget arrived spent execution")  # fmt: skip
    rows = funds_rows(funds, words, total_first)
    stated = words("note.as_of", day=figures.day(as_of, words)) if as_of else ""
    notes = [words("note.execution", as_of=stated)]
    if as_of is not None and any(day > as_of for day in _days(card.project)):
        notes.append(words("note.later", day=figures.day(as_of, words)))
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


def formula(value: RateValue, funds: FundsSummary, words: Words) -> str:
    """The division of a rate with its amounts: 支出3797.8万元÷全年预算8445万元."""
    if value.top is None or value.bottom is None:
        return ""
    base = {"arrival": "budget", "timely_arrival": "due"}.get(value.rate, value.base)
    return words(
        "funds.formula", top_name=words(f"top.{value.rate}"), top=plain(value.top / funds.factor),
        bottom_name=words(f"base.{base}"), bottom=plain(value.bottom / funds.factor), unit=funds.unit,
    )  # fmt: skip


def counted(value: RateValue, words: Words) -> str:
    """From when to when a rate counts money."""
    if value.as_of is None:
        return ""
    if value.start is not None:
        return figures.span(value.start, value.as_of, words)
    return words("funds.until", day=figures.day(value.as_of, words))


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


def arrival_sentence(card: Scorecard, words: Words) -> str:
    """Budget and arrival as of the day, with the rate and how it is formed."""
    funds, total = card.funds, card.funds.total if card.funds is not None else None
    if funds is None or total is None or total.budget is None:
        return ""
    as_of = card.project.header.as_of
    head = words("funds.as_of", day=figures.day(as_of, words)) if as_of else ""
    values = {"as_of": head, "budget": plain(total.budget / funds.factor), "unit": funds.unit}
    if total.arrived is None:
        return capital(words("funds.budget", **values))
    if funds.arrival is None:
        arrived = words(
            "funds.only_arrived", arrived=plain(total.arrived / funds.factor), unit=funds.unit
        )
        return capital(words("comma").join([words("funds.budget", **values), arrived]))
    arrived = plain(total.arrived / funds.factor)
    return capital(
        words("funds.arrival", rate=figures.rate(funds.arrival), arrived=arrived, **values)
    )


def execution_sentence(card: Scorecard, words: Words, dated: bool = False) -> str:
    """Spending and its rate; `dated` when no sentence before it names the day."""
    text, as_of = _execution(card, words), card.project.header.as_of
    if not dated or not text or as_of is None:
        return capital(text) if dated else text
    return capital(words("funds.as_of", day=figures.day(as_of, words)) + text)


def _execution(card: Scorecard, words: Words) -> str:
    funds, total = card.funds, card.funds.total if card.funds is not None else None
    if funds is None or total is None or total.spent is None:
        return ""
    spent = plain(total.spent / funds.factor)
    if funds.execution is None or total.budget is None:
        return words("funds.spent", spent=spent, unit=funds.unit)
    budget = plain(total.budget / funds.factor)
    rate = figures.rate(funds.execution)
    return words("funds.execution", spent=spent, unit=funds.unit, rate=rate, budget=budget)


def rate_sentences(card: Scorecard, words: Words) -> list[str]:
    """Each further rate with its formula and period."""
    funds = card.funds
    found = []
    for value in funds.rates if funds is not None else ():
        if value.value is None or funds is None:
            found.append(words("funds.rate_none", name=value.name))
            continue
        values = {
            "name": value.name,
            "rate": figures.rate(value.value),
            "formula": formula(value, funds, words),
        }
        span = counted(value, words)
        key = "funds.rate" if span else "funds.rate_no_day"
        found.append(words(key, span=span, **values))
    return found


def paragraph(parts: list[str], words: Words) -> str:
    kept = [part for part in parts if part]
    return words("semicolon").join(kept) + words("stop") if kept else ""


def plan_table(card: Scorecard, words: Words) -> Table | None:
    """The plan by group with a subtotal for each, and the total; printed totals are compared."""
    funds = card.project.funds
    plan = funds.plan if funds is not None else None
    if plan is None or funds is None:
        return None
    from perfeval.model.quantity import Quantity, quantity

    one = quantity(f"1{plan.unit}")
    factor = one.lo if isinstance(one, Quantity) and one.is_number and plan.unit else funds.factor
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
                "period": task.period, "nature": task.nature,
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
    columns = columns_of(words, "no group task amount purpose period nature", "no amount")
    notes = _plan_notes(plan, factor, words)
    unit = words("unit", unit=plan.unit)
    return table("plan", words, filled(columns, rows, ("task", "amount")), rows, unit, notes)


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
