"""The operator and the unit that the cells of a row give its target and its actual value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.drafting_nodes import Remarks, short
from perfeval.intake.drafting_texts import is_blank, line
from perfeval.model.quantity import operator_word
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.model.form import Cells

UNKNOWN = "?"
QUALITATIVE = frozenset(("定性", "定性指标"))
# words of an operator column that say nothing about the comparison
NEUTRAL = frozenset(("定量", "定量指标", "绝对值", "相对值"))
SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}
PERCENT = ("%", "百分比", "百分点", "个百分点")
_NO_UNITS = frozenset(("无", "无单位", "文字", "文本", "定性", "定性指标"))


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
    """≥ > = < ≤, "定性", "?" for a word that names none, or "" where nothing is said."""
    value = cells.get("operator")
    if value is None or is_blank(value):
        return ""
    shown = usual(line(value.text)).replace(" ", "")
    if shown in QUALITATIVE:
        return "定性"
    found = SIGNS.get(operator_word(shown), "")
    if found or shown in NEUTRAL:
        return found
    remarks.add("PE071", value.span, operator=short(shown), target=_target_text(cells))
    return UNKNOWN


def _target_text(cells: Cells) -> str:
    value = cells.get("target")
    return short(line(value.text)) if value is not None else ""
