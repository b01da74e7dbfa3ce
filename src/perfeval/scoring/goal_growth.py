"""The compound annual growth that a goal's base and years come to."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.roots import root
from perfeval.model.quantity import NUMBER, Quantity
from perfeval.scoring.goal_values import HIGHER, alike, direction, own, sized, steps
from perfeval.scoring.measuring import tolerance

if TYPE_CHECKING:
    from perfeval.model.project import Goal
    from perfeval.scoring.goal_values import Step

MOST_YEARS = 60


class Growth(NamedTuple):
    """(last/first)^(1/years) − 1 and the plain mean of the yearly rates, where each year is known."""

    compound: Fraction
    mean: Fraction | None
    years: int
    first: str
    last: str


def growth(goal: Goal, among: list[Step] | None = None) -> Growth | None:
    """The compound rate of a goal of the kind `rate`.

    From `base` and the numbers of the years (`among` those given, in order of time); or, where the years are themselves rates, from those.
    None where too little is given, or what is given has no growth.
    """
    if goal.kind != "rate":
        return None
    found = steps(goal) if among is None else among
    given = [step for step in found if step.value.kind == NUMBER]
    target = own(goal)
    if not given or len(given) > MOST_YEARS:
        return None
    if goal.base is None:
        rates = [step.value for step in given if step.value.unit == "%"]
        percent = target is not None and target.unit == "%"
        return _of_rates(rates) if percent and len(rates) == len(given) else None
    base = sized(goal.base, goal)
    start = goal.base_year if goal.base_year is not None else given[0].year - 1
    pairs = [(step.year, alike(step.value, base)) for step in given if step.year > start]
    if not pairs or any(pair is None for _, pair in pairs):
        return None
    numbers = [(year, pair[0].lo, pair[1].lo) for year, pair in pairs if pair is not None]
    year, last, first = numbers[-1]
    if first <= 0 or last < 0 or year - start > MOST_YEARS:
        return None
    compound = root(last / first, year - start) - 1
    return Growth(
        compound, _mean(start, numbers), year - start, goal.base.text, given[-1].value.text
    )


def reaches(goal: Goal, among: list[Step], target: Quantity) -> bool:
    """Whether the growth comes to the rate that was set; the last number may have been rounded by
    half of its last digit, the rate itself is what was set."""
    numbers = [step for step in among if step.value.kind == NUMBER]
    if not numbers:
        return False
    last, toward = numbers[-1], direction(goal)
    half = tolerance(last.value, last.value.scale)
    far = last.value.lo + (half if toward == HIGHER else -half)
    found = growth(goal, [*numbers[:-1], last._replace(value=last.value._replace(lo=far, hi=far))])
    if found is None:
        return False
    return found.compound >= target.lo if toward == HIGHER else found.compound <= target.lo


def _mean(start: int, numbers: list[tuple[int, Fraction, Fraction]]) -> Fraction | None:
    """The mean of the yearly rates; None where a year is left out or has nothing before it."""
    years = [year for year, _, _ in numbers]
    values = [numbers[0][2], *(value for _, value, _ in numbers)]
    if years != list(range(start + 1, start + 1 + len(years))) or any(v <= 0 for v in values):
        return None
    rates = [after / before - 1 for before, after in pairwise(values)]
    return sum(rates, Fraction(0)) / len(rates)


def _of_rates(rates: list[Quantity]) -> Growth | None:
    product = Fraction(1)
    for rate in rates:
        product *= 1 + rate.lo
    if product < 0:
        return None
    mean = sum((rate.lo for rate in rates), Fraction(0)) / len(rates)
    compound = root(product, len(rates)) - 1
    return Growth(compound, mean, len(rates), "", "")
