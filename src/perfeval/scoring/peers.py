"""The numbers that projects are compared by, before there is anything to compare them with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures.measured import Context
from perfeval.model.quantity import DATE, FLAG, NUMBER, ONE
from perfeval.scoring.leaf import score_leaf
from perfeval.scoring.progressing import with_progress
from perfeval.scoring.task import Task, ballots_of, target_of

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator, IndicatorSet, Path
    from perfeval.model.project import Project
    from perfeval.model.quantity import Quantity

KIND = "peers"


def compared(indicator_set: IndicatorSet) -> tuple[Indicator, ...]:
    """The leaves that are scored by comparison with other projects."""
    return tuple(leaf for leaf in indicator_set.leaves() if leaf.score.kind == KIND)


def numbers(project: Project, indicator_set: IndicatorSet) -> dict[Path, Quantity]:
    """The project's own number for each compared leaf, read beside its target; a leaf without a
    usable number, or one that does not apply, has none."""
    found: dict[Path, Quantity] = {}
    leaves = compared(indicator_set)
    if not leaves:
        return found
    project = with_progress(project)
    data = {key: (q.flag if q.kind == FLAG else q.lo) for key, q in project.data.items()}
    ballots = ballots_of(project)
    for leaf in leaves:
        result = project.results.get(leaf.path)
        if result is not None:
            if result.not_applicable is not None or result.not_due is not None:
                continue
            result = result._replace(peers=None)
        context = Context(
            leaf.path, project.funds, project.header.as_of, target_of(leaf, result), ballots=ballots
        )
        v = score_leaf(Task(leaf, result, leaf.weight or ONE, context, data)).inputs
        if v.x is not None and v.given is not None and v.given.kind in (NUMBER, DATE):
            found[leaf.path] = v.given.beside(v.scale)
    return found
