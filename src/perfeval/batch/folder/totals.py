"""The totals and grades of projects whose leaves are scored."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.batch.folder.sheet import SCORE, WEIGHT_DIGITS
from perfeval.columns import grades
from perfeval.columns.block import GIVEN, NOT_APPLICABLE, NOT_DUE, Block, LeafBlock
from perfeval.columns.compiled_join import LeafPoints
from perfeval.columns.rollup import roll
from perfeval.model.rounding import Rounding, scaled
from perfeval.scoring.kernel import Roll, Run, graded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.beginning import Begun
    from perfeval.batch.folder.sheet import Sheet
    from perfeval.batch.folder.state import State
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Path

MOST = 2**40


class Totalled(NamedTuple):
    """`total` counts what is a unit of the set's own digits, `max` 1/10^6 of a point."""

    total: int | None
    max: int | None
    grade: str | None
    found: tuple[Finding, ...] = ()


def totals(
    state: State, sheet: Sheet, some: Sequence[Begun], rows: Sequence[int]
) -> list[Totalled | None]:
    """The totals and grades of these rows' projects; None where one is not for columns."""
    plan, n = state.plan, len(rows)
    assert plan is not None
    points: dict[Path, Any] = {}
    odd = np.zeros(n, bool)
    states = _states(some, rows)
    scores = sheet.numbers[SCORE, rows] * ~sheet.none[SCORE, rows]
    for number, leaf in enumerate(plan.leaves):
        finer = 10 ** (plan.digits - (leaf.rounding or Rounding()).digits)
        units, rest = np.divmod(scores[:, number], finer)
        odd |= (np.abs(scores[:, number]) >= MOST) | (rest != 0)
        points[leaf.path] = LeafPoints(units, units, False, False, False, False, False, {})
    blocks = {leaf.path: LeafBlock(state=states.get(leaf.path, GIVEN)) for leaf in plan.leaves}

    def again(path: Path, weight: Fraction, rows: Any) -> LeafPoints:
        """A leaf is scored by the weight that it has in its project."""
        units = points[path].points[rows]
        return LeafPoints(units, units, False, False, False, False, False, {})

    rolled = roll(plan, Block(state.set, n, blocks, odd), points, again)
    said: dict[int, list[Finding]] = {}
    for finding, places in rolled.rolling.found:
        for place in places.tolist():
            said.setdefault(place, []).append(finding)
    names = grades.names(state.set)
    most = {
        units: scaled(Fraction(units, plan.parts), WEIGHT_DIGITS, "half-up")
        for units in set(rolled.most.tolist())
    }
    odd |= rolled.odd
    columns = zip(
        odd.tolist(),
        rolled.total.tolist(),
        rolled.most.tolist(),
        rolled.grade.tolist(),
        strict=True,
    )
    return [
        None
        if out
        else Totalled(
            total, most[whole], names[grade] if grade >= 0 else None, tuple(said.get(place, ()))
        )
        for place, (out, total, whole, grade) in enumerate(columns)
    ]


def _states(some: Sequence[Begun], rows: Sequence[int]) -> dict[Path, Any]:
    """Of leaves that somewhere do not apply, where."""
    found: dict[Path, Any] = {}
    for place, row in enumerate(rows):
        for path, late in some[row].absent.items():
            if path not in found:
                found[path] = np.full(len(rows), GIVEN, np.uint8)
            found[path][place] = NOT_DUE if late else NOT_APPLICABLE
    return found


def alone(one: Begun, digits: int) -> Totalled | None:
    """As the kernel sums one project up whose leaves are all scored by themselves; None where its
    total has more digits than its set."""
    state = one.state
    run = Run(one.project, state.set)
    scored = {
        one.leaf.indicator.path: one.leaf
        for one in one.leaves
        if one is not None and one.leaf is not None
    }
    run.findings += one.split.findings
    roll = Roll(run, scored, one.split, (), ())
    values = {"total": roll.total, "总分": roll.total}
    grade = graded(run, roll, values, [])
    total = None if roll.total is None else roll.total * 10**digits
    if total is not None and (total.denominator != 1 or abs(total) >= MOST):
        return None
    most = None if roll.max is None else scaled(roll.max, WEIGHT_DIGITS, "half-up")
    return Totalled(
        None if total is None else int(total), most, grade.name if grade else None,
        tuple(run.findings),
    )  # fmt: skip
