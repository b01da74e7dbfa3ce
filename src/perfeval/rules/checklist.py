"""`checklist`: points (评价要点) that are met, partly met, not met or not applicable."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, both, either, where
from perfeval.model.quantity import ONE, Quantity
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import (
    FLAG,
    POINTS,
    SHARE,
    TEXT,
    Field,
    Shape,
    Type,
    choice,
    list_of,
    record,
)
from perfeval.rules.faults import Fault, below_zero
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import listed, pts

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator
    from perfeval.model.points import Points

CAP_IS_SHARE = False


class Entry(NamedTuple):
    """One point: its text and what it is worth; a gate is worth nothing and vetoes when unmet."""

    text: str
    points: Points | None = None
    share: Fraction | None = None
    gate: bool = False
    when_na: str = ""
    id: str = ""
    span: Span | None = None


class Mode(NamedTuple):
    """`share`, `all_or_nothing`, or `deduct` with the points per missing item."""

    kind: str = "share"
    deduct: Points | None = None


class Params(NamedTuple):
    items: tuple[Entry, ...]
    mode: Mode = Mode()
    when_na: str = ""


WHEN_NA = choice(full="得分", rescale="折算")
ENTRY = Shape(
    "item",
    (
        Field("text", "内容", TEXT, "the point", required=True),
        Field("id", "编号", TEXT, "what results may call it"),
        Field("points", "分值", POINTS, "points it is worth"),
        Field("share", "比例", SHARE, "share of the weight"),
        Field("gate", "否决", FLAG, "worth nothing; unmet, the indicator scores 0"),
        Field("when_na", "不适用时", WHEN_NA, "full: an inapplicable point counts as met"),
    ),
    Entry,
    shorthand="text",
)
SHAPE = Shape(
    "score.checklist",
    (
        Field("items", "要点", list_of(record(ENTRY)), "the points", required=True),
        Field(
            "mode", "计分方式", Type("checklist-mode"), "share, all_or_nothing or {deduct: points}"
        ),
        Field("when_na", "不适用时", WHEN_NA, "full: inapplicable points count as met"),
    ),
    Params,
)


def uses_number(p: Params) -> bool:
    return False


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def worths(v: Inputs, p: Params) -> list[Value]:
    """Points each item is worth; items that state nothing share the weight equally."""
    plain_items = [e for e in p.items if not e.gate]
    equal = v.w * Fraction(1, max(1, len(plain_items)))
    found: list[Value] = []
    for entry in p.items:
        if entry.gate:
            found.append(Fraction(0))
        elif entry.points is not None:
            found.append(v.awarded(entry.points))
        else:
            found.append(equal if entry.share is None else v.w * entry.share)
    return found


def judged(p: Params, met: tuple[Value, ...]) -> list[Value]:
    """What each item counts as: None only where it is inapplicable and falls out."""
    return [
        ONE if value is None and (entry.when_na or p.when_na) == "full" else value
        for entry, value in zip(p.items, met, strict=True)
    ]


def none_applies(v: Inputs, p: Params) -> bool:
    """Whether every item that could earn anything is inapplicable."""
    rows = zip(p.items, judged(p, v.met), worths(v, p), strict=True)
    left = [worth for entry, value, worth in rows if not entry.gate and value is not None]
    if p.mode.kind != "share" or v.w == 0:
        return not left
    return not any(left) and len(left) < sum(not entry.gate for entry in p.items)


def vetoed(v: Inputs, p: Params) -> Value:
    """Whether a gate item is not met."""
    found: Value = False
    for entry, met in zip(p.items, v.met, strict=True):
        if entry.gate and met is not None:
            found = either(found, met < 1)
    return found


def points(v: Inputs, p: Params) -> Value:
    values = judged(p, v.met)
    worth = worths(v, p)
    if p.mode.kind == "all_or_nothing":
        whole: Value = True
        for value in values:
            whole = whole if value is None else both(whole, value >= 1)
        return _gated(p, values, where(whole, v.w, 0))
    if p.mode.kind == "deduct" and p.mode.deduct is not None:
        missing: Value = Fraction(0)
        for entry, value in zip(p.items, values, strict=True):
            if value is not None and not entry.gate:
                missing = missing + (1 - value)
        return _gated(p, values, v.w - missing * v.points(p.mode.deduct))
    earned: Value = Fraction(0)
    possible: Value = Fraction(0)
    everything: Value = Fraction(0)
    for value, points_worth in zip(values, worth, strict=True):
        everything = everything + points_worth
        if value is not None:
            earned = earned + points_worth * value
            possible = possible + points_worth
    if all(value is not None for value in values):
        return _gated(p, values, earned)
    if possible == 0:
        return _gated(p, values, everything)
    return _gated(p, values, earned * (Fraction(everything) / possible))


def _gated(p: Params, values: list[Value], value: Value) -> Value:
    for entry, met in zip(p.items, values, strict=True):
        if entry.gate and met is not None:
            value = where(met < 1, 0, value)
    return value


def share(v: Inputs, p: Params) -> Value:
    """The share of the points that are met, which stands for the completion."""
    pairs = [
        (m, w) for e, m, w in zip(p.items, judged(p, v.met), worths(v, p), strict=True)
        if m is not None and not e.gate
    ]  # fmt: skip
    total = sum((w for _, w in pairs), Fraction(0))
    if not total:  # nothing is worth anything, as where the indicator weighs 0
        pairs, total = [(m, ONE) for m, _ in pairs], Fraction(len(pairs))
    return sum((m * w for m, w in pairs), Fraction(0)) * (1 / Fraction(total)) if total else ONE


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    stated = any(e.points or e.share is not None for e in p.items)
    gates = [str(i) for i, e in enumerate(p.items, 1) if e.gate]
    n = len(p.items) - len(gates)
    if p.mode.kind == "all_or_nothing":
        head = "全部符合得满分，任一项不符合不得分" if zh else "full marks when all are met, else 0"
    elif p.mode.kind == "deduct" and p.mode.deduct is not None:
        cut = pts(p.mode.deduct, lang)
        head = (
            f"每缺一项扣{cut}，扣完为止" if zh else f"minus {cut} for every item missing, down to 0"
        )
    elif stated:
        head = "按各要点分值计分" if zh else "each item by its own points"
    else:
        each = percent(Fraction(1, max(1, n)))
        head = (
            f"共{n}项，每符合一项得分值的{each}" if zh else f"{n} items, each {each} of the weight"
        )
    parts = [head]
    if gates:
        names = "、".join(gates) if zh else ", ".join(gates)
        parts.append(
            f"第{names}项不符合则本指标不得分" if zh else f"0 when item {names} is not met"
        )
    if p.when_na == "full":
        parts.append("不适用的要点按符合计" if zh else "inapplicable items count as met")
    body = [f"{_mark(i)}{e.text}{_worth(e, lang)}" for i, e in enumerate(p.items, 1)]
    return listed(parts, lang) + ("：" if zh else ": ") + listed(body, lang)


def _mark(number: int) -> str:
    return chr(0x245F + number) if number <= 20 else f"({number})"


def _worth(entry: Entry, lang: str) -> str:
    if entry.points is not None:
        text = pts(entry.points, lang)
    elif entry.share is not None:
        text = percent(entry.share)
    elif entry.when_na == "full":
        text = "不适用得分" if lang == "zh" else "full when inapplicable"
    else:
        return ""
    return f"（{text}）" if lang == "zh" else f" ({text})"


def trace(v: Inputs, p: Params, lang: str) -> str:
    zh = lang == "zh"
    values = [m for e, m in zip(p.items, judged(p, v.met), strict=True) if not e.gate]
    counted = [m for m in values if m is not None]
    met = plain(sum(counted, Fraction(0)), 4)
    text = f"{met}/{len(counted)} 项符合" if zh else f"{met}/{len(counted)} items met"
    if len(counted) < len(values):
        n = len(values) - len(counted)
        text += f"（{n}项不适用）" if zh else f" ({n} not applicable)"
    w = score_text(v.w)
    unit = " 分" if zh else ""
    gap = "；" if zh else "; "
    if vetoed(v, p):
        return text + gap + ("否决要点不符合，不得分" if zh else "a gate item is not met: 0")
    if p.mode.kind == "deduct" and p.mode.deduct is not None:
        missing = plain(len(counted) - sum(counted, Fraction(0)), 4)
        return f"{text}{gap}{w} − {missing} × {score_text(v.points(p.mode.deduct))}"
    if p.mode.kind == "all_or_nothing":
        full = all(m >= 1 for m in counted)
        return f"{text}{gap}{w if full else 0}{unit}"
    whole = sum(worths(v, p), Fraction(0))
    if whole != v.w or any(e.points is not None for e in p.items):
        return f"{text}{gap}{_by_item(v, p, whole)}"
    return f"{text}{gap}{percent(share(v, p), 4)} × {w}{unit}"


def _by_item(v: Inputs, p: Params, whole: Fraction) -> str:
    """The points item by item, scaled up where inapplicable ones have fallen out."""
    counted = [
        (m, worth)
        for e, m, worth in zip(p.items, judged(p, v.met), worths(v, p), strict=True)
        if m is not None and not e.gate
    ]
    terms = [score_text(x) if m == 1 else f"{score_text(x)}×{plain(m, 4)}" for m, x in counted]
    left = sum((worth for _, worth in counted), Fraction(0))
    earned = " + ".join(terms)
    return earned if left in (0, whole) else f"({earned}) × {score_text(whole)}/{score_text(left)}"


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    found = []
    span = leaf.score.span
    if not [e for e in p.items if not e.gate]:
        found.append(Fault("PE228", leaf.score.at.get("items", span), {}))
    for entry in p.items:
        if entry.gate and (entry.points is not None or entry.share is not None):
            found.append(Fault("PE229", entry.span or span, {"text": entry.text}))
        found += below_zero("points", entry.points, entry.span or span)
    return found + below_zero("mode.deduct", p.mode.deduct, leaf.score.at.get("mode", span))
