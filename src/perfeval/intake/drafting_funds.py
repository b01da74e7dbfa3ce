"""The fund table of a form as the nodes of a project's money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_amounts import (
    AMOUNTS,
    Unit,
    amount,
    table_unit,
    unit_is_missing,
    written,
)
from perfeval.intake.drafting_nesting import parents
from perfeval.intake.drafting_nodes import (
    Pair,
    Remarks,
    Words,
    heading,
    joined,
    listed,
    mapping,
    own,
    text,
)
from perfeval.intake.drafting_plan import given, plan_nodes
from perfeval.intake.drafting_rates import rate_node, read_rate, told_rate
from perfeval.intake.drafting_texts import is_blank, line, prose

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.model.form import Form, FundRow
    from perfeval.model.printed_rates import PrintedRate
    from perfeval.source.node import Mapping, Scalar

TOTAL = "total"
_PART = re.compile(r"^\s*其\s*中\s*[:：]?\s*(?=\S)")


class Money(NamedTuple):
    """`nodes` of `funds`, None without a fund table; `whole` is the row of the execution rate, and
    `rate` what is printed there."""

    nodes: Mapping | None
    whole: FundRow | None
    base: str = "budget"
    rate: PrintedRate | None = None


def whole_row(form: Form) -> FundRow | None:
    """The row that the printed execution rate is of: the total, else the only row."""
    for row in form.funds:
        if row.role == "total":
            return row
    tops = [row for row in form.funds if not row.part] or list(form.funds)
    return tops[0] if len(tops) == 1 else None


def money(form: Form, remarks: Remarks) -> Money:
    """Lines, printed rates, and the plan by task."""
    at = _place(form)
    if at is None:
        return Money(None, None)
    whole = whole_row(form)
    unit = table_unit(form, remarks)
    _assumed(form, unit, at, remarks)
    rows, again = _beside(form.funds)
    ids = [TOTAL if row is whole else f"line-{number}" for number, row in enumerate(rows, 1)]
    above = parents(rows, whole, form.funds)
    column = has_budget(form)
    base = "budget"
    if whole is not None and not column and not _bare(whole, "initial_budget"):
        base = "initial_budget"
    lines, rates, kept = [], [], None
    for key, row, over in zip(ids, rows, above, strict=True):
        # the rate of all lines that are part of none needs no name of a line
        alone = row is whole and (row.role == "total" or len(rows) == 1)
        printed = read_rate(row, base, unit)
        kept = printed if row is whole else kept
        told_rate(row, printed, remarks)
        label = "预算" if row is whole else _label(row)
        rate = rate_node(row, printed, key, base, label, alone)
        of = ids[over] if over is not None else ""
        made = _line(row, key, of, form, unit, remarks, rate is None, column)
        if made is not None:
            lines.append(made)
            rates.append(rate)
    nodes = mapping(
        at,
        [
            ("unit", unit.node),
            ("lines", listed(at, lines)),
            ("rates", listed(at, rates)),
            ("plan", plan_nodes(form, unit, remarks)),
            ("note", _again(again, form)),
        ],
    )
    return Money(nodes if nodes.entries else None, whole, base, kept)


def _place(form: Form) -> Span | None:
    if form.funds:
        return form.funds[0].label.span
    return form.tasks[0].name.span if form.tasks else None


def _assumed(form: Form, unit: Unit, at: Span, remarks: Remarks) -> None:
    """No unit is printed: what the contract reads the amounts in is said."""
    amounts = [row.cells.get(key) for row in form.funds for key in AMOUNTS]
    tasks = [found[1] for task in form.tasks if (found := given(task)) is not None]
    if unit_is_missing(unit, [*amounts, *tasks]):
        remarks.add("PE517", at, unit=written(unit))


def _label(row: FundRow) -> str:
    """The row's own name: "其中：当年财政拨款" → 当年财政拨款."""
    return _PART.sub("", line(row.label.text)).rstrip(":： ")


def _beside(rows: tuple[FundRow, ...]) -> tuple[list[FundRow], list[FundRow]]:
    """The rows of the table, and those that divide the same money once more: a second total with
    the rows of its name, which would count twice."""
    kept: list[FundRow] = []
    again: list[FundRow] = []
    totals, prefix = 0, None
    for row in rows:
        label = line(row.label.text)
        if row.role == "total":
            totals += 1
            head, colon, _ = label.replace(":", "：").partition("：")
            prefix = head if colon else ""
        elif totals > 1 and prefix and not label.startswith(prefix):
            totals, prefix = 1, None
        (again if totals > 1 else kept).append(row)
    return kept, again


def has_budget(form: Form) -> bool:
    """Whether the table has a column 全年预算数, which its rates are of, filled in or not."""
    return "budget" in form.fund_columns or any("budget" in row.cells for row in form.funds)


def _bare(row: FundRow, key: str) -> bool:
    return is_blank(row.cells.get(key))


def _line(
    row: FundRow, key: str, of: str, form: Form, unit: Unit, remarks: Remarks,
    rate_as_note: bool, column: bool,
) -> Mapping | None:  # fmt: skip
    """A line with the amounts that are printed; None for a row of dashes. `column`: the table has
    a column of the budget."""
    read = {name: amount(row.cells.get(name), unit, remarks, name) for name in AMOUNTS}
    printed = row.cells.get("budget")
    blank = printed is not None and is_blank(printed)
    demoted = read["initial_budget"] is not None and column and read["budget"] is None and not blank
    if demoted:
        # a project takes the initial budget for the budget where that is missing: a cell that
        # could not be read would be replaced by a number that nobody printed there
        read["initial_budget"] = None
    amounts: list[Pair] = list(read.items())
    note = _note(row, form, key == TOTAL, rate_as_note, demoted)
    empty = not any(node is not None for _, node in amounts) and note is None
    if empty and not (key == TOTAL and len(form.funds) > 1):
        return None
    at = row.label.span
    return mapping(
        at,
        [
            ("id", own(key, at)),
            ("name", text(_label(row) or key, at)),
            ("of", own(of, at) if of else None),
            *amounts,
            ("note", note),
        ],
    )


def _note(
    row: FundRow, form: Form, whole: bool, rate_as_note: bool, demoted: bool
) -> Scalar | None:
    """What a line prints besides amounts, and a `demoted` initial budget; of
    the total most of it has a place elsewhere."""
    parts: Words = []
    for key, value in row.cells.items():
        amount_of_line = key in AMOUNTS and not (demoted and key == "initial_budget")
        if is_blank(value) or amount_of_line or key == "note":
            continue
        if key in ("weight", "score", "reason") and whole:
            continue
        if key == "rate" and not rate_as_note:
            continue
        parts.append((f"{heading(form, key)}：{line(value.text)}", value.span))
    said = row.cells.get("note")
    if said is not None and not is_blank(said):
        parts.append((prose(said.text), said.span))
    return joined(parts, "；")


def _again(rows: list[FundRow], form: Form) -> Scalar | None:
    """Rows that divide the money once more, in words."""
    parts: Words = []
    for row in rows:
        told = [(key, value) for key, value in row.cells.items() if not is_blank(value)]
        for number, (key, value) in enumerate(told):
            head = f"{line(row.label.text)}：" if not number else ""
            parts.append((f"{head}{heading(form, key)}{line(value.text)}", value.span))
    return joined(parts, "；")
