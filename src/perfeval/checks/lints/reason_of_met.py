"""A deviation is explained where there is none: full marks, target met, not far beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.scorecard import SCORED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.scorecard import LeafScore

CODE = "PE462"
# what forms hold in a cell that has nothing to say
NOTHING = frozenset(("", "无", "无。", "无偏差", "不适用", "/", "-", "—", "——", "0"))
FAR = 13, 10  # beyond it a reason is asked for, where the rule names no threshold of its own


def check(look: CardLook, p: None) -> Iterator[Finding]:
    for leaf in look.leaves:
        result = leaf.result
        if result is None or result.reason.strip() in NOTHING:
            continue
        if leaf.status == SCORED and leaf.met and leaf.score == leaf.weight and not _beyond(leaf):
            params = {"name": leaf.indicator.name}
            yield Finding(CODE, result.place("reason"), params, leaf.indicator.path)


def _beyond(leaf: LeafScore) -> bool:
    """Whether the number is so far over its target that the reason may be about that, or none of
    the points come from a number."""
    if leaf.inputs is None or leaf.inputs.judged is not None or leaf.completion is None:
        return True
    over = getattr(leaf.indicator.score.params, "over", None)
    if over is not None and over.action != "none":
        return bool(leaf.completion > over.beyond)
    return leaf.completion * FAR[1] > FAR[0]
