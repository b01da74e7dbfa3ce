"""Targets and actuals: operator, number and unit of a row's cells as one quantity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_nodes import Remarks, short, text
from perfeval.intake.drafting_texts import decimal, is_blank, line
from perfeval.model.quantity import DATE, FLAG, NUMBER, TEXT, BadNumber, Quantity, quantity
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.model.form import Cells, Value
    from perfeval.source.node import Scalar

OPERATORS = {
    "≥": "≥", ">=": "≥", "大于等于": "≥", "不少于": "≥", "不低于": "≥", "不小于": "≥", "至少": "≥",
    "正向": "≥", "正向指标": "≥", ">": ">", "大于": ">", "高于": ">", "=": "=", "==": "=", "等于": "=",
    "≤": "≤", "<=": "≤", "小于等于": "≤", "不超过": "≤", "不高于": "≤", "不大于": "≤", "不多于": "≤",
    "反向": "≤", "反向指标": "≤", "<": "<", "小于": "<", "低于": "<", "少于": "<",
}  # fmt: skip
QUALITATIVE = frozenset(("定性", "定性指标"))
# words of an operator column that say nothing about the comparison
NEUTRAL = frozenset(("定量", "定量指标", "绝对值", "相对值"))
PERCENT = ("%", "百分比", "百分点", "个百分点")
_NO_UNITS = frozenset(("无", "无单位", "文字", "文本", "定性", "定性指标"))
_DIGIT = re.compile(r"\d")


class Said(NamedTuple):
    """A target or an actual as a node; `quantity` is what the contract reads in it."""

    node: Scalar | None
    quantity: Quantity | None
    note: str = ""  # a printed text that the key can't take
    bare: bool = False  # a bare number up to 1 beside the unit %

    @property
    def is_text(self) -> bool:
        return self.quantity is not None and self.quantity.kind == TEXT


NOTHING = Said(None, None)


def unit_of(cells: Cells, key: str = "target") -> str:
    """The unit of a row: from its own column, else from the heading of the value's or the
    target's column."""
    value = cells.get("unit")
    shown = "" if value is None or is_blank(value) else line(value.text)
    for name in (key, "target"):
        heading = cells.get(name)
        shown = shown or (heading.unit if heading is not None else "")
    shown = usual(shown).strip().removeprefix("(").removeprefix("（").strip()
    if shown.startswith("%"):
        return "%"  # "%(百分比)"
    if shown.count("(") < shown.count(")"):
        shown = shown.removesuffix(")").strip()
    return "" if shown in _NO_UNITS else "%" if shown in PERCENT else shown


def operator_of(cells: Cells, remarks: Remarks) -> str:
    """≥ > = < ≤, "定性", or "" where nothing is said."""
    value = cells.get("operator")
    if value is None or is_blank(value):
        return ""
    shown = usual(line(value.text)).replace(" ", "")
    if shown in QUALITATIVE:
        return "定性"
    found = OPERATORS.get(shown)
    if found is None and shown not in NEUTRAL:
        remarks.add("PE071", value.span, operator=short(shown), target=_target_text(cells))
    return found or ""


def target_of(cells: Cells, operator: str, remarks: Remarks) -> Said:
    """The target with its operator and unit: "≥" + "735" + "人次" → ≥735人次."""
    value = cells.get("target")
    if value is None or is_blank(value):
        return NOTHING
    shown, unit = line(value.text), unit_of(cells)
    found = quantity(shown)
    if isinstance(found, BadNumber) or found.kind in (TEXT, FLAG) or operator == "定性":
        if operator in (">", "<", "≥", "≤") and not isinstance(found, BadNumber):
            at = cells["operator"].span
            remarks.add("PE071", at, operator=operator, target=short(shown))
        return _as_printed(value, shown, found, remarks, "target", operator != "定性")
    own = found.op and found.op != "~"
    if own and operator and _sign(found.op) != operator:
        remarks.add("PE071", cells["operator"].span, operator=operator, target=short(shown))
    sign = "" if own or found.op == "~" else operator
    body = _with_unit(shown, found, unit)
    joined = sign + body
    if not _reads(joined):
        # a unit that no quantity can carry stays out of it
        remarks.add("PE071", value.span, operator=operator + unit, target=short(shown))
        joined = sign + shown
        if not _reads(joined):
            joined = shown
    read = quantity(joined)
    bare = _is_fraction(found, unit)
    return Said(text(joined, value.span), read if isinstance(read, Quantity) else None, bare=bare)


def actual_of(cells: Cells, target: Said, qualitative: bool, remarks: Remarks) -> Said:
    """What was achieved: with the row's unit where it is a bare number, else as printed."""
    value = cells.get("actual")
    if value is None or is_blank(value):
        return NOTHING
    shown = line(value.text)
    if shown == "无" and not qualitative and not _flag(target):
        remarks.unread(value, "actual")
        return Said(None, None, shown)
    found = quantity(shown)
    if isinstance(found, BadNumber) or found.kind in (TEXT, FLAG):
        return _as_printed(value, shown, found, remarks, "actual", not qualitative)
    unit = unit_of(cells, "actual") if not found.op or found.op == "~" else ""
    joined = _with_unit(shown, found, unit)
    if not _reads(joined):
        joined = shown
    if not unit and target.quantity is not None and target.quantity.unit == "%":
        unit = "%"
    _fraction(value, _is_fraction(found, unit), target, cells, remarks)
    read = quantity(joined)
    return Said(text(joined, value.span), read if isinstance(read, Quantity) else None)


def _as_printed(
    value: Value, shown: str, found: Quantity | BadNumber, remarks: Remarks, column: str, tell: bool
) -> Said:
    if isinstance(found, BadNumber):
        remarks.unread(value, column)
        return Said(None, None, shown)
    if tell and found.kind == TEXT and _DIGIT.search(shown[:40]):
        remarks.add("PE072", value.span, text=short(shown), column=column)
    return Said(text(shown, value.span), found)


def _with_unit(shown: str, found: Quantity, unit: str) -> str:
    """The amount with its unit where it has none of its own."""
    if not unit or found.kind == DATE or not found.is_bare:
        return shown
    multiplied = any(sign in shown for sign in "千万亿")
    digits = decimal(shown)
    if multiplied and not unit.startswith(("元", "人", "个", "次", "户")):
        return shown
    return (digits or shown) + unit


def _reads(joined: str) -> bool:
    found = quantity(joined)
    return isinstance(found, Quantity) and found.kind not in (TEXT, FLAG)


def _is_fraction(found: Quantity, unit: str) -> bool:
    return unit == "%" and found.is_bare and found.kind == NUMBER and 0 < abs(found.lo) <= 1


def _fraction(value: Value, bare: bool, target: Said, cells: Cells, remarks: Remarks) -> None:
    """0.9995 beside 95%, or 1 beside 98%: by the contract both bare numbers are in percent, which
    few forms mean. Where target and actual are both so small, nothing speaks against it."""
    if bare and not target.bare:
        remarks.fraction(value)
    elif target.bare and not bare:
        remarks.fraction(cells["target"])


def _flag(target: Said) -> bool:
    return target.quantity is not None and target.quantity.kind in (FLAG, TEXT)


def _sign(op: str) -> str:
    return {">=": "≥", "<=": "≤"}.get(op, op)


def _target_text(cells: Cells) -> str:
    value = cells.get("target")
    return short(line(value.text)) if value is not None else ""
