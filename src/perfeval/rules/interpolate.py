"""`interpolate`: piecewise linear between anchors, flat outside."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, where
from perfeval.model.quantity import ONE
from perfeval.model.rounding import percent
from perfeval.model.shape import Field, Shape, Type
from perfeval.rules.faults import Fault
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import listed, size

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity

CAP_IS_SHARE = False


class Anchor(NamedTuple):
    """At `x`, `share` of the weight."""

    x: Quantity
    share: Fraction
    span: Span | None = None


class Params(NamedTuple):
    anchors: tuple[Anchor, ...]


SHAPE = Shape(
    "score.interpolate",
    (Field("anchors", "锚点", Type("anchors"), "pairs [x, share of the weight]", required=True),),
    Params,
)


def uses_number(p: Params) -> bool:
    return True


def quantities(p: Params) -> tuple[Quantity, ...]:
    return tuple(anchor.x for anchor in p.anchors)


def open_top(p: Params) -> bool:
    return False


def _line(v: Inputs, p: Params) -> list[tuple[Fraction, Fraction]]:
    return sorted((v.number(a.x), a.share) for a in p.anchors)


def points(v: Inputs, p: Params) -> Value:
    line = _line(v, p)
    result: Value = v.w * line[-1][1]
    for (x0, y0), (x1, y1) in reversed(list(itertools.pairwise(line))):
        inside = v.w * (y0 + (v.x - x0) * ((y1 - y0) / (x1 - x0)))
        result = where(v.x < x1, inside, result)
    return where(v.x <= line[0][0], v.w * line[0][1], result)


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    parts = [
        f"{size(a.x)}得分值的{percent(a.share)}"
        if zh
        else f"{percent(a.share)} of the weight at {size(a.x)}"
        for a in p.anchors
    ]
    parts.append("其间按线性插值，两端不再增减" if zh else "linear between, flat outside")
    return listed(parts, lang)


def trace(v: Inputs, p: Params, lang: str) -> str:
    line = _line(v, p)
    w = score_text(v.w)
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        if x0 < v.x < x1:
            a, b = percent(y0, 4), percent(y1, 4)
            share = f"({v.show(v.x)} − {v.show(x0)})/({v.show(x1)} − {v.show(x0)})"
            return f"{w} × [{a} + ({b} − {a}) × {share}]"
    at = next((y for x, y in line if x == v.x), line[0][1] if v.x < line[0][0] else line[-1][1])
    return f"{v.show(v.x)} → {percent(at, 4)} × {w}"


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    scale = next((a.x.scale for a in p.anchors if a.x.scale != ONE), ONE)
    values = [a.x.beside(scale).lo for a in p.anchors]
    if len(values) < 2:
        return [Fault("PE233", leaf.score.at.get("anchors", leaf.score.span), {})]
    return [
        Fault("PE234", anchor.span, {"x": size(anchor.x)})
        for index, anchor in enumerate(p.anchors)
        if values[index] in values[:index]
    ]
