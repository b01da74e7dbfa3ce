"""项目支出绩效目标执行监控表 of 财预〔2019〕136号, as a grid of merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports import figures
from perfeval.reports.forms.grid import WHOLE, Cell, Line, beside, label, laid, line
from perfeval.reports.monitoring.form_goals import goal_lines
from perfeval.reports.monitoring.fund_rows import FundRow, fund_rows
from perfeval.reports.monitoring.states import STAR, expected
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.monitoring.view import View

    Plain = dict[str, Any]

SIDE, NAME = 14, 20  # hundredths: the labels at the left, the names of the funds
AMOUNTS = (16, 16, 16, 18)


def form(view: View) -> Plain:
    """The table as every writer of forms takes it (see perfeval.reports.forms)."""
    head = _facts(view)
    money = _funds(view)
    goals = goal_lines(view)
    lines = [*head, *money, *goals]
    parts = [0] * len(head) + [1] * len(money) + [2] * len(goals)
    columns, rows = laid(lines)
    for row, part in zip(rows, parts, strict=True):
        row |= {"part": part, "again": part == 2 and row["head"]}
    year = view.m.end.year
    return {
        "key": "monitoring", "title": view.t("form.title"),
        "subtitle": view.t("form.year", year=year) if view.annual else "",
        "unit": "", "code": "", "wide": True, "columns": columns, "rows": rows,
        "notes": notes(view), "signatures": _signatures(view),
    }  # fmt: skip


def _facts(view: View) -> list[Line]:
    header = view.m.project.header
    half = (WHOLE - 2 * SIDE) // 2
    # the official table has one field for each; nothing stands for what is not given
    objective = "\n".join(
        (flat(o.name) + view.words("colon") if o.name else "") + flat(o.expected)
        for o in view.m.project.objectives
    )
    found = [
        line(label(view.t("name"), SIDE), Cell(flat(header.name), WHOLE - SIDE)),
        line(
            label(view.t("department"), SIDE), Cell(flat(header.department), half),
            label(view.t("implementer"), SIDE), Cell(flat(header.implementer), WHOLE - 2 * SIDE - half),
        ),
    ]  # fmt: skip
    return [*found, line(label(view.t("objective"), SIDE), Cell(objective, WHOLE - SIDE))]


def _funds(view: View) -> list[Line]:
    span = view.span()
    heads = (
        view.t("initial"), view.t("spent", span=span), view.t("rate", span=span),
        view.of_period("forecast"),
    )  # fmt: skip
    first = line(
        label("", NAME), *(label(text, wide) for text, wide in zip(heads, AMOUNTS, strict=True)), head=True
    )  # fmt: skip
    rows = [_fund(row, view, n == 0) for n, row in enumerate(fund_rows(view))]
    return beside(view.t("funds", unit=view.m.unit), SIDE, [first, *rows])


def _fund(row: FundRow, view: View, whole: bool) -> Line:
    forecast = view.money(row.forecast)
    texts = (
        view.money(row.initial), view.money(row.spent), figures.rate(row.rate),
        forecast + STAR if forecast and not row.stated else forecast,
    )  # fmt: skip
    cells = (Cell(text, wide, 1, "center") for text, wide in zip(texts, AMOUNTS, strict=True))
    return line(Cell(row.name, NAME, 1, "center" if whole else "left", True), *cells)


def notes(view: View) -> list[str]:
    """What the table needs to be understood, numbered as it prints them."""
    found = [view.t("note.causes"), view.t("note.likelihood")]
    rows = fund_rows(view)
    marked = any(row.forecast is not None and not row.stated for row in rows)
    if marked or any(goal.reckoned or expected(goal, view)[1] for goal in view.m.goals):
        found.append(view.t("note.reckoned"))
    if any(row.initial != row.budget for row in rows if row.budget is not None):
        amount = view.money(rows[0].budget)
        found.append(view.t("note.adjusted", amount=amount, unit=view.m.unit))
    if not _adds_up(rows, view):
        found.append(view.t("note.rounding"))
    numbered = [f"{n}. {text}" for n, text in enumerate(found, 1)]
    return [view.words("table.note", text=numbered[0]), *numbered[1:]]


def _adds_up(rows: Sequence[FundRow], view: View) -> bool:
    """Whether the printed amounts of the rows are those of the total."""
    from decimal import Decimal

    whole, *parts = rows
    for key in ("initial", "spent"):
        given = [text for row in parts if (text := view.money(getattr(row, key)))]
        total = view.money(getattr(whole, key))
        if total and given and sum(map(Decimal, given)) != Decimal(total):
            return False
    return True


def _signatures(view: View) -> list[Plain]:
    header = view.m.project.header
    values = {
        "filled_by": header.filled_by,
        "phone": header.phone,
        "manager": header.manager,
        "date": "",
    }
    return [
        {"label": view.t(f"sign.{key}"), "value": flat(text)} for key, text in values.items()
    ]  # fmt: skip
