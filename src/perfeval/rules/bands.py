"""`bands`: points by the band the number falls in."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, absolute, both, divide, where
from perfeval.model.quantity import DATE, ONE, Quantity
from perfeval.model.rounding import Rounding, percent, plain
from perfeval.model.shape import EDGE, FLAG, POINTS, SHARE, Field, Shape, choice, list_of, record
from perfeval.rules.faults import Fault
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.intervals import Holds, crossing, first_holding, probes
from perfeval.rules.words import gap, listed, pts, size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator
    from perfeval.model.points import Points

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


def _holds(v: Inputs, p: Params, band: Band, y: Value) -> Value:
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


def _ends(p: Params, index: int) -> tuple[Quantity | None, Quantity | None]:
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
        low, high = _ends(p, index)
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
        holds = _holds(v, p, band, y) if v.x is not None else True
        result = where(holds, _gives(v, p, index, y), result)
    return result


def band_of(v: Inputs, p: Params) -> int | None:
    """The number (from 0) of the band that holds, None when there is none."""
    if v.x is None:
        return 0
    y = _input(v, p)
    return next((i for i, band in enumerate(p.bands) if _holds(v, p, band, y)), None)


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


def _interval(band: Band) -> str:
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
        f"{subject}{_interval(band)}{'，' if zh else ': '}{_yield(band, lang, leaf.score.unit)}"
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
    place = _interval(band)
    text = (
        f"{shown} 属第{index + 1}档（{place}）"
        if zh
        else f"{shown} is in band {index + 1} ({place})"
    )
    if band.range and not band.choose and y is not None:
        low, high = _ends(p, index)
        if low is not None and high is not None:
            first, second = (score_text(v.awarded(x)) for x in band.range)
            a, b = _edge(v, p, low), _edge(v, p, high)
            text += f"{gap(lang)}{first} + ({second} − {first}) × ({plain(y)} − {plain(a)})/({plain(b)} − {plain(a)})"
    elif band.choose and v.judged is not None:
        text += f"，酌定 {score_text(v.judged)} 分" if zh else f", judged {score_text(v.judged)}"
    return text


def _concrete(p: Params) -> tuple[list[Fraction], Fraction]:
    edges = [q for b in p.bands for q in (b.low, b.high) if q is not None]
    scale = next((q.scale for q in edges if q.scale != ONE), ONE)
    return [q.beside(scale).lo for q in edges], scale


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    """Gaps, unreachable bands, crossing bands, and bands that give nothing or too much."""
    found = [fault for i, band in enumerate(p.bands) for fault in _band_faults(p, i, band)]
    if found or not p.bands:
        return found
    edges, scale = _concrete(p)
    dates = any(q is not None and q.kind == DATE for b in p.bands for q in (b.low, b.high))
    probe = Inputs(ONE, leaf.rounding or Rounding())
    probe.scale = scale

    def holds(band: Band) -> Holds:
        return lambda y: bool(_holds(probe, p, band, y))

    conditions = [holds(band) for band in p.bands]
    low_end = Fraction(0) if not _below_zero(p, leaf) and min(edges) >= 0 else None
    ends = [] if low_end is None or dates else [low_end]
    spots = probes([*edges, *ends], _whole(p, leaf))
    held = {x: first_holding(conditions, x) for x in spots}
    top_end = not _beyond(p, leaf) and ((scale != ONE and max(edges) == 1) or max(edges) == 100)
    for x in spots:
        if (
            held[x] is not None
            or (low_end is not None and x < low_end)
            or (top_end and x > max(edges))
        ):
            continue
        at = _at(x, edges, scale, dates)
        found.append(Fault("PE220", _beside(p, x, edges, scale), {"at": at}))
        break
    for index, band in enumerate(p.bands):
        if index not in held.values():
            why = "covered" if any(conditions[index](x) for x in spots) else "empty"
            params = {"band": _interval(band), "n": str(index + 1), "why": why}
            found.append(Fault("PE221", band.span, params))
    two = [i for i, b in enumerate(p.bands) if b.low is not None and b.high is not None]
    for n, i in enumerate(two):
        for j in two[n + 1 :]:
            if crossing(conditions[i], conditions[j], spots):
                params = {"first": _interval(p.bands[i]), "second": _interval(p.bands[j])}
                found.append(Fault("PE222", p.bands[j].span, params))
    return found


def _whole(p: Params, leaf: Indicator) -> bool:
    """Whether only whole numbers occur: days and occurrences."""
    if p.input not in ("value", "magnitude"):
        return False
    dates = all(q.kind == DATE for b in p.bands for q in (b.low, b.high) if q is not None)
    days = leaf.measure.kind == "schedule" and getattr(leaf.measure.params, "unit", "day") in (
        "day",
        "workday",
    )
    return dates or days or leaf.measure.kind == "count"


def _below_zero(p: Params, leaf: Indicator) -> bool:
    """Whether the number may well be negative."""
    return p.input == "deviation" or (
        p.input == "value"
        and (
            leaf.measure.kind in ("growth", "schedule")
            or getattr(leaf.measure.params, "rate", "") == "saving"
        )
    )


def _beyond(p: Params, leaf: Indicator) -> bool:
    """Whether a completion may well exceed 100%."""
    target = leaf.target
    return p.input == "completion" and target is not None and target.op in (">=", ">", "")


def _beside(p: Params, x: Fraction, edges: list[Fraction], scale: Fraction) -> Span | None:
    """The last of the bands that have an edge at either end of the gap."""
    ends = {max((e for e in edges if e <= x), default=None), min((e for e in edges if e >= x), default=None)}  # fmt: skip
    found = [
        b for b in p.bands
        if any(q is not None and q.beside(scale).lo in ends for q in (b.low, b.high))
    ]  # fmt: skip
    return (found or [*p.bands])[-1].span


def _at(x: Fraction, edges: list[Fraction], scale: Fraction, dates: bool) -> str:
    def show(value: Fraction) -> str:
        if dates:
            return date.fromordinal(int(value)).isoformat()
        return percent(value) if scale != ONE else plain(value)

    if x in edges:
        return "= " + show(x)
    lower = [e for e in edges if e < x]
    upper = [e for e in edges if e > x]
    if not lower:
        return "< " + show(min(upper))
    if not upper:
        return "> " + show(max(lower))
    return f"{show(max(lower))} ~ {show(min(upper))}"


def _band_faults(p: Params, index: int, band: Band) -> list[Fault]:
    found = []
    if band.low is None and band.high is None:
        found.append(Fault("PE223", band.span, {"n": str(index + 1)}))
    if (band.min and band.above) or (band.max and band.below):
        found.append(Fault("PE224", band.span, {"n": str(index + 1)}))
    given = [band.points is not None, band.share is not None, bool(band.range)]
    if sum(given) > 1 or (sum(given) == 0 and not band.choose):
        found.append(Fault("PE225", band.span, {"n": str(index + 1)}))
    if band.range and len(band.range) != 2:
        found.append(Fault("PE226", band.span, {"n": str(index + 1)}))
    elif band.range and not band.choose and None in _ends(p, index):
        found.append(Fault("PE227", band.span, {"n": str(index + 1)}))
    return found
