"""Which grade each total gets, as `scoring.grading` finds it for one."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.model.indicators import best_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.columns.dividing import Ints
    from perfeval.model.indicators import Grade, IndicatorSet

NONE = -1


def names(indicator_set: IndicatorSet) -> list[str]:
    """The grades by the numbers that `graded` gives, best first."""
    return [grade.name for grade in best_first(indicator_set.grades)]


def graded(
    indicator_set: IndicatorSet,
    total: Ints,
    digits: int,
    most: Fraction,
    conditions: Mapping[int, tuple[Any, Any]],
) -> tuple[Any, Any]:
    """The number of each total's grade, NONE where the set has no grades, and where the scalar
    kernel has to say: a condition that can't be told, a total that no grade holds. `total` counts
    10^-digits; `most` is the highest total that was to be had; `conditions` by the grade's number:
    where its own holds, and where that is open."""
    odd = np.zeros(len(total), bool)
    found = np.full(len(total), NONE, np.int16)
    grades = best_first(indicator_set.grades)
    if not grades:
        return found, odd
    full = indicator_set.total
    unit = 10**digits * (most / full if most else Fraction(1))
    open_, passed = np.ones(len(total), bool), np.zeros(len(total), bool)
    for number, grade in enumerate(grades):
        here = open_ & _reached(grade, total, full, unit)
        held = _held(grade, total, full, unit)
        if held is not True:
            odd |= here & ~held & ~passed
        if grade.when is not None:
            truth, unsure = conditions.get(number, (False, True))
            odd |= here & unsure
            passed |= here & ~np.broadcast_to(truth, here.shape)
            here = here & truth
        found[here] = number
        open_ &= ~here
    return found, odd | open_


def _reached(grade: Grade, total: Ints, full: Fraction, unit: Fraction) -> Any:
    found: Any = np.ones(len(total), bool)
    if grade.min is not None:
        found &= total >= ceil(grade.min * unit) if grade.min <= full else False
    if grade.above is not None:
        found &= total > floor(grade.above * unit) if grade.above < full else False
    return found


def _held(grade: Grade, total: Ints, full: Fraction, unit: Fraction) -> Any:
    """Below the upper edge; what exceeds the full total counts as the full total."""
    found: Any = True
    if grade.max is not None and full > grade.max:
        found &= total <= floor(grade.max * unit)
    if grade.below is not None and full >= grade.below:
        found &= total < ceil(grade.below * unit)
    return found
