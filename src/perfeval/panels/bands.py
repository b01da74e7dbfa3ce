"""Bands of money: which one a score falls in, and whether they leave gaps or cross."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.rules.intervals import probes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.panels import Band, Panel

MOST_OVERLAPS = 100  # pairs that are told


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


def scores(band: Band, lang: str) -> str:
    """The scores of a band in words: 80分（含）以上, 75分（含）至80分."""
    low, high = _low(band), _high(band)
    if lang != "zh":
        return _scores_en(band)
    first = f"{plain(low)}分{'（含）' if band.min is not None else ''}" if low is not None else ""
    last = f"{plain(high)}分{'（含）' if band.max is not None else ''}" if high is not None else ""
    if first and last:
        return f"{first}至{last}"
    if first:
        return f"{first}以上"
    return f"{last}以下" if last else ""


def _scores_en(band: Band) -> str:
    low, high = _low(band), _high(band)
    least = f"{'' if band.min is not None else 'above '}{plain(low)}" if low is not None else ""
    if high is None:
        return f"{least} or more" if band.min is not None else least
    if low is None:
        return f"{plain(high)} or less" if band.max is not None else f"below {plain(high)}"
    return f"{least} to {'' if band.max is not None else 'below '}{plain(high)}"


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
    spots_of = [{x for x in spots if holds(band, x)} for band in bands]
    first: dict[Fraction, int] = {}
    for number, held in enumerate(spots_of):
        for x in held:
            first.setdefault(x, number)
    found = []
    gaps = [x for x in spots if x >= lowest and x not in first]
    # a lowest band that begins above its edge leaves just that edge out, which is below it
    gaps = [x for x in gaps if x != lowest or any(b.below == x for b in bands)]
    if gaps:
        near = min(bands, key=lambda b: abs(_edge(b) - gaps[0]))
        found.append(Finding("PE631", near.span, {"score": plain(gaps[0], 4)}))
    reached = set(first.values())
    for number, band in enumerate(bands):
        if number not in reached:
            params = {
                "band_zh": scores(band, "zh"), "band_en": scores(band, "en"), "n": str(number + 1),
            }  # fmt: skip
            found.append(Finding("PE632", band.span, params))
    return [*found, *_overlaps(bands, spots_of)]


def _overlaps(bands: Sequence[Band], spots_of: Sequence[set[Fraction]]) -> list[Finding]:
    """Bands with two edges each that share scores and have some of their own."""
    closed = [n for n, b in enumerate(bands) if _low(b) is not None and _high(b) is not None]
    found: list[Finding] = []
    for at, number in enumerate(closed):
        for other in closed[at + 1 :]:
            one, two = spots_of[number], spots_of[other]
            if one.isdisjoint(two) or one <= two or two <= one:
                continue
            params = {
                "first_zh": scores(bands[number], "zh"), "second_zh": scores(bands[other], "zh"),
                "first_en": scores(bands[number], "en"), "second_en": scores(bands[other], "en"),
            }  # fmt: skip
            found.append(Finding("PE655", bands[other].span, params))
            if len(found) == MOST_OVERLAPS:
                return found
    return found


def _low(band: Band) -> Fraction | None:
    return band.min if band.min is not None else band.above


def _high(band: Band) -> Fraction | None:
    return band.max if band.max is not None else band.below


def _edge(band: Band) -> Fraction:
    low, high = _low(band), _high(band)
    return low if low is not None else high if high is not None else Fraction(0)
