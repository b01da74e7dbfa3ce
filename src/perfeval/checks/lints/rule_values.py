"""Shares and points of a rule that may lie beyond the limits of every score, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.rule_uses import Use
    from perfeval.model.finding import Span
    from perfeval.model.points import Points


class Value(NamedTuple):
    """A number of the rule: of the weight where `share`, else points."""

    value: Fraction
    share: bool
    span: Span | None


def outliers(use: Use) -> Iterator[Value]:
    """What the rule gives outright below 0 or above the whole: of bands, anchors, tiers, and at
    the start of steps."""
    kind, p = use.score.kind, use.params
    if kind == "bands":
        for band in p.bands:
            if band.share is not None and _out(band.share):
                yield Value(band.share, True, band.at.get("share") or band.span)
            if band.points is not None:
                yield from _points(use, (band.points,), band)
            elif band.range:
                yield from _points(use, band.range, band)
    elif kind == "interpolate":
        for anchor in p.anchors:
            if _out(anchor.share):
                yield Value(anchor.share, True, anchor.span)
    elif kind == "tiers":
        for tier in p.tiers:
            for key, share in (("share", tier.share), ("from", tier.from_), ("to", tier.to)):
                if share is not None and _out(share):
                    yield Value(share, True, tier.at.get(key) or tier.span)
            if tier.points:
                yield from _points(use, tier.points, tier)
    elif _out(p.start):
        yield Value(p.start, True, use.score.at.get("start"))


def _out(share: Fraction) -> bool:
    """Below 0 or above 1; numerators are compared faster than fractions."""
    return share.numerator < 0 or share.numerator > share.denominator


def _points(use: Use, given: tuple[Points, ...], row: Any) -> Iterator[Value]:
    """Of bands with too many points it is told where the set is read."""
    for points in given:
        value = points.value
        if points.share:
            out = _out(value)
        else:
            out = value.numerator < 0 or (
                use.score.kind != "bands" and use.weight is not None and value > use.weight
            )
        if out:
            at = row.at
            yield Value(value, points.share, at.get("points") or at.get("range") or row.span)
