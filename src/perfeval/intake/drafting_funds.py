"""The fund table of a form as the nodes of a project's money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_nodes import Pair, Remarks, filled, listed, mapping, number, own, text
from perfeval.intake.drafting_texts import decimal, is_blank, line, prose
from perfeval.model.quantity import NUMBER, Quantity, quantity
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict

    from perfeval.model.finding import Span
    from perfeval.model.form import Form, FundRow, Value
    from perfeval.source.node import Mapping, Scalar

TOTAL = "total"
AMOUNTS = ("initial_budget", "budget", "arrived", "spent")
UNITS = ("元", "百元", "千元", "万元", "百万元", "千万元", "亿元")
# printed beside an amount, yet kept as words: what it changes is in the budget already
_WORDS = {
    "adjustment": "预算调整",
    "weight": "分值",
    "score": "得分",
    "rate": "执行率",
    "reason": "偏差原因",
}
_PART = re.compile(r"^\s*其\s*中\s*[:：]?\s*(?=\S)")


class Money(NamedTuple):
    """`nodes` of `funds`, None without a fund table; `whole` is the row of the execution rate."""

    nodes: Mapping | None
    whole: FundRow | None
    base: str = "budget"


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
    unit = _unit(form.unit, remarks)
    rows, again = _beside(form.funds)
    ids = _ids(rows, whole)
    whole_id = next((key for key, row in zip(ids, rows, strict=True) if row is whole), "")
    base = "budget"
    if whole is not None and _bare(whole, "budget") and not _bare(whole, "initial_budget"):
        base = "initial_budget"
    lines, rates = [], []
    for key, row in zip(ids, rows, strict=True):
        of = whole_id if row is not whole and _within(row, rows) else ""
        # the rate of all lines that are part of none needs no name of a line
        alone = row is whole and (row.role == "total" or len(rows) == 1)
        kept = _rate(row, key, base, row is whole, alone, remarks)
        made = _line(row, key, of, form, unit, remarks, kept is None)
        if made is not None:
            lines.append(made)
            rates.append(kept)
    plan = _plan(form, unit, remarks)
    nodes = mapping(
        at,
        [
            ("unit", text(unit, form.unit.span) if unit and form.unit is not None else None),
            ("lines", listed(at, lines)),
            ("rates", listed(at, rates)),
            ("plan", plan),
            ("note", _again(again, form)),
        ],
    )
    return Money(nodes if nodes.entries else None, whole, base)


def _place(form: Form) -> Span | None:
    if form.funds:
        return form.funds[0].label.span
    return form.tasks[0].name.span if form.tasks else None


def _unit(value: Value | None, remarks: Remarks) -> str:
    if value is None or is_blank(value):
        return ""
    shown = usual(line(value.text)).strip("()（） ").removeprefix("单位").lstrip(":： ")
    shown = shown.removeprefix("人民币")
    if shown in UNITS:
        return shown
    remarks.unread(value, "unit")
    return ""


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


def _within(row: FundRow, rows: list[FundRow]) -> bool:
    """Whether a row is part of the total, where the form has one."""
    return any(other.role == "total" for other in rows) and row.role != "total"


def _ids(rows: list[FundRow], whole: FundRow | None) -> list[str]:
    return [TOTAL if row is whole else f"line-{number}" for number, row in enumerate(rows, 1)]


def _bare(row: FundRow, key: str) -> bool:
    return is_blank(row.cells.get(key))


def _line(
    row: FundRow, key: str, of: str, form: Form, unit: str, remarks: Remarks, rate_as_note: bool
) -> Mapping | None:
    """A line with the amounts that are printed; None for a row of dashes."""
    amounts: list[Pair] = [
        (name, _amount(row.cells.get(name), unit, remarks, name)) for name in AMOUNTS
    ]
    note = _note(row, form, key == TOTAL, rate_as_note)
    empty = not any(node is not None for _, node in amounts) and note is None
    if empty and not (key == TOTAL and len(form.funds) > 1):
        return None
    at = row.label.span
    name = _label(row) or key
    return mapping(
        at,
        [
            ("id", own(key, at)),
            ("name", text(name, at)),
            ("of", own(of, at) if of else None),
            *amounts,
            ("note", note),
        ],
    )


def _amount(value: Value | None, unit: str, remarks: Remarks, column: str) -> Scalar | None:
    if value is None or is_blank(value):
        return None
    shown = line(value.text)
    digits = decimal(shown)
    own = usual(value.unit).strip("()（） ")
    if digits is not None:
        if own in UNITS and unit and own != unit:
            return text(digits + own, value.span)
        return number(digits, value.span)
    found = quantity(shown)
    money_word = isinstance(found, Quantity) and found.kind == NUMBER and found.unit in ("元", "")
    if money_word and isinstance(found, Quantity) and not found.op:
        return text(shown, value.span)
    remarks.unread(value, column)
    return None


def _note(row: FundRow, form: Form, whole: bool, rate_as_note: bool) -> Scalar | None:
    """What a line prints besides amounts; of the total most of it has a place elsewhere."""
    parts: list[tuple[str, Span]] = []
    for key, value in row.cells.items():
        if is_blank(value) or key in AMOUNTS or key == "note":
            continue
        label = _WORDS.get(key) or _column(form, key)
        if key in ("weight", "score", "reason") and whole:
            continue
        if key == "rate" and not rate_as_note:
            continue
        parts.append((f"{label}：{line(value.text)}", value.span))
    own = row.cells.get("note")
    if own is not None and not is_blank(own):
        parts.append((prose(own.text), own.span))
    return text("；".join(words for words, _ in parts), parts[0][1]) if parts else None


def rate_text(value: Value) -> str:
    """A printed rate with its sign, where its heading gives it."""
    shown = usual(line(value.text)).strip()
    digits = decimal(shown)
    return (
        f"{digits}%" if digits is not None and usual(value.unit).strip("()（）") == "%" else shown
    )


def _rate(
    row: FundRow, key: str, base: str, whole: bool, alone: bool, remarks: Remarks
) -> Mapping | None:
    """The printed rate of a line; a line without a budget has none that could be compared."""
    value = row.cells.get("rate")
    if value is None or is_blank(value):
        return None
    shown = rate_text(value)
    found = quantity(shown)
    if (
        not isinstance(found, Quantity)
        or found.kind != NUMBER
        or found.op
        or found.unit not in ("", "%")
    ):
        remarks.unread(value, "rate")
        return None
    if found.is_bare and 0 < found.lo <= 1:
        remarks.fraction(value)
    given = row.cells.get(base)
    digits = decimal(given.text) if given is not None else None
    if digits is None or not digits.strip("-0.") or is_blank(row.cells.get("spent")):
        return None
    at = value.span
    label = "预算" if whole else _label(row)
    return mapping(
        at,
        [
            ("name", own(f"{label}执行率", at)),
            ("rate", own("execution", at)),
            ("base", own(base, at) if base != "budget" else None),
            ("lines", own(key, at) if not alone else None),
            ("reported", text(shown, at)),
        ],
    )


def _plan(form: Form, unit: str, remarks: Remarks) -> Mapping | None:
    """The main tasks of a department with their money, as a plan by task."""
    rows = []
    for task in form.tasks:
        amounts = _task_amounts(task.cells)
        if not amounts or is_blank(task.name):
            continue
        column, value = amounts[0]
        amount = _amount(value, unit, remarks, column)
        if amount is None:
            continue
        told = [prose(v.text) for k, v in task.cells.items() if k == "content" and not is_blank(v)]
        told += [f"{_column(form, k)}：{line(v.text)}" for k, v in amounts[1:]]
        at = task.name.span
        content = text("；".join(told), at) if told else None
        rows.append(
            mapping(
                at,
                [
                    ("name", text(line(task.name.text), at)),
                    ("amount", amount),
                    ("content", content),
                ],
            )
        )
    return filled(rows[0].span, [("rows", listed(rows[0].span, rows))]) if rows else None


def _task_amounts(cells: Dict[str, Value]) -> list[tuple[str, Value]]:
    """Columns of money, the total budget first."""
    first = ("budget", "amount", "total", "budget_total")
    kept = [
        (k, v) for k, v in cells.items() if not is_blank(v) and decimal(line(v.text)) is not None
    ]
    return sorted(kept, key=lambda pair: first.index(pair[0]) if pair[0] in first else len(first))


def _again(rows: list[FundRow], form: Form) -> Scalar | None:
    """Rows that divide the money once more, in words."""
    parts = []
    for row in rows:
        told = [
            f"{_column(form, k)}{line(v.text)}" for k, v in row.cells.items() if not is_blank(v)
        ]
        if told:
            parts.append(f"{line(row.label.text)}：{'、'.join(told)}")
    return text("；".join(parts), rows[0].label.span) if parts else None


def _column(form: Form, key: str) -> str:
    heading = form.fund_columns.get(key) or form.columns.get(key)
    return line(heading.text) if heading is not None else key
