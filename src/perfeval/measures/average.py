"""`average`: the mean over items of their completions, or the share of items within bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.measured import Context, Measured, Piece, fault
from perfeval.model.quantity import DATE, ONE, RANGE, Quantity, from_number
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import SHARE, Field, Shape, choice, record
from perfeval.rules.achievement import completion

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.model.results import Item, Result


class Within(NamedTuple):
    """Inclusive bounds of a completion."""

    low: Fraction | None = None
    high: Fraction | None = None


class Params(NamedTuple):
    weights: str = "equal"
    of: str = "completion"
    met_share: Within | None = None


WITHIN = Shape(
    "met_share",
    (
        Field("low", "下限", SHARE, "lowest completion that counts as met"),
        Field("high", "上限", SHARE, "highest completion that counts as met"),
    ),
    Within,
)
SHAPE = Shape(
    "measure.average",
    (
        Field(
            "weights", "权重", choice(equal="等权", given="给定", pooled="汇总"), "how items weigh"
        ),
        Field("of", "对象", choice(completion="完成率", score="得分"), "what is averaged"),
        Field("met_share", "达标个数占比", record(WITHIN), "share of items within the bounds"),
    ),
    Params,
)
READS = ("items",)


def read(result: Result, p: Params, context: Context) -> Measured:
    items = result.items
    if not isinstance(items, tuple) or not items:
        return Measured(missing=("items",))
    found = [_fault(item, p, context) for item in items]
    findings = tuple(f for f in found if f is not None)
    if findings:
        return Measured(findings=findings)
    if p.of == "score":
        return _pieces(items, p)
    if p.weights == "pooled":
        return _pooled(items, context)
    if p.met_share is not None:
        return _share(items, p.met_share)
    rated = any(item.target is not None for item in items)
    values = [
        (_completion(i) if i.target is not None else _number(i), _weight(i, p)) for i in items
    ]
    whole = sum((w for _, w in values), Fraction(0))
    if whole == 0:
        return Measured(findings=(fault(context, "PE405", result.place("items"), what="weight"),))
    value = sum((x * w for x, w in values), Fraction(0)) / whole
    as_rate = rated or any(i.actual is not None and i.actual.scale != ONE for i in items)
    text = percent(value) if as_rate else plain(value, 4)
    how = ("加权平均", "weighted mean") if p.weights == "given" else ("平均", "mean")
    shown = [percent(x, 4) if as_rate else plain(x, 4) for x, _ in values]
    words = (
        f"{'、'.join(shown)} {how[0]} {text}",
        f"{how[1]} of {', '.join(shown)}: {text}",
    )
    return Measured(from_number(value, "%" if as_rate else "", text), words)


def _fault(item: Item, p: Params, context: Context) -> Finding | None:
    if item.actual is None:
        return fault(context, "PE402", item.span, keys="actual", name=item.name, near="")
    place = item.at.get("actual", item.span)
    copied = item.actual.kind != RANGE or item.actual.text == getattr(item.target, "text", "")
    if item.actual.op and copied:
        return fault(context, "PE408", place, actual=item.actual.text)
    if item.actual.kind == RANGE or not item.actual.is_ordered:
        return fault(context, "PE404", place, value=item.actual.text)
    if p.weights == "given" and item.weight is None:
        return fault(context, "PE402", item.span, keys="weight", name=item.name, near="")
    if p.weights == "pooled" and item.target is None:
        return fault(context, "PE402", item.span, keys="target", name=item.name, near="")
    target = item.target
    if target is not None and not _comparable(item.actual, target):
        return fault(context, "PE403", place, target=target.text, actual=item.actual.text, peer="")
    summed = p.weights == "pooled" or (target is None and p.of == "completion")
    if summed and item.actual.kind == DATE:
        return fault(context, "PE404", place, value=item.actual.text)
    return None


def _comparable(actual: Quantity, target: Quantity) -> bool:
    if not target.is_ordered or (target.kind == DATE) != (actual.kind == DATE):
        return False
    return not target.unit or not actual.unit or target.unit == actual.unit


def _weight(item: Item, p: Params) -> Fraction:
    return item.weight if p.weights == "given" and item.weight is not None else ONE


def _aligned(item: Item) -> tuple[Quantity, Quantity]:
    assert item.actual is not None
    assert item.target is not None
    scale = item.target.scale if item.target.scale != ONE else item.actual.scale
    return item.actual.beside(scale), item.target.beside(scale)


def _completion(item: Item) -> Fraction:
    actual, target = _aligned(item)
    dates = target.kind == DATE
    op = target.op or ("<=" if dates else ">=")
    return Fraction(completion(actual.lo, op, target.lo, target.hi, "ratio", dates))


completion_of = _completion  # of an item with a target, uncut; reports tell it item by item


def _number(item: Item) -> Fraction:
    return item.actual.lo if item.actual is not None else Fraction(0)


def _pieces(items: tuple[Item, ...], p: Params) -> Measured:
    pieces = tuple(
        Piece(i.name or str(n), i.actual, i.target, _weight(i, p))
        for n, i in enumerate(items, 1)
        if i.actual is not None
    )
    return Measured(
        pieces[0].value, ("逐项计分后平均", "scored one by one, then averaged"), pieces=pieces
    )


def _pooled(items: tuple[Item, ...], context: Context) -> Measured:
    pairs = [_aligned(item) for item in items]
    top = sum((a.lo for a, _ in pairs), Fraction(0))
    bottom = sum((t.lo for _, t in pairs), Fraction(0))
    if bottom == 0:
        return Measured(
            findings=(
                fault(context, "PE405", items[0].at.get("target", items[0].span), what="target"),
            )
        )
    value = top / bottom
    words = f"Σ {plain(top)}/{plain(bottom)} = {percent(value, 4)}"
    return Measured(from_number(value, "%", percent(value)), (f"汇总后 {words}", f"pooled {words}"))


def _share(items: tuple[Item, ...], within: Within) -> Measured:
    values = [_completion(i) if i.target is not None else _number(i) for i in items]
    low = within.low if within.low is not None else min(values)
    high = within.high if within.high is not None else max(values)
    met = sum(low <= x <= high for x in values)
    value = Fraction(met, len(values))
    text = f"{met}/{len(values)} = {percent(value, 4)}"
    return Measured(
        from_number(value, "%", percent(value)), (f"达标 {text}", f"within bounds {text}")
    )


def sentence(p: Params, lang: str) -> str:
    zh = lang == "zh"
    if p.met_share is not None:
        low = percent(p.met_share.low) if p.met_share.low is not None else ""
        high = percent(p.met_share.high) if p.met_share.high is not None else ""
        return (
            f"完成率在{low}~{high}（含）的项数/全部项数"
            if zh
            else f"share of items with completion {low} to {high}"
        )
    if p.of == "score":
        return "各项分别计分后平均" if zh else "items scored one by one, then averaged"
    if p.weights == "pooled":
        return "各项完成数之和/目标数之和" if zh else "sum of actuals / sum of targets"
    how = (
        ("加权平均" if zh else "weighted mean")
        if p.weights == "given"
        else ("平均" if zh else "mean")
    )
    return f"各项完成率的{how}" if zh else f"{how} of the items' completions"
