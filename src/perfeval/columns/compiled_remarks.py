"""When a leaf's numbers would be remarked on, by the name of the remark (see checks for the words)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.formula.algebra import Value, both, equal, negate
from perfeval.model.quantity import NUMBER, ONE
from perfeval.rules.achievement import meets

if TYPE_CHECKING:
    from perfeval.columns.compiled_cells import Cells
    from perfeval.model.indicators import Indicator
    from perfeval.rules.inputs import Inputs
    from perfeval.scoring.task import Task

BARE = ("completion", "steps", "cases", "formula", "none")


def remarks(v: Inputs, leaf: Indicator, task: Task, cells: Cells, stated: bool) -> dict[str, Value]:
    """over (PE441, PE442), no_ratio (PE456), negative (PE457), share_for_percent (PE458),
    without_multiple (PE461), bare_target (PE431), stated (PE411), unreasoned (PE427)."""
    found: dict[str, Value] = {}
    use, target = leaf.score, task.context.target
    if stated:
        found["stated"] = True
    if use.kind == "judged":
        found["unreasoned"] = negate(equal(v.judged, v.w))
    if use.kind == "completion" and v.x is not None and v.r is not None:
        if use.params.over.action != "none":
            found["over"] = use.params.over.beyond < v.r
        if v.lo is not None and not v.dates and not v.flag:
            none: Value = v.hi <= 0 if use.params.amplify is None and target is not None else False
            found["no_ratio"] = none
            unmet = both(v.x < 0, negate(meets(v.x, v.op, v.lo, v.hi)))
            found["negative"] = both(negate(none), unmet)
    if target is not None and target.kind == NUMBER and not target.op:
        found["bare_target"] = v.lo is not None and use.kind in BARE
    given = cells.quantity("actual")
    if given is not None and target is not None and given.is_bare:
        if target.scale != ONE:
            little = both(given.lo > 0, given.lo <= 1)
            found["share_for_percent"] = both(little, target.lo >= Fraction(1, 10))
        elif target.is_number and target.unit and {"千", "万", "亿"} & set(target.text):
            found["without_multiple"] = negate(equal(given.lo, 0))
    return {name: condition for name, condition in found.items() if condition is not False}
