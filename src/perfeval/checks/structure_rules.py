"""Parameters of the leaves' rules, blends included. (PE220-PE239, PE245, PE254-PE256)"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.checks.expressions import type_faults
from perfeval.checks.structure_measures import measure_faults
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.points import Points

LISTS = {"bands": "bands", "cases": "cases", "tiers": "tiers", "blend": "parts"}


def rule_faults(indicator_set: IndicatorSet) -> Iterator[Finding]:
    for leaf in indicator_set.leaves():
        if leaf.score.span is None and leaf.measure.span is None:
            continue  # neither rule nor measure is written: the usual ones are sound
        yield from _leaf(leaf, leaf.weight if indicator_set.scored else None)


def _leaf(leaf: Indicator, weight: Fraction | None) -> Iterator[Finding]:
    use = leaf.score
    module = rule(use.kind)
    params = use.params if use.params is not None else module.SHAPE.build()
    leaf = leaf._replace(score=use._replace(params=params))
    yield from measure_faults(leaf.measure, leaf.path)
    name = LISTS.get(use.kind)
    if name is not None and not getattr(params, name):
        place = use.at.get(name, use.span)
        yield Finding("PE254", place, {"key": name, "kind": use.kind}, leaf.path)
        return
    for fault in module.faults(params, leaf):
        yield Finding(fault.code, fault.span or use.span, fault.params, leaf.path, fault.severity)
    if use.kind == "cases":
        for case in params.cases:
            yield from type_faults(case.when, "boolean", leaf.path)
            yield from type_faults(case.points, "number", leaf.path)
    elif use.kind == "formula":
        yield from type_faults(params.expr, "number", leaf.path)
    if weight and not use.unit:
        yield from _worth(leaf, params, weight)
    if use.kind == "blend":
        yield from _parts(leaf, params, weight)


def _parts(leaf: Indicator, params: Any, weight: Fraction | None) -> Iterator[Finding]:
    for part in params.parts:
        inner = leaf._replace(measure=part.measure, target=part.target, score=part.score)
        size = weight
        if weight is not None and params.combine == "sum":
            size = _points(part, weight, len(params.parts))
        yield from _leaf(inner, size)


def _worth(leaf: Indicator, params: Any, weight: Fraction) -> Iterator[Finding]:
    """Points stated one by one against the weight they share."""
    use = leaf.score
    if use.kind == "bands" and use.cap is None:
        for index, band in enumerate(params.bands, 1):
            given = [*band.range, *([band.points] if band.points is not None else [])]
            most = max((_value(points, weight) for points in given), default=Fraction(0))
            if most > weight:
                found = {"n": str(index), "points": plain(most), "weight": plain(weight)}
                place = band.at.get("range" if band.range else "points", band.span) or use.span
                yield Finding("PE256", place, found, leaf.path)
        return
    if use.kind == "blend" and params.combine == "sum":
        parts: list[Any] = list(params.parts)
    elif use.kind == "checklist" and params.mode.kind == "share":
        parts = [entry for entry in params.items if not entry.gate]
    else:
        return
    stated = [part for part in parts if part.points is not None or part.share is not None]
    if use.kind == "blend" and all(part.points is None for part in stated):
        return  # shares alone are the blend's own check
    if not stated:
        return
    total = sum((_points(part, weight, len(parts)) for part in parts), Fraction(0))
    if total != weight:
        problem = "below" if total < weight else "above"
        found = {"sum": plain(total), "weight": plain(weight), "problem": problem}
        place = use.at.get("parts" if use.kind == "blend" else "items", use.span)
        yield Finding("PE255", place, found, leaf.path)


def _points(part: Any, weight: Fraction, count: int) -> Fraction:
    """What a part or an item is worth; those that state nothing share the weight equally."""
    if part.points is not None:
        return _value(part.points, weight)
    return weight * (part.share if part.share is not None else Fraction(1, count))


def _value(points: Points, weight: Fraction) -> Fraction:
    return weight * points.value if points.share else points.value
