"""Rows of which only the scalar kernel can say all that is to be said."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.asked import GRADE, UNSURE
from perfeval.columns.rollup_leaves import MISSING, LeafColumn
from perfeval.measures.measured import Context, Measured
from perfeval.model.finding import Finding
from perfeval.model.quantity import ONE
from perfeval.model.rounding import Rounding
from perfeval.rules.inputs import Inputs
from perfeval.scoring.leaf import score_leaf
from perfeval.scoring.task import Outcome, Task

if TYPE_CHECKING:
    from perfeval.columns.block import Block, LeafBlock
    from perfeval.model.indicators import Indicator

# remarks of the arithmetic that are put in words on columns (see compiled_remarks)
KNOWN = frozenset((
    "full_rate", "stated", "over", "no_ratio", "negative", "without_multiple", "bare_target",
    "unreasoned",
))  # fmt: skip


def unknown(column: LeafColumn) -> Any:
    """Where something is to be said of a leaf that only the scalar kernel can say."""
    blend = column.leaf.score.kind == "blend"
    odd: Any = False
    for name, when in column.said.items():
        if not name.removeprefix(UNSURE).startswith(GRADE) and (blend or name not in KNOWN):
            odd = odd | when
    return odd


def without(leaf: Indicator) -> Outcome:
    """The kernel's own outcome of a leaf without a result."""
    if leaf.score.kind == "none":
        missing = Finding("PE401", leaf.span, {"name": leaf.name, "points": ""}, leaf.path)
        return Outcome(None, Inputs(ONE, Rounding()), Measured(), [missing])
    context = Context(leaf.path, target=leaf.target)
    return score_leaf(Task(leaf, None, leaf.weight or Fraction(0), context, {}))


def without_result(column: LeafColumn, block: Block) -> Any:
    """Where a rule may score without any result: the project's named data may do."""
    leaf = column.leaf
    named = bool(block.data) and leaf.score.kind in ("cases", "formula", "blend")
    return column.status == MISSING if named or without(leaf).points is not None else False


def kinds_of_evidence(column: LeafColumn, given: LeafBlock | None, digits: int) -> Any:
    """Where evidence of full marks would have to be looked at one by one."""
    if not column.leaf.evidence or given is None or given.evidence is None:
        return False
    units = np.array([int((weight or 0) * 10**digits) for weight in column.weights], np.int64)
    return given.evidence & (column.score >= units[column.weight])
