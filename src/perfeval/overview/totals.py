"""Totals of all projects on one scale: spread, histogram, totals that very many have."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.overview.counting import Counts, quantile
from perfeval.overview.projects import FINEST, HUNDREDTHS, hundredths
from perfeval.overview.records import Bin, Same, Scale, Spread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.overview.terms import Terms

POINT, HUNDREDTH = 10**FINEST, 10**HUNDREDTHS
MOST_BINS = 12
WIDTHS = (Fraction(5, 100), Fraction(10, 100), Fraction(20, 100))

Pairs = list[tuple[int, int]]


def scale_of(frames: Mapping[int, Counts]) -> Scale:
    return Scale(Fraction(next(iter(frames)), POINT) if len(frames) == 1 else None)


def on_scale(frames: Mapping[int, Counts]) -> tuple[Pairs, int]:
    """The totals with their numbers, in units of the second."""
    if len(frames) == 1:
        return next(iter(frames.values())).pairs(), POINT
    import numpy as np

    every = Counts()
    for full, counts in frames.items():
        values = hundredths(counts.values, np.full(len(counts.values), full))
        starts = np.flatnonzero(np.diff(values, prepend=-1))
        every.join(values[starts], np.add.reduceat(counts.counts, starts))
    return every.pairs(), HUNDREDTH


def spread(frames: Mapping[int, Counts], scale: Scale) -> Spread | None:
    if not frames:
        return None
    pairs, unit = on_scale(frames)
    count = sum(many for _, many in pairs)
    least, first, median, third, most = (quantile(pairs, Fraction(n, 4)) / unit for n in range(5))
    mean = Fraction(sum(value * many for value, many in pairs), count * unit)
    full = scale.most * unit
    shown = tuple(bins(pairs, Fraction(full)))
    return Spread(count, least, first, median, third, most, mean, shown)


def bins(pairs: Pairs, full: Fraction) -> list[Bin]:
    """Bins of equal width from the lowest total to the highest, the full score in one of its own;
    what lies above it in another."""
    inside = [value for value, _ in pairs if value < full]
    found = []
    if inside:
        low, high = inside[0] / full, inside[-1] / full
        width = next(
            (w for w in WIDTHS if high // w - low // w < MOST_BINS), WIDTHS[-1]
        )  # fmt: skip
        first, last = int(low // width), int(high // width)
        counts = [0] * (last - first + 1)
        step = full * width
        for value, many in pairs:
            if value < full:
                counts[value * step.denominator // step.numerator - first] += many
        found = [
            Bin((first + n) * width, (first + n + 1) * width, many) for n, many in enumerate(counts)
        ]
    at = sum(many for value, many in pairs if value == full)
    above = sum(many for value, many in pairs if value > full)
    one = Fraction(1)
    return [
        *found,
        *([Bin(one, one, at)] if at else []),
        *([Bin(one, None, above)] if above else []),
    ]


def same(frames: Mapping[int, Counts], scale: Scale, terms: Terms) -> tuple[Same, ...]:
    """The totals, but the full score, that very many projects have, the most frequent first."""
    if not frames:
        return ()
    pairs, unit = on_scale(frames)
    count = sum(many for _, many in pairs)
    full = scale.most * unit
    found = [
        Same(Fraction(value, unit), many, Fraction(many, count)) for value, many in pairs
        if many >= terms.same_total_count and Fraction(many, count) >= terms.same_total_share
        and value != full
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.many, -one.points)))


def places(pairs: Pairs) -> dict[int, int]:
    """The place of each total: one more than there are projects above it."""
    found, above = {}, 0
    for value, many in reversed(pairs):
        found[value] = above + 1
        above += many
    return found
