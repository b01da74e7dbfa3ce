"""`tiers`: a judged grade (达成 / 部分达成 / 未达成) with a share or points inside its range."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import both, equal, floor
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import (
    NUMBER,
    POINTS,
    SHARE,
    TEXT,
    Field,
    Shape,
    list_of,
    one_or_list,
    record,
)
from perfeval.rules.faults import Fault
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import gap, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.formula.algebra import Value
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator
    from perfeval.model.points import Points
    from perfeval.model.quantity import Quantity

CAP_IS_SHARE = False


class Tier(NamedTuple):
    """One tier: a range of shares (`from_`..`to`), a range of points, or one fixed share."""

    name: str
    from_: Fraction | None = None
    to: Fraction | None = None
    points: tuple[Points, ...] = ()
    share: Fraction | None = None
    step: Fraction | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Params(NamedTuple):
    tiers: tuple[Tier, ...]
    step: Fraction | None = None


TIER = Shape(
    "tier",
    (
        Field("name", "名称", TEXT, "what the judgement says", required=True),
        Field("from", "起", SHARE, "lowest share", attr="from_"),
        Field("to", "止", SHARE, "highest share"),
        Field(
            "points", "分值", one_or_list(POINTS), "lowest and highest points, or one fixed number"
        ),
        Field("share", "比例", SHARE, "the fixed share"),
        Field("step", "步长", NUMBER, "points are chosen in these steps"),
    ),
    Tier,
    positions=True,
)
SHAPE = Shape(
    "score.tiers",
    (
        Field("tiers", "等级", list_of(record(TIER)), "tiers from best to worst", required=True),
        Field("step", "步长", NUMBER, "points are chosen in these steps"),
    ),
    Params,
)


class Chosen(NamedTuple):
    """What a judgement amounts to: points, or the finding that says why it can't stand."""

    points: Fraction | None
    tier: Tier | None
    code: str = ""
    params: dict[str, str] = {}


def uses_number(p: Params) -> bool:
    return False


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def bounds(v: Inputs, tier: Tier) -> tuple[Fraction, Fraction]:
    """Lowest and highest points of a tier."""
    if tier.points:
        ends = [v.awarded(x) for x in tier.points]
        return min(ends), max(ends)
    if tier.share is not None:
        return v.w * tier.share, v.w * tier.share
    ends = [v.w * (tier.from_ or 0), v.w * (tier.to if tier.to is not None else 1)]
    return min(ends), max(ends)


def inside(v: Inputs, p: Params, tier: Tier, value: Value) -> Value:
    """Whether points lie inside a tier; a shared edge belongs to the upper tier."""
    low, high = bounds(v, tier)
    shared = high > low and any(
        t is not tier and bounds(v, t)[0] == high < bounds(v, t)[1] for t in p.tiers
    )
    return both(low <= value, value < high if shared else value <= high)


def fits(v: Inputs, p: Params, tier: Tier, value: Value) -> Value:
    """Whether points lie inside a tier and on one of its steps."""
    step = tier.step or p.step
    found = inside(v, p, tier, value)
    if not step:
        return found
    steps = (value - bounds(v, tier)[0]) * (1 / Fraction(step))
    return both(found, equal(steps, floor(steps)))


def choose(
    v: Inputs, p: Params, name: str, share: Fraction | None, given: Fraction | None
) -> Chosen:
    """The points of a judgement: by name, with a share of the weight or points inside the tier."""
    value = given if given is not None else (v.w * share if share is not None else None)
    tier = next((t for t in p.tiers if t.name == name), None)
    if tier is None and name:
        return Chosen(
            None, None, "PE421", {"tier": name, "tiers": "、".join(t.name for t in p.tiers)}
        )
    if tier is None and value is not None:
        tier = next((t for t in p.tiers if inside(v, p, t, value)), None)
    if tier is None:
        return Chosen(None, None, "PE422", {"tiers": "、".join(t.name for t in p.tiers)})
    low, high = bounds(v, tier)
    if value is None:
        if low == high:
            return Chosen(low, tier)
        return Chosen(
            None, tier, "PE423", {"tier": tier.name, "low": plain(low, 4), "high": plain(high, 4)}
        )
    if not fits(v, p, tier, value):
        params = {
            "tier": tier.name,
            "low": plain(low, 4),
            "high": plain(high, 4),
            "value": plain(value, 4),
        }
        return Chosen(None, tier, "PE424", params)
    return Chosen(value, tier)


def points(v: Inputs, p: Params) -> Value:
    return v.judged


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    parts = []
    for tier in p.tiers:
        if tier.points:
            ends = sorted({x.value for x in tier.points})
            text = "~".join(plain(x, 4) for x in ends) + ("分" if zh else " points")
        elif tier.share is not None:
            text = f"分值的{percent(tier.share)}" if zh else f"{percent(tier.share)} of the weight"
        else:
            low, high = sorted(
                [tier.from_ or Fraction(0), Fraction(1) if tier.to is None else tier.to]
            )
            rate = f"{percent(low)}~{percent(high)}"
            text = f"分值的{rate}" if zh else f"{rate} of the weight"
        parts.append(f"{tier.name}：{text}" if zh else f"{tier.name}: {text}")
    if any(t.share is None for t in p.tiers):
        parts.append("档间共用的界限归上一档" if zh else "a shared edge belongs to the upper tier")
    return listed(parts, lang)


def trace(v: Inputs, p: Params, lang: str) -> str:
    zh = lang == "zh"
    tier: Tier = v.chosen
    head = (f"评定为“{tier.name}”" if zh else f'judged "{tier.name}"') + gap(lang)
    share = v.share if v.share is not None else tier.share
    if share is not None:
        return f"{head}{percent(share, 4)} × {score_text(v.w)}{' 分' if zh else ''}"
    return f"{head}{'评分' if zh else 'scored'} {score_text(v.judged)}"


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    """Tiers that state nothing, meet twice or leave a hole."""
    found = []
    for tier in p.tiers:
        given = sum(
            (
                bool(tier.points),
                tier.share is not None,
                tier.from_ is not None or tier.to is not None,
            )
        )
        if given != 1 or len(tier.points) not in (0, 1, 2):
            found.append(Fault("PE235", tier.span, {"tier": tier.name}))
    names = [t.name for t in p.tiers]
    for index, tier in enumerate(p.tiers):
        if tier.name in names[:index]:
            found.append(Fault("PE236", tier.span, {"tier": tier.name}))
    if not found:
        shares = [
            (sorted([t.from_ or Fraction(0), Fraction(1) if t.to is None else t.to]), t)
            for t in p.tiers
            if t.from_ is not None or t.to is not None
        ]
        found += _meeting(shares)
    return found


def _meeting(ranges: list[tuple[list[Fraction], Tier]]) -> list[Fault]:
    """Neighbours that overlap or lie apart."""
    found = []
    ranges.sort(key=lambda pair: pair[0])
    for (first, a), (second, b) in itertools.pairwise(ranges):
        if second[0] != first[1]:
            code = "PE237" if second[0] > first[1] else "PE238"
            params = {
                "first": a.name,
                "second": b.name,
                "low": percent(first[1]),
                "high": percent(second[0]),
            }
            found.append(Fault(code, b.span, params))
            if code == "PE238":
                break
    return found
