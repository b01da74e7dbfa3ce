"""What was aimed at, what was achieved, and how that reads: the cells of every score table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.quantity import DATE, FLAG, TEXT
from perfeval.model.rounding import plain
from perfeval.model.scorecard import MISSING, NOT_APPLICABLE, NOT_DUE, LeafScore
from perfeval.reports import figures
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.results import Result
    from perfeval.reports.words import Words

ABSENT = (NOT_APPLICABLE, NOT_DUE)


def target_text(leaf: LeafScore, words: Words) -> str:
    return figures.quantity(leaf.target, words)


def actual_text(leaf: LeafScore, words: Words) -> str:
    """The measured number, or what was judged instead."""
    if leaf.status in ABSENT:
        return ""
    value = leaf.measured.value if leaf.measured is not None else None
    if value is not None:
        return figures.quantity(value, words)
    result = leaf.result
    if result is None:
        return ""
    if result.actual is not None:
        return figures.quantity(result.actual, words)
    return _judged(leaf, result, words)


def _judged(leaf: LeafScore, result: Result, words: Words) -> str:
    kind, v = leaf.indicator.score.kind, leaf.inputs
    if kind == "checklist" and v is not None and v.met:
        counted = [met for met in v.met if met is not None]
        met = plain(sum(counted, Fraction(0)), 2)
        return words("actual.checklist", met=met, n=len(counted))
    if result.tier:
        return result.tier
    if result.deductions is not None:
        n = len(result.deductions)
        return words("actual.deductions", n=n) if n else words("actual.no_deductions")
    if result.judged is not None:
        return words("actual.judged", points=plain(result.judged, 4))
    if result.parts:
        parts = [figures.quantity(part.actual, words) for part in result.parts]
        return words("semicolon").join(part for part in parts if part)
    if result.statement is None:
        return ""
    return flat(result.statement.text) or result.statement.state


def completion_text(leaf: LeafScore) -> str:
    return "" if leaf.status == MISSING else figures.rate(leaf.completion)


def score_text(leaf: LeafScore, indicator_set: IndicatorSet) -> str:
    """The printed score; a yield that is not points with its unit."""
    text = figures.points(leaf.score, figures.digits_of(leaf.indicator, indicator_set))
    unit = leaf.indicator.score.unit
    return f"{text}{unit}" if text and unit else text


def weight_text(leaf: LeafScore) -> str:
    """The weight that the leaf carries: none where it went to others."""
    if leaf.status in ABSENT and leaf.policy in ("parent", "equal", "to", "drop"):
        return ""
    if leaf.indicator.score.unit:
        return ""
    return figures.short(leaf.weight)


def rate_of(score: Fraction | None, weight: Fraction | None) -> Fraction | None:
    return score / weight if score is not None and weight else None


def result_text(leaf: LeafScore, words: Words) -> str:
    """Met, not met, the unit's own judgement, or why nothing can be said."""
    if leaf.status in (*ABSENT, MISSING):
        return words(f"status.{leaf.status}")
    statement = leaf.result.statement if leaf.result is not None else None
    if statement is not None and statement.state:
        return statement.state
    if leaf.met is None:
        return words("unknown") if leaf.target is None else ""
    return words("met" if leaf.met else "unmet")


def is_ratio(leaf: LeafScore) -> bool:
    """Whether a completion rate says something: not for days, yes and no, and words."""
    if leaf.completion is None or leaf.target is None or leaf.target.kind in (DATE, FLAG, TEXT):
        return False
    value = leaf.measured.value if leaf.measured is not None else None
    return value is not None and value.kind not in (DATE, FLAG, TEXT)


def lost(leaf: LeafScore) -> Fraction:
    """Points between the weight and the score; negative when more was given than the weight."""
    if (
        leaf.score is None
        or leaf.weight is None
        or leaf.indicator.score.unit
        or leaf.status in ABSENT
    ):
        return Fraction(0)
    return leaf.weight - leaf.score
