"""What a rule gives as its number grows: the direction it rewards, and its turns."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.quantity import ONE
from perfeval.rules.intervals import probes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.checks.lints.rule_uses import Use
    from perfeval.model.finding import Span

HIGHER, LOWER, NEITHER = 1, -1, 0


class Level(NamedTuple):
    """What is given on a stretch of the number that begins at `low` (None: from the very left)."""

    value: Fraction
    low: Fraction | None
    span: Span | None


def band_levels(use: Use) -> list[Level]:
    """The bands' points from the lowest number to the highest; empty where a person chooses."""
    if "levels" not in use.memo:
        use.memo["levels"] = _cascade(use) or _band_levels(use)
    return use.memo["levels"]  # type: ignore[no-any-return]


def _cascade(use: Use) -> list[Level]:
    """The same for bands of one edge each, all on one side but for the last, as most are."""
    bands = use.params.bands
    if any(b.range or b.choose or (b.low is None) == (b.high is None) for b in bands):
        return []
    falling = bands[0].low is not None
    if any((band.low is not None) != falling for band in bands[:-1]):
        return []
    lows = [band.low if falling else before.high for before, band in pairwise((bands[0], *bands))]
    found = [
        Level(_gives(use, band)[0], None if low is None else low.lo, band.span)
        for band, low in zip(bands, lows, strict=True)
    ]
    if falling:
        return found[::-1]
    return [found[0]._replace(low=None), *found[1:]]


def _band_levels(use: Use) -> list[Level]:
    bands = use.params.bands
    edges = [q for band in bands for q in (band.low, band.high) if q is not None]
    scale = next((q.scale for q in edges if q.scale != ONE), ONE)
    spots = probes([q.beside(scale).lo for q in edges])
    found: list[Level] = []
    last = None
    before: Fraction | None = None
    for x in spots:
        index = next((i for i, band in enumerate(bands) if _inside(band, x, scale)), None)
        if index is not None and index != last:
            band = bands[index]
            values = _gives(use, band)
            if not values:
                return []
            found += [Level(value, before, band.span) for value in values]
            last = index
        before = x
    return found


def _inside(band: Any, x: Fraction, scale: Fraction) -> bool:
    low, high = band.low, band.high
    if low is not None:
        edge = low.beside(scale).lo
        if x < edge or (x == edge and band.min is None):
            return False
    if high is not None:
        edge = high.beside(scale).lo
        return bool(x < edge or (x == edge and band.max is not None))
    return True


def _gives(use: Use, band: Any) -> list[Fraction]:
    """At the lower and at the upper edge, or one number."""
    if band.range:
        ends = [use.worth(points) for points in band.range]
        return [sum(ends, Fraction(0)) / len(ends)] if band.choose else ends
    if band.choose:
        return []
    if band.share is not None:
        return [(use.weight or ONE) * band.share]
    return [use.worth(band.points)] if band.points is not None else []


def anchor_levels(use: Use) -> list[Level]:
    anchors = use.params.anchors
    scale = next((a.x.scale for a in anchors if a.x.scale != ONE), ONE)
    rows = [Level(a.share, a.x.beside(scale).lo, a.span) for a in anchors]
    return sorted(rows, key=lambda level: level.low or 0)


def slope(values: Sequence[Fraction]) -> int:
    """Whether the values only rise, only fall, or neither."""
    steps = {(b > a) - (b < a) for a, b in pairwise(values)} - {0}
    return steps.pop() if len(steps) == 1 else NEITHER


def rewarded(use: Use) -> int:
    """Which numbers the rule rewards by itself, without asking the target."""
    kind, p = use.score.kind, use.params
    if kind == "steps":
        return {"short": HIGHER, "over": LOWER}.get(p.side, NEITHER)
    if kind == "interpolate":
        return slope([level.value for level in anchor_levels(use)])
    if kind == "count":
        return LOWER
    if kind == "bands" and p.input in ("value", "completion"):
        return slope([level.value for level in band_levels(use)])
    return NEITHER
