"""What an indicator would have scored with another year's target, rule or weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.measures.measured import Context
from perfeval.model.quantity import FLAG
from perfeval.model.scorecard import MISSING, SCORED
from perfeval.scoring.leaf import leaf_score, score_leaf
from perfeval.scoring.task import Task, ballots_of

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity
    from perfeval.model.scorecard import LeafScore, Scorecard


class Rescoring:
    """Scores single indicators of one project anew."""

    def __init__(self, card: Scorecard) -> None:
        self.project = card.project
        self.data: dict[str, Any] = {
            key: (q.flag if q.kind == FLAG else q.lo) for key, q in card.project.data.items()
        }
        self.ballots = ballots_of(card.project)

    def points(
        self, own: LeafScore, rule: Indicator, target: Quantity | None, weight: Fraction
    ) -> Fraction | None:
        """The printed score of what this project achieved, by that rule, target and weight; None
        where it can't be had (another unit, another kind of data)."""
        result = own.result
        if result is not None:
            result = result._replace(target=None)
        leaf = rule._replace(target=target)
        context = Context(
            own.indicator.path, self.project.funds, self.project.header.as_of, target, ballots=self.ballots
        )  # fmt: skip
        task = Task(leaf, result, weight, context, self.data)
        outcome = score_leaf(task)
        if outcome.points is None:
            return None
        made = leaf_score(task, outcome, SCORED)
        return None if made.status == MISSING else made.score
