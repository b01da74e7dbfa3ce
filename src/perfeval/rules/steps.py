"""`steps`: points taken off (or added) for every step away from a mark."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, ceil, floor, greatest, least
from perfeval.model.quantity import ONE, Quantity
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import MEASURED, POINTS, SHARE, Field, Shape, choice
from perfeval.rules.faults import Fault, below_zero
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import listed, pts, size

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator
    from perfeval.model.points import Points

CAP_IS_SHARE = False


class Params(NamedTuple):
    points: Points
    unit: Quantity | None = None
    from_: Quantity | None = None
    partial: str = "up"
    side: str = ""
    start: Fraction = ONE
    bonus: Points | None = None
    max_deduction: Points | None = None


SHAPE = Shape(
    "score.steps",
    (
        Field("from", "起点", MEASURED, "the mark; by default the target", attr="from_"),
        Field("unit", "级差", MEASURED, "size of one step"),
        Field("points", "每级分值", POINTS, "points per step", required=True),
        Field(
            "partial", "不足一级", choice(up="进一", down="舍去", linear="按比例"), "a started step"
        ),
        Field(
            "side", "方向", choice(short="不足", over="超出", both="双向"), "which side is worse"
        ),
        Field("start", "起始比例", SHARE, "share of the weight at the mark"),
        Field("bonus", "每级加分", POINTS, "points per step on the better side"),
        Field("max_deduction", "最多扣分", POINTS, "most that is taken off"),
    ),
    Params,
)


def uses_number(p: Params) -> bool:
    return True


def quantities(p: Params) -> tuple[Quantity, ...]:
    return tuple(q for q in (p.from_, p.unit) if q is not None)


def open_top(p: Params) -> bool:
    return p.bonus is not None


def side_of(p: Params, op: str) -> str:
    """The worse side: as given, else by the target's direction."""
    if p.side:
        return p.side
    return {"<=": "over", "<": "over", "=": "both", "~": "both"}.get(op, "short")


def _marks(v: Inputs, p: Params) -> tuple[Value, Value]:
    if p.from_ is not None:
        return v.number(p.from_), v.upper(p.from_)
    return v.lo, v.hi


def _unit(v: Inputs, p: Params) -> Fraction:
    if p.unit is None:
        return v.scale
    return v.number(p.unit)


def _steps(distance: Value, unit: Fraction, partial: str) -> Value:
    steps = distance * (1 / unit)
    if partial == "up":
        return ceil(steps)
    return floor(steps) if partial == "down" else steps


def _sides(v: Inputs, p: Params) -> tuple[Value, Value]:
    low, high = _marks(v, p)
    short, over = greatest(low - v.x, 0), greatest(v.x - high, 0)
    side = side_of(p, v.op)
    if side == "both":
        return short + over, Fraction(0)
    return (short, over) if side == "short" else (over, short)


def points(v: Inputs, p: Params) -> Value:
    worse, better = _sides(v, p)
    unit = _unit(v, p)
    taken = _steps(worse, unit, p.partial) * v.points(p.points)
    if p.max_deduction is not None:
        taken = least(taken, v.points(p.max_deduction))
    value = v.w * p.start - taken
    if p.bonus is not None:
        value = value + _steps(better, unit, p.partial) * v.points(p.bonus)
    return value


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    mark = size(p.from_) if p.from_ else ("指标值" if zh else "the target")
    op = leaf.target.op if leaf.target else ""
    side = side_of(p, op)
    full = "满分" if zh else "full marks"
    if p.start != 1:
        full = f"分值的{percent(p.start)}" if zh else f"{percent(p.start)} of the weight"
    unit = size(p.unit) if p.unit else "1"
    each = pts(p.points, lang)
    word = {
        "short": ("每少", "below it"), "over": ("每超", "above it"), "both": ("每相差", "away from it"),
    }[side]  # fmt: skip
    sign = {"short": "≥", "over": "≤", "both": ""}[side] if p.from_ and not p.from_.op else ""
    parts = [
        f"{sign}{mark}得{full}" if zh else f"{full} at {sign}{mark}",
        f"{word[0]}{unit}扣{each}" if zh else f"minus {each} for every {unit} {word[1]}",
        {
            "up": ("不足一级按一级计", "a started step counts"),
            "down": ("不足一级不计", "a started step does not count"),
            "linear": ("不足一级按比例计", "a started step counts in proportion"),
        }[p.partial][0 if zh else 1],
    ]
    if p.bonus is not None:
        more = pts(p.bonus, lang)
        parts.append(
            f"反向每{unit}加{more}" if zh else f"plus {more} for every {unit} the better way"
        )
    if p.max_deduction is not None:
        most = pts(p.max_deduction, lang)
        parts.append(f"最多扣{most}" if zh else f"at most minus {most}")
    elif leaf.score.floor is None:
        parts.append("扣完为止" if zh else "down to 0")
    return listed(parts, lang)


def trace(v: Inputs, p: Params, lang: str) -> str:
    zh = lang == "zh"
    worse, better = _sides(v, p)
    unit = _unit(v, p)
    points_of_percent = "个百分点" if zh else " percentage points"
    show = (lambda d: plain(d * 100, 4) + points_of_percent) if v.scale != ONE else plain
    start = score_text(v.w * p.start)
    n = _steps(worse, unit, p.partial)
    each = v.points(p.points)
    low, high = _marks(v, p)
    mark = v.show(low) if low == high else f"{v.show(low)}~{v.show(high)}"
    head = f"与{mark}相差 {show(worse)}，" if zh else f"{show(worse)} off {mark}, "
    text = f"{head}{'计 ' if zh else ''}{plain(n, 4)} {'级' if zh else 'steps'}；{start} − {plain(n, 4)} × {score_text(each)}"
    if p.max_deduction is not None and n * each > v.points(p.max_deduction):
        most = score_text(v.points(p.max_deduction))
        text = f"{head}{'扣满' if zh else 'capped at'} {most}；{start} − {most}"
    if p.bonus is not None and better > 0:
        m = _steps(better, unit, p.partial)
        text = f"{start} + {plain(m, 4)} × {score_text(v.points(p.bonus))}"
    return text if zh else text.replace("；", "; ")


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    found = []
    if p.unit is not None and p.unit.lo <= 0:
        found.append(Fault("PE232", leaf.score.at.get("unit", leaf.score.span), {"key": "unit"}))
    for key in ("points", "bonus", "max_deduction"):
        found += below_zero(key, getattr(p, key), leaf.score.at.get(key, leaf.score.span))
    return found
