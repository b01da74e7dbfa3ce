"""What evaluators judged of a goal that nothing measures: points of a checklist, a tier, a share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model import monitoring as m
from perfeval.model.results import Result
from perfeval.model.rounding import Rounding
from perfeval.rules import checklist
from perfeval.rules.inputs import Inputs
from perfeval.scoring.judging import judge_checklist

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator
    from perfeval.model.monitoring import GoalProgress


def with_judgement(row: GoalProgress, said: object, day: date) -> GoalProgress:
    """The row with what was judged of it by the day of the project's figures; else as it is.

    A judgement is no pace: nothing is due of it, and it is in no mean.
    """
    if row.status != m.NO_PROGRESS or not isinstance(said, Result):
        return row
    if row.indicator.score.kind == "checklist":
        found = points_met(row.indicator, said)
        if found is None:
            return row
        share, met, of = found
        return row._replace(status=m.JUDGED, completion=share, met=(met, of), counted=day)
    if said.tier or (said.share is not None and not said.progress):
        return row._replace(status=m.JUDGED, completion=said.share, tier=said.tier, counted=day)
    return row


def points_met(leaf: Indicator, said: Result) -> tuple[Fraction, Fraction, int] | None:
    """Share of the points met by their worth, how many are met, of how many that apply."""
    p: checklist.Params = leaf.score.params
    v = Inputs(leaf.weight if leaf.weight is not None else Fraction(1), Rounding())
    ignored: list[Finding] = []
    if not judge_checklist(v, leaf, said, ignored) or checklist.none_applies(v, p):
        return None
    values = [
        value
        for entry, value in zip(p.items, checklist.judged(p, v.met), strict=True)
        if value is not None and not entry.gate
    ]
    if not values:
        return None
    return checklist.share(v, p), sum(values, Fraction(0)), len(values)
