"""How often each value occurs: exact, in the room of the different values only."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.overview.arrays import Ints

DENSE = 1 << 22


class Counts:
    """Different whole numbers with how often each was seen."""

    def __init__(self) -> None:
        self.values: Ints = np.zeros(0, dtype=np.int64)
        self.counts: Ints = np.zeros(0, dtype=np.int64)

    def add(self, values: Ints, unit: int = 1) -> None:
        """More values, all of them whole `unit`s."""
        if not values.size:
            return
        low, high = int(values.min()), int(values.max())
        if high - low < DENSE * unit:
            steps = values - low
            counts = np.bincount(steps if unit == 1 else steps // unit)
            at = np.flatnonzero(counts)
            self.join(at * unit + low, counts[at])
        else:
            self.join(*np.unique(values, return_counts=True))

    def join(self, values: Ints, counts: Ints) -> None:
        """More values with their counts."""
        if not self.values.size:
            self.values, self.counts = values, counts
            return
        every = np.concatenate((self.values, values))
        many = np.concatenate((self.counts, counts))
        order = np.argsort(every, kind="stable")
        every, many = every[order], many[order]
        starts = np.flatnonzero(np.diff(every, prepend=every[0] - 1))
        self.values, self.counts = every[starts], np.add.reduceat(many, starts)

    def pairs(self) -> list[tuple[int, int]]:
        return list(zip(self.values.tolist(), self.counts.tolist(), strict=True))


def quantile(pairs: Sequence[tuple[int, int]], share: Fraction) -> Fraction:
    """The value at a share of the way from the least to the largest; between two values as far as
    the share reaches (what spreadsheets call inclusive)."""
    ends = list(accumulate(count for _, count in pairs))
    place = share * (ends[-1] - 1)
    below = place.numerator // place.denominator
    first = pairs[bisect_right(ends, below)][0]
    rest = place - below
    if not rest:
        return Fraction(first)
    second = pairs[bisect_right(ends, below + 1)][0]
    return first + (second - first) * rest
