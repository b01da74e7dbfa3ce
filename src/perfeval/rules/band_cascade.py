"""The usual table of bands, seen to be sound at a glance."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.model.quantity import ONE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.rules.bands import Params


def plainly_sound(p: Params, edges: Sequence[Fraction], below_zero: bool, beyond: bool) -> bool:
    """Whether the bands have one edge each, in order, and the last takes all that is left.

    True says that there is no gap, no unreachable and no crossing band; False says nothing.
    `edges` are the bands' edges in order of the bands, in one scale.
    """
    bands = p.bands
    if len(bands) < 2 or any((b.low is None) == (b.high is None) for b in bands):
        return False
    if _percent(p) and _bare(p):
        return False  # which scale the bare ones are in is for the whole check to say
    falling = bands[0].low is not None
    if any((band.low is not None) != falling for band in bands[:-1]):
        return False
    for one, next_one in pairwise(edges[:-1]):
        if (next_one >= one) if falling else (next_one <= one):
            return False
    edge, last, before = edges[-1], bands[-1], bands[-2]
    if (last.low is not None) != falling:
        # the last turns round: it has to meet the one before it without leaving the edge out
        if edge != edges[-2]:
            return False
        if falling:
            return before.min is not None or last.max is not None
        return before.max is not None or last.min is not None
    if (edge >= edges[-2]) if falling else (edge <= edges[-2]):
        return False
    if falling:
        return not below_zero and edge == 0 and last.min is not None
    whole = edges[0].denominator == 1 and edge == 100
    return not beyond and last.max is not None and (whole or (edge == ONE and _percent(p)))


def _bare(p: Params) -> bool:
    """Whether an edge other than 0 is written without a percent sign."""
    return any(
        quantity is not None and quantity.scale == ONE and quantity.lo != 0
        for band in p.bands
        for quantity in (band.low, band.high)
    )


def _percent(p: Params) -> bool:
    return any(
        quantity is not None and quantity.scale != ONE
        for band in p.bands
        for quantity in (band.low, band.high)
    )
