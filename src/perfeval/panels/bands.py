"""Bands of money: which one a score falls in, and whether they leave gaps or cross."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.rules.intervals import crossing, first_holding, probes

if TYPE_CHECKING:
    from perfeval.model.panels import Band, Panel
    from perfeval.rules.intervals import Holds


def holds(band: Band, score: Fraction) -> bool:
    return (
        (band.min is None or score >= band.min)
        and (band.above is None or score > band.above)
        and (band.max is None or score <= band.max)
        and (band.below is None or score < band.below)
    )


def band_of(bands: tuple[Band, ...], score: Fraction) -> Band | None:
    """The first band that holds: a band with one edge runs to the one written before it."""
    return next((band for band in bands if holds(band, score)), None)


def interval(band: Band) -> str:
    """`≥80`, `[75, 80)`."""
    low = band.min if band.min is not None else band.above
    high = band.max if band.max is not None else band.below
    if low is not None and high is not None:
        left = "[" if band.min is not None else "("
        right = "]" if band.max is not None else ")"
        return f"{left}{plain(low)}, {plain(high)}{right}"
    if low is not None:
        return ("≥" if band.min is not None else ">") + plain(low)
    return ("≤" if band.max is not None else "<") + plain(high) if high is not None else ""


def band_findings(panel: Panel) -> list[Finding]:
    """Gaps between the lowest edge and the full score, bands that are never reached, crossings.

    Below the lowest band nothing is granted: that is no gap. Where bands are read on rounded
    scores, only such scores are looked at, so that `max: 79.99` meets `min: 80`.
    """
    bands, rule = panel.rule.bands, panel.rule
    if not bands or panel.full is None:
        return []
    step = Fraction(10) ** rule.rounding.digits
    whole = rule.rounding.grade_from == "printed"
    edges = [e for b in bands for e in (b.min, b.above, b.max, b.below) if e is not None]
    spots = [x / step for x in probes([e * step for e in (*edges, panel.full)], whole)]
    spots = [x for x in spots if x <= panel.full]
    lowest = min(edges)
    tests: list[Holds] = [lambda score, b=band: holds(b, score) for band in bands]  # type: ignore[misc]
    found = []
    gaps = [x for x in spots if x >= lowest and first_holding(tests, x) is None]
    # a lowest band that begins above its edge leaves just that edge out, which is below it
    gaps = [x for x in gaps if x != lowest or any(b.below == x for b in bands)]
    if gaps:
        near = min(bands, key=lambda b: abs(_edge(b) - gaps[0]))
        found.append(Finding("PE631", near.span, {"score": plain(gaps[0], 4)}))
    for number, band in enumerate(bands):
        if not any(first_holding(tests, x) == number for x in spots):
            params = {"band": interval(band), "n": str(number + 1)}
            found.append(Finding("PE632", band.span, params))
    for number, band in enumerate(bands):
        for other in range(number + 1, len(bands)):
            both = [b for b in (band, bands[other]) if _low(b) is not None and _high(b) is not None]
            if len(both) == 2 and crossing(tests[number], tests[other], spots):
                params = {"first": interval(band), "second": interval(bands[other])}
                found.append(Finding("PE655", bands[other].span, params))
    return found


def _low(band: Band) -> Fraction | None:
    return band.min if band.min is not None else band.above


def _high(band: Band) -> Fraction | None:
    return band.max if band.max is not None else band.below


def _edge(band: Band) -> Fraction:
    low, high = _low(band), _high(band)
    return low if low is not None else high if high is not None else Fraction(0)
