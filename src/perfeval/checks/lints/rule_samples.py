"""The direction that cases and formulas reward, tried at some numbers around the target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_slopes import NEITHER, slope
from perfeval.formula.names import names
from perfeval.rules import rule
from perfeval.rules.achievement import completion

if TYPE_CHECKING:
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.formula.algebra import Value
    from perfeval.model.quantity import Quantity

INPUTS = frozenset(("x", "t", "w", "r"))
# shares of the target
AROUND = tuple(Fraction(n, 20) for n in (5, 10, 18, 20, 22, 30, 40))
DIRECTED = (">=", ">", "<=", "<")


def sampled(use: Use) -> int:
    """Whether the points only rise or only fall with the number; NEITHER where more than number,
    target and weight decide."""
    target = use.leaf.target
    if target is None or not target.is_number or target.op not in DIRECTED or target.lo <= 0:
        return NEITHER
    used = {name for one in rule(use.score.kind).written(use.params) for name in names(one.tree)}
    if not used & {"x", "r"} or used - INPUTS:
        return NEITHER
    found = [_points(use, target, target.lo * share) for share in AROUND]
    values = [value for value in found if value is not None]
    return slope(values) if len(values) == len(AROUND) else NEITHER


def _points(use: Use, target: Quantity, x: Fraction) -> Fraction | None:
    """Within 0 and the weight, unless the rule has limits of its own."""
    w = use.weight if use.weight else Fraction(10)
    r = completion(x, target.op, target.lo, target.hi, "ratio", False)
    value = _value(use, {"w": w, "x": x, "t": target.lo, "r": r})
    if value is None or use.score.cap is not None or use.score.unit:
        return value
    return min(max(value, Fraction(0)), w)


def _value(use: Use, given: dict[str, Value]) -> Fraction | None:
    from perfeval.formula.evaluate import evaluate

    if use.score.kind == "formula":
        found = evaluate(use.params.expr.tree, given).value
        return None if found is None or isinstance(found, bool) else Fraction(found)
    for case in use.params.cases:
        holds = evaluate(case.when.tree, given).value
        if holds is None:
            return None
        if holds is True:
            found = evaluate(case.points.tree, given).value
            return None if found is None or isinstance(found, bool) else Fraction(found)
    return Fraction(0)
