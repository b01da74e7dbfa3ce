"""Do conditions on one number cover it without holes, dead branches or crossings?"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor

Holds = Callable[[Fraction], bool]


def probes(edges: Sequence[Fraction], whole: bool = False) -> list[Fraction]:
    """One number for every stretch the edges cut the line into: below, at, between, above; of
    whole numbers only, where nothing else occurs."""
    ordered = sorted(set(edges))
    if not ordered:
        return [Fraction(0)]
    found = [ordered[0] - 1, ordered[0]]
    for low, high in itertools.pairwise(ordered):
        found += [Fraction(floor(low) + 1) if whole else (low + high) / 2, high]
    found.append(ordered[-1] + 1)
    return sorted({x for x in found if x.denominator == 1}) if whole else found


def first_holding(conditions: Sequence[Holds], value: Fraction) -> int | None:
    return next((i for i, holds in enumerate(conditions) if holds(value)), None)


def crossing(first: Holds, second: Holds, points: Sequence[Fraction]) -> bool:
    """Whether each has something of its own beside what they share."""
    a = [first(x) for x in points]
    b = [second(x) for x in points]
    shared = any(x and y for x, y in zip(a, b, strict=True))
    only_a = any(x and not y for x, y in zip(a, b, strict=True))
    only_b = any(y and not x for x, y in zip(a, b, strict=True))
    return shared and only_a and only_b
