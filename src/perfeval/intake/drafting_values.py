"""Targets and actuals: operator, number and unit of a row's cells as one quantity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.drafting_doubts import ABOUT, NOTHING, Said, is_fraction, no_number
from perfeval.intake.drafting_nodes import Remarks, short, text
from perfeval.intake.drafting_texts import decimal, is_blank, line
from perfeval.intake.drafting_units import SIGNS, UNKNOWN, unit_of
from perfeval.model.quantity import DATE, FLAG, NUMBER, TEXT, BadNumber, Quantity, quantity

if TYPE_CHECKING:
    from perfeval.model.form import Cells, Value

_DIGIT = re.compile(r"\d")


def target_of(cells: Cells, operator: str, remarks: Remarks) -> Said:
    """The target with its operator and unit: "≥" + "735" + "人次" → ≥735人次."""
    value = cells.get("target")
    if value is None or is_blank(value):
        return NOTHING
    shown, unit = line(value.text), unit_of(cells)
    found = quantity(shown)
    if (kept := no_number(value, shown, found, unit, "target", remarks)) is not None:
        return kept
    if isinstance(found, BadNumber) or found.kind in (TEXT, FLAG) or operator == "定性":
        if operator in (">", "<", "≥", "≤") and not isinstance(found, BadNumber):
            at = cells["operator"].span
            remarks.add("PE071", at, operator=operator, target=short(shown))
        return _as_printed(value, shown, found, remarks, "target", operator != "定性")
    own = found.op and found.op != "~"
    if own and operator in SIGNS.values() and SIGNS.get(found.op, found.op) != operator:
        remarks.add("PE071", cells["operator"].span, operator=operator, target=short(shown))
        operator = UNKNOWN
    if operator == UNKNOWN:
        # which way it is to be compared is open, so it is no target to compute with
        printed = line(cells["operator"].text)
        return Said(None, None, f"{printed}{_with_unit(shown, found, unit)}", open=True)
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
    bare = is_fraction(found, unit)
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
    beside = target.quantity.unit if target.quantity is not None else ""
    if (
        kept := no_number(
            value, shown, found, unit_of(cells, "actual") or beside, "actual", remarks
        )
    ) is not None:
        return kept
    if isinstance(found, BadNumber) or found.kind in (TEXT, FLAG):
        ordered = target.quantity is not None and target.quantity.is_ordered
        return _as_printed(value, shown, found, remarks, "actual", not qualitative, ordered)
    if found.kind == NUMBER and ABOUT.match(found.unit):
        if not beside:
            # nothing would keep 500余人次 from being scored as 500
            remarks.unread(value, "actual")
            return Said(None, None, shown, open=True)
        remarks.add("PE072", value.span, text=short(shown), column="actual")
        return Said(text(shown, value.span), found)
    unit = unit_of(cells, "actual") if not found.op or found.op == "~" else ""
    joined = _with_unit(shown, found, unit)
    if not _reads(joined):
        joined = shown
    if not unit and beside == "%":
        unit = "%"
    bare = is_fraction(found, unit)
    if bare and not target.bare and target.quantity is not None and target.quantity.is_ordered:
        # 0.95 beside 90%: no one can tell 0.95% from 95% here, so nothing is computed
        remarks.fraction(value)
        return Said(None, None, shown, open=True)
    read = quantity(joined)
    return Said(text(joined, value.span), read if isinstance(read, Quantity) else None, bare=bare)


def _as_printed(
    value: Value, shown: str, found: Quantity | BadNumber, remarks: Remarks, column: str, tell: bool,
    every: bool = False,
) -> Said:  # fmt: skip
    if isinstance(found, BadNumber):
        remarks.unread(value, column)
        return Said(None, None, shown)
    if tell and found.kind == TEXT and (every or _DIGIT.search(shown[:40])):
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


def _flag(target: Said) -> bool:
    return target.quantity is not None and target.quantity.kind in (FLAG, TEXT)
