"""What was aimed at, what was achieved, and how that reads: the cells of every score table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.quantity import DATE, FLAG, TEXT
from perfeval.model.rounding import plain, same
from perfeval.model.scorecard import MISSING, NOT_APPLICABLE, NOT_DUE, LeafScore
from perfeval.reports import figures, item_words
from perfeval.reports.once import once
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.results import Result
    from perfeval.reports.words import Words

ZERO = Fraction(0)
ABSENT = (NOT_APPLICABLE, NOT_DUE)
# keys of a result that say nothing of what was achieved
_ASIDE = frozenset((
    "target", "excused", "evidence", "problem", "analysis", "reason", "improvement", "note",
    "assumed", "reported", "review", "name", "span", "at",
))  # fmt: skip


@once
def target_text(leaf: LeafScore, words: Words) -> str:
    """The target; of an average whose items alone have targets, theirs."""
    if leaf.target is None and leaf.status not in ABSENT:
        return item_words.targets(leaf, words)
    return figures.quantity(leaf.target, words)


@once
def actual_text(leaf: LeafScore, words: Words) -> str:
    """The measured number, or what was judged instead."""
    if leaf.status in ABSENT:
        return ""
    value = leaf.measured.value if leaf.measured is not None else None
    if value is not None:
        if leaf.measured.pieces:  # its value is but that of the first
            return item_words.actuals(leaf, words)
        if leaf.indicator.measure.kind == "schedule" and not leaf.measured.stated:
            return _delay(leaf, words)
        return figures.quantity(value, words)
    result = leaf.result
    if result is None:
        return ""
    if result.actual is not None:
        return figures.quantity(result.actual, words)
    return _judged(leaf, result, words)


def _delay(leaf: LeafScore, words: Words) -> str:
    """How late or early something was done: 逾期34天."""
    from perfeval.measures import schedule

    late: Fraction = leaf.measured.value.lo
    params = leaf.indicator.measure.params or schedule.Params()
    unit = schedule.NAMES[params.unit][0 if words.lang == "zh" else 1]
    key = "late" if late > 0 else "early" if late < 0 else "on_time"
    return words(f"actual.{key}", n=plain(abs(late), 2), unit=unit)


@once
def has_result(result: Result | None) -> bool:
    """Whether anything is said of what was achieved; remarks beside it are none."""
    if result is None:
        return False
    return any(
        value != result._field_defaults[key]
        for key, value in result._asdict().items() if key not in _ASIDE
    )  # fmt: skip


def unjudged(leaf: LeafScore) -> str:
    """The words given for a result where the rule would want a figure or a judgement."""
    result = leaf.result
    if leaf.status != MISSING or result is None or result.actual is None:
        return ""
    return result.actual.text.strip() if result.actual.kind == TEXT else ""


def missing_key(leaf: LeafScore) -> str:
    """Why a leaf without points has none: `unjudged`, `unusable` or `missing`."""
    if unjudged(leaf):
        return "unjudged"
    return "unusable" if has_result(leaf.result) else "missing"


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


@once
def completion_text(leaf: LeafScore) -> str:
    """The completion: target and actual have one, whether or not a rule could score it."""
    return figures.rate(leaf.completion)


def score_text(leaf: LeafScore, indicator_set: IndicatorSet) -> str:
    """The printed score; a yield that is not points with its unit."""
    text = figures.points(leaf.score, figures.digits_of(leaf.indicator, indicator_set))
    unit = leaf.indicator.score.unit
    return f"{text}{unit}" if text and unit else text


@once
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
    if unjudged(leaf):
        return words("unjudged")
    if leaf.status in (*ABSENT, MISSING):
        return words(f"status.{leaf.status}")
    statement = leaf.result.statement if leaf.result is not None else None
    if statement is not None and statement.state:
        return statement.state
    if leaf.met is None:
        return words("unknown") if leaf.target is None else ""
    return words("met" if leaf.met else "unmet")


@once
def is_ratio(leaf: LeafScore) -> bool:
    """Whether a completion rate says something: not for days, yes and no, and words."""
    if leaf.completion is None or leaf.target is None or leaf.target.kind in (DATE, FLAG, TEXT):
        return False
    value = leaf.measured.value if leaf.measured is not None else None
    return value is not None and value.kind not in (DATE, FLAG, TEXT)


@once
def loses(leaf: LeafScore) -> bool:
    """Whether it has less than its weight."""
    return lost(leaf).numerator > 0


@once
def whole(leaf: LeafScore) -> bool:
    """Whether it takes part and got its weight."""
    if leaf.status in ABSENT or leaf.indicator.score.unit:
        return False
    return (
        leaf.weight is not None
        and leaf.score is not None
        and bool(leaf.weight)
        and same(leaf.score, leaf.weight)
    )


@once
def lost(leaf: LeafScore) -> Fraction:
    """Points between the weight and the score; negative when more was given than the weight."""
    if (
        leaf.score is None
        or leaf.weight is None
        or leaf.indicator.score.unit
        or leaf.status in ABSENT
    ):
        return ZERO
    # most have their weight, which needs no subtraction
    return ZERO if same(leaf.weight, leaf.score) else leaf.weight - leaf.score
