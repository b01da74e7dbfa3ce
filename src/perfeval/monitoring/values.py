"""How far a value is on the way to its target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.quantity import NUMBER, RANGE, Quantity, from_number
from perfeval.model.rounding import percent, plain
from perfeval.rules.achievement import meets

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator
    from perfeval.model.results import Item, Result

WAN, YI = 10_000, 100_000_000
LEVELS = ("survey", "panel", "growth", "average")  # measures whose value never adds up


def is_limit(target: Quantity | None) -> bool:
    """Whether the target is not to be exceeded."""
    if target is None or target.kind != NUMBER:
        return False
    return target.op in ("<=", "<") or (target.op == "=" and target.lo == 0)


def accrues(leaf: Indicator, said: Result | Item | None, target: Quantity | None) -> bool:
    """Whether the value adds up: as said, else unless it is a percentage or an opinion. A schedule
    of its own says that it grows."""
    for one in (said, leaf):
        if one is not None and one.accrues is not None:
            return one.accrues
    if leaf.schedule is not None or (said is not None and said.schedule is not None):
        return True
    if leaf.measure.kind == "funds":
        return True
    if leaf.measure.kind in LEVELS and not hasattr(said, "weight"):
        return False
    return target is not None and target.unit != "%"


def comparable(value: Quantity, target: Quantity) -> bool:
    """Whether both are numbers of one unit."""
    if not value.is_number or target.kind not in (NUMBER, RANGE):
        return False
    return not value.unit or not target.unit or value.unit == target.unit


class Way(NamedTuple):
    """The share of the target, and whether the target is met by it."""

    share: Fraction
    met: bool


def way(value: Quantity, target: Quantity) -> Way:
    """value / target; of a range by its lower end, past its upper end that end / value. A target
    of 0 or less is met or not: 1 or 0."""
    x = value.lo
    met = bool(meets(x, target.op, target.lo, target.hi))
    if target.kind == RANGE and x >= target.lo:
        return Way(Fraction(1) if met or target.hi <= 0 else target.hi / x, met)
    if target.lo <= 0:
        return Way(Fraction(int(met)), met)
    return Way(x / target.lo, met)


def number(value: Fraction, like: Quantity) -> Quantity:
    """A computed value in the unit of another: counts without decimals, money in 万元 or 亿元."""
    whole = like.lo.denominator == 1
    if like.unit == "%":
        return from_number(value, "%", percent(value))
    if like.unit == "元" and abs(value) >= WAN:
        size, word = (YI, "亿元") if abs(value) >= YI else (WAN, "万元")
        return from_number(value, "元", plain(value / size, 2) + word)
    return from_number(value, like.unit, plain(value, 0 if whole else 2) + like.unit)
