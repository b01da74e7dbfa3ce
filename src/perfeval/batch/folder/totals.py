"""The totals and grades of projects whose leaves are scored."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.batch.folder.beginning import whole
from perfeval.scoring.kernel import Roll, Run, graded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.beginning import Begun
    from perfeval.batch.folder.state import State
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Path

MOST = 2**40


class Totalled(NamedTuple):
    total: Fraction | None
    max: Fraction | None
    grade: str | None
    found: tuple[Finding, ...] = ()


def totals(state: State, some: Sequence[Begun]) -> list[Totalled | None]:
    """The totals and grades of projects of one set; None where the kernel has to see one whole."""
    from perfeval.columns import grades
    from perfeval.columns.block import Block, LeafBlock
    from perfeval.columns.compiled_join import LeafPoints
    from perfeval.columns.rollup import roll
    from perfeval.model.rounding import Rounding

    plan, n = state.plan, len(some)
    assert plan is not None
    points: dict[Path, Any] = {}
    odd = np.array([bool(one.absent) for one in some])
    for number, leaf in enumerate(plan.leaves):
        finer = 10 ** (plan.digits - (leaf.rounding or Rounding()).digits)
        units = [one.leaves[number].units or 0 for one in some]  # type: ignore[union-attr]
        held = [abs(unit) < MOST and unit % finer == 0 for unit in units]
        odd |= ~np.array(held)
        column = np.array(
            [u // finer if h else 0 for u, h in zip(units, held, strict=True)], np.int64
        )
        points[leaf.path] = LeafPoints(column, column, False, False, False, False, False, {})
    blocks = {leaf.path: LeafBlock(columns={}, state=0) for leaf in plan.leaves}
    block = Block(state.set, n, blocks, odd, {}, {}, {})
    rolled = roll(plan, block, points, lambda path, weight, rows: points[path])
    names = grades.names(state.set)
    top = 10**plan.digits
    found: list[Totalled | None] = []
    for row, one in enumerate(some):
        if rolled.odd[row] or odd[row]:
            found.append(_alone(one) if _realised(one) else None)
            continue
        grade = int(rolled.grade[row])
        found.append(
            Totalled(
                Fraction(int(rolled.total[row]), top),
                Fraction(int(rolled.most[row]), plan.parts),
                names[grade] if grade >= 0 else None,
            )
        )
    return found


def _realised(one: Begun) -> bool:
    """Whether every leaf is scored by itself, those of figures too."""
    state = one.state
    assert state.plan is not None
    for number, leaf in enumerate(state.plan.leaves):
        held = one.leaves[number]
        if held is None or held.leaf is not None:
            continue
        if not whole(one, leaf.path):
            return False
        one.leaves[number] = one.scored(leaf)
    return True


def _alone(one: Begun) -> Totalled:
    """As the kernel sums one project up."""
    state = one.state
    project = one.card.project
    run = Run(project, state.set)
    split = state.split(one.absent)
    scored = {
        one.leaf.indicator.path: one.leaf
        for one in one.leaves
        if one is not None and one.leaf is not None
    }
    run.findings += split.findings
    roll = Roll(run, scored, split, (), ())
    values = {"total": roll.total, "总分": roll.total}
    grade = graded(run, roll, values, [])
    return Totalled(roll.total, roll.max, grade.name if grade else None, tuple(run.findings))
