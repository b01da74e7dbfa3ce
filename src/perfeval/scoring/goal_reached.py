"""What a goal's own years have come to by the day, and whether that is its target."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.quantity import NUMBER, ONE, Quantity, from_number, mantissa
from perfeval.model.rounding import percent, plain
from perfeval.scoring.goal_growth import growth, reaches
from perfeval.scoring.goal_values import HIGHER, Step, alike, direction, own, steps, worse

if TYPE_CHECKING:
    from perfeval.model.project import Goal, Header

MET, UNMET, NOT_DUE = "met", "unmet", "not_due"
_YEARS = re.compile(r"(?:19|20|21)\d\d")
_WORDS = {1: "", 10: "十", 100: "百", 1000: "千", 10_000: "万", 10**8: "亿"}


class Reached(NamedTuple):
    """`value` by the end of `year`; `whole` unless a year on the way is left out."""

    value: Quantity
    year: int
    whole: bool


def over(year: int, as_of: date | None) -> bool:
    """Whether the year is over by the day."""
    return as_of is None or date(year, 12, 31) <= as_of


def done(goal: Goal, as_of: date | None) -> list[Step]:
    """What the years that are over by the day achieved."""
    return [step for step in steps(goal, "actual") if over(step.year, as_of)]


def reached(goal: Goal, as_of: date | None) -> Reached | None:
    """The last year's value, the sum of the years, or their compound growth, by the goal's kind."""
    given = done(goal, as_of)
    if not given:
        return None
    last = given[-1]
    if goal.kind == "rate":
        found = growth(goal, given)
        if found is None:
            return None
        text = percent(found.compound, 2)
        return Reached(from_number(found.compound, "%", text), last.year, True)
    if goal.kind != "additive":
        return Reached(last.value, last.year, True)
    whole = _sum(given)
    if whole is None:
        return None
    years = {step.year for step in steps(goal) if step.year <= last.year}
    return Reached(whole, last.year, years <= {step.year for step in given})


def _sum(given: list[Step]) -> Quantity | None:
    first = given[0].value
    numbers = [alike(step.value, first) for step in given]
    if first.kind != NUMBER or any(step.value.kind != NUMBER for step in given):
        return None
    if any(pair is None for pair in numbers):
        return None
    total = sum((pair[0].lo for pair in numbers if pair is not None), Fraction(0))
    return first._replace(op="", lo=total, hi=total, text=like(total, first))


def like(value: Fraction, model: Quantity) -> str:
    """The number in the unit that the model is written in: 545000 beside ≥80万人 is 54.5万人."""
    if model.unit == "%" or model.scale != ONE:
        return plain(value / model.scale) + ("‰" if model.scale == Fraction(1, 1000) else "%")
    digits = mantissa(model.text)
    factor = model.lo / Fraction(digits) if digits and Fraction(digits) else Fraction(1)
    word = _WORDS.get(int(factor)) if factor.denominator == 1 else None
    return plain(value / factor) + word + model.unit if word else plain(value) + model.unit


def final_year(goal: Goal, header: Header) -> int | None:
    """The year the target is due: the last of the goal's years, else of its period, else the
    project's last."""
    given = steps(goal)
    if given:
        return given[-1].year
    named = [int(year) for year in _YEARS.findall(goal.period)]
    if named:
        return max(named)
    if goal.period:
        return None
    return header.period[1].year if header.period[1] is not None else None


def state(goal: Goal, header: Header) -> str:
    """Whether the goal's own years meet its target, are not due yet, or don't say ("")."""
    found, target = reached(goal, header.as_of), own(goal)
    if found is None or target is None or alike(found.value, target) is None:
        return ""
    last = final_year(goal, header)
    if last is None or found.year < last:
        return NOT_DUE if last is None or not over(last, header.as_of) else ""
    if not found.whole:
        return ""
    if goal.kind == "rate":
        return MET if reaches(goal, done(goal, header.as_of), target) else UNMET
    return UNMET if worse(found.value, target, direction(goal)) else MET


def share(goal: Goal, found: Reached) -> Fraction | None:
    """How much of the own target is reached, where more is better."""
    target = own(goal)
    if target is None or direction(goal) != HIGHER or target.kind != NUMBER:
        return None
    pair = alike(found.value, target)
    return pair[0].lo / pair[1].lo if pair is not None and pair[1].lo > 0 else None
