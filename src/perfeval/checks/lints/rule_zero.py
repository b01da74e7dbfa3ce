"""What a rule gives at 0, below which most numbers can't fall."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from perfeval.checks.lints.rule_bounds import not_negative
from perfeval.model.quantity import DATE, ONE
from perfeval.rules.steps import side_of

if TYPE_CHECKING:
    from perfeval.checks.lints.rule_uses import Use

ZERO = Fraction(0)
# what is measured or earned may be below 0
NOT_COUNTED = ("元", "度", "℃", "°C", "分", "点")


def met_by_nothing(use: Use) -> bool:
    """Whether 0 meets the target, of what is counted and never below it: ≥0个."""
    target = use.leaf.target
    return bool(
        target is not None
        and target.is_number
        and target.op in ("", ">=")
        and target.lo <= 0
        and target.unit
        and target.scale == ONE
        and not target.unit.endswith(NOT_COUNTED)
        and use.leaf.measure.kind == "value"
        and not_negative(use)
    )


def left_at_zero(use: Use, p: Any, start: Fraction) -> Fraction:
    """What steps leave at 0; 0 where that can't be told."""
    target = use.leaf.target
    mark = p.from_ if p.from_ is not None else target
    op = target.op if target is not None else ""
    if mark is None or mark.kind == DATE or side_of(p, op) != "short" or not not_negative(use):
        return ZERO
    scale = next((q.scale for q in (mark, p.unit) if q is not None and q.scale != ONE), ONE)
    unit = scale if p.unit is None else p.unit.beside(scale).lo
    units = {q.unit for q in (mark, p.unit, target) if q is not None and q.unit}
    if unit <= 0 or len(units) > 1 or not mark.is_ordered:
        return ZERO
    steps = max(mark.beside(scale).lo, ZERO) / unit
    if p.partial != "linear":
        steps = Fraction(ceil(steps) if p.partial == "up" else floor(steps))
    return start - steps * use.worth(p.points)
