"""`bands`: points by the band the number falls in."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, absolute, both, divide, either, where
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import EDGE, FLAG, POINTS, SHARE, Field, Shape, choice, list_of, record
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import gap, listed, pts, size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator
    from perfeval.model.points import Points
    from perfeval.model.quantity import Quantity
    from perfeval.rules.faults import Fault

CAP_IS_SHARE = False


class Band(NamedTuple):
    """One band: inclusive (min, max) or exclusive (above, below) edges, and what it gives."""

    min: Quantity | None = None
    max: Quantity | None = None
    above: Quantity | None = None
    below: Quantity | None = None
    points: Points | None = None
    share: Fraction | None = None
    range: tuple[Points, ...] = ()
    choose: bool = False
    span: Span | None = None
    at: Mapping[str, Span] = {}

    @property
    def low(self) -> Quantity | None:
        return self.min or self.above

    @property
    def high(self) -> Quantity | None:
        return self.max or self.below


class Params(NamedTuple):
    bands: tuple[Band, ...]
    input: str = "value"


BAND = Shape(
    "band",
    (
        Field("min", "下限", EDGE, "lower edge, inclusive"),
        Field("max", "上限", EDGE, "upper edge, inclusive"),
        Field("above", "高于", EDGE, "lower edge, exclusive"),
        Field("below", "低于", EDGE, "upper edge, exclusive"),
        Field("points", "得分", POINTS, "points of the band"),
        Field("share", "比例", SHARE, "share of the weight"),
        Field("range", "区间", list_of(POINTS), "points at the lower and at the upper edge"),
        Field("choose", "酌定", FLAG, "the evaluator chooses inside the range"),
    ),
    Band,
    positions=True,
)
SHAPE = Shape(
    "score.bands",
    (
        Field(
            "input", "依据",
            choice(value="数值", completion="完成率", deviation="偏差率", magnitude="绝对值"),
            "what the bands are read on",
        ),
        Field("bands", "档次", list_of(record(BAND)), "the bands in order", required=True),
    ),
    Params,
)  # fmt: skip


def uses_number(p: Params) -> bool:
    return not all(band.choose for band in p.bands)


def quantities(p: Params) -> tuple[Quantity, ...]:
    if p.input in ("completion", "deviation"):
        return ()
    return tuple(q for b in p.bands for q in (b.low, b.high) if q is not None)


def open_top(p: Params) -> bool:
    return False


def _input(v: Inputs, p: Params) -> Value:
    if p.input == "completion":
        return v.r
    if p.input == "deviation":
        return divide(v.x - v.lo, v.lo, 0)
    return absolute(v.x) if p.input == "magnitude" else v.x


def _edge(v: Inputs, p: Params, quantity: Quantity) -> Fraction:
    return quantity.lo if p.input in ("completion", "deviation") else v.number(quantity)


def holds(v: Inputs, p: Params, band: Band, y: Value) -> Value:
    condition: Value = True
    if band.min is not None:
        condition = both(condition, _edge(v, p, band.min) <= y)
    if band.above is not None:
        condition = both(condition, _edge(v, p, band.above) < y)
    if band.max is not None:
        condition = both(condition, y <= _edge(v, p, band.max))
    if band.below is not None:
        condition = both(condition, y < _edge(v, p, band.below))
    return condition


def ends(p: Params, index: int) -> tuple[Quantity | None, Quantity | None]:
    """The band's edges; a one-edge band runs to the preceding band's edge."""
    band = p.bands[index]
    low, high = band.low, band.high
    before = p.bands[index - 1] if index else None
    if low is None and high is not None and before is not None:
        low = before.high
    elif high is None and low is not None and before is not None:
        high = before.low
    return low, high


def _gives(v: Inputs, p: Params, index: int, y: Value) -> Value:
    band = p.bands[index]
    if band.choose:
        return v.judged if v.judged is not None else Fraction(0)
    if band.range:
        low, high = ends(p, index)
        first, second = (v.awarded(x) for x in band.range)
        if low is None or high is None:
            return first
        a, b = _edge(v, p, low), _edge(v, p, high)
        return first + (second - first) * divide(y - a, b - a, 0)
    if band.share is not None:
        return v.w * band.share
    return v.awarded(band.points) if band.points is not None else Fraction(0)


def points(v: Inputs, p: Params) -> Value:
    y = _input(v, p) if v.x is not None else Fraction(0)
    result: Value = Fraction(0)
    for index in reversed(range(len(p.bands))):
        band = p.bands[index]
        if v.x is None and not band.choose:
            continue
        here = holds(v, p, band, y) if v.x is not None else True
        result = where(here, _gives(v, p, index, y), result)
    return result


def held(v: Inputs, p: Params) -> Value:
    """Whether any band holds the number; of symbols, the condition for it."""
    y = _input(v, p)
    found: Value = False
    for band in p.bands:
        found = either(found, holds(v, p, band, y))
    return found


def band_of(v: Inputs, p: Params) -> int | None:
    """The number (from 0) of the band that holds, None when there is none."""
    if v.x is None:
        return 0
    y = _input(v, p)
    return next((i for i, band in enumerate(p.bands) if holds(v, p, band, y)), None)


def chosen_bounds(v: Inputs, p: Params) -> tuple[Fraction, Fraction] | None:
    """The points among which the evaluator chooses, in the band that holds."""
    index = band_of(v, p)
    if index is None or not p.bands[index].choose or not p.bands[index].range:
        return None
    values = [v.awarded(x) for x in p.bands[index].range]
    return min(values), max(values)


def needs_choice(v: Inputs, p: Params) -> bool:
    index = band_of(v, p)
    return index is not None and p.bands[index].choose


def interval_text(band: Band) -> str:
    low, high = band.low, band.high
    if low is not None and high is not None:
        left = "[" if band.min else "("
        right = "]" if band.max else ")"
        return f"{left}{size(low)}, {size(high)}{right}"
    if low is not None:
        return ("≥" if band.min else ">") + size(low)
    if high is not None:
        return ("≤" if band.max else "<") + size(high)
    return ""


def _yield(band: Band, lang: str, unit: str) -> str:
    zh = lang == "zh"
    if band.range:
        first, second = (pts(x, lang) for x in band.range)
        if band.choose:
            return f"在{first}~{second}内酌定" if zh else f"judged between {first} and {second}"
        return f"{first}~{second}按线性插值" if zh else f"{first} to {second}, interpolated"
    if band.choose:
        return "由评价人员酌定" if zh else "judged"
    if band.share is not None:
        rate = percent(band.share, 4)
        return f"得分值的{rate}" if zh else f"{rate} of the weight"
    if band.points is None:
        return "不得分" if zh else "0"
    if unit:
        return f"{plain(band.points.value, 4)}{unit}"
    return ("得" if zh else "") + pts(band.points, lang)


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    subject = {
        "value": ("", ""),
        "completion": ("完成率", "completion "),
        "deviation": ("偏差率", "deviation "),
        "magnitude": ("绝对值", "absolute value "),
    }[p.input][0 if zh else 1]
    parts = [
        f"{subject}{interval_text(band)}{'，' if zh else ': '}{_yield(band, lang, leaf.score.unit)}"
        for band in p.bands
    ]
    return listed(parts, lang)


def trace(v: Inputs, p: Params, lang: str) -> str:
    zh = lang == "zh"
    index = band_of(v, p)
    if index is None:
        return "不在任何档次内，不得分" if zh else "in no band: 0"
    band = p.bands[index]
    y = _input(v, p) if v.x is not None else None
    if y is None:
        shown = "评价人员酌定" if zh else "judged"
    elif p.input in ("completion", "deviation"):
        name = {"completion": ("完成率", "completion"), "deviation": ("偏差率", "deviation")}
        shown = f"{name[p.input][0 if zh else 1]} {percent(y, 4)}"
    else:
        shown = v.show(y)
    place = interval_text(band)
    text = (
        f"{shown} 属第{index + 1}档（{place}）"
        if zh
        else f"{shown} is in band {index + 1} ({place})"
    )
    if band.range and not band.choose and y is not None:
        low, high = ends(p, index)
        if low is not None and high is not None:
            first, second = (score_text(v.awarded(x)) for x in band.range)
            a, b = _edge(v, p, low), _edge(v, p, high)
            text += f"{gap(lang)}{first} + ({second} − {first}) × ({plain(y)} − {plain(a)})/({plain(b)} − {plain(a)})"
    elif band.choose and v.judged is not None:
        text += f"，酌定 {score_text(v.judged)} 分" if zh else f", judged {score_text(v.judged)}"
    return text


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    from perfeval.rules.band_faults import band_faults

    return band_faults(p, leaf)
