"""The compound annual growth that a goal's base and years come to."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.roots import root
from perfeval.model.quantity import NUMBER, Quantity
from perfeval.scoring.goal_values import alike, own, sized, steps

if TYPE_CHECKING:
    from perfeval.model.project import Goal

MOST_YEARS = 60


class Growth(NamedTuple):
    """(last/first)^(1/years) − 1 and the plain mean of the yearly rates, where each year is known."""

    compound: Fraction
    mean: Fraction | None
    years: int
    first: str
    last: str


def growth(goal: Goal) -> Growth | None:
    """The compound rate of a goal of the kind `rate`.

    From `base` and the numbers of the years; or, where the years are themselves rates, from those.
    None where too little is given, or what is given has no growth.
    """
    if goal.kind != "rate":
        return None
    given = [step for step in steps(goal) if step.value.kind == NUMBER]
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
