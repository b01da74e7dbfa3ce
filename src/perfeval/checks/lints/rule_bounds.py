"""Between which numbers an expression stays, whatever its names stand for."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.evaluate import evaluate
from perfeval.formula.names import names
from perfeval.formula.tree import Arithmetic, Call, If, Name, Number, Unary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.checks.lints.rule_uses import Use
    from perfeval.formula.tree import Expression

ZERO = Fraction(0)


class Bounds(NamedTuple):
    """From `low` to `high`; None without limit."""

    low: Fraction | None
    high: Fraction | None


ANY = Bounds(None, None)
Known = dict[str, Bounds]


def known(use: Use) -> Known:
    """What the names of a rule may be."""
    found: Known = {}
    if use.weight is not None:
        found["w"] = Bounds(use.weight, use.weight)
    target = use.leaf.target
    if target is not None and target.is_number:
        found["t"] = Bounds(target.lo, target.lo)
    if not_negative(use):
        found["x"] = found["r"] = Bounds(ZERO, None)
    return found


# what changes or is left over may be below nothing
SIGNED = ("增", "减", "降", "节约", "节支", "结余", "变化", "变动", "差", "偏离", "利润", "盈", "收益", "净", "温")  # fmt: skip
MEASURES = ("value", "ratio", "survey", "panel", "count")


def not_negative(use: Use) -> bool:
    """Whether the number has 0 as its natural bound."""
    leaf = use.leaf
    if leaf.measure.kind not in MEASURES or getattr(leaf.measure.params, "rate", "") == "saving":
        return False
    target = leaf.target
    if target is not None and (not target.is_ordered or target.kind == "date" or target.lo < 0):
        return False
    return not any(word in leaf.name for word in SIGNED)


def bounds(tree: Expression, given: Mapping[str, Bounds]) -> Bounds | None:
    """None where it gives no number; wider than the truth where one name stands more than once."""
    match tree:
        case Number():
            return Bounds(tree.value, tree.value)
        case Name():
            return given.get(tree.name, ANY)
        case Unary(op="+"):
            return bounds(tree.operand, given)
        case Unary(op="-"):
            inner = bounds(tree.operand, given)
            return None if inner is None else _minus(inner)
        case Arithmetic():
            total = bounds(tree.first, given)
            for op, operand in tree.steps:
                other = bounds(operand, given)
                if total is None or other is None:
                    return None
                total = OPERATIONS[op](total, other)
            return total
        case Call():
            inside = [bounds(arg, given) for arg in tree.args]
            return None if None in inside else _call(tree, [one for one in inside if one])
        case If():
            return _if(tree, given)
    return None


def _if(tree: If, given: Mapping[str, Bounds]) -> Bounds | None:
    if not names(tree.condition):
        truth = evaluate(tree.condition, {}).value
        return bounds(tree.yes if truth is True else tree.no, given)
    yes, no = bounds(tree.yes, given), bounds(tree.no, given)
    return None if yes is None or no is None else join(yes, no)


def join(a: Bounds, b: Bounds) -> Bounds:
    """Everything from the lower of the two to the higher."""
    return Bounds(
        None if a.low is None or b.low is None else min(a.low, b.low),
        None if a.high is None or b.high is None else max(a.high, b.high),
    )


def _minus(a: Bounds) -> Bounds:
    return Bounds(None if a.high is None else -a.high, None if a.low is None else -a.low)


def _add(a: Bounds, b: Bounds) -> Bounds:
    return Bounds(
        None if a.low is None or b.low is None else a.low + b.low,
        None if a.high is None or b.high is None else a.high + b.high,
    )


def _times(a: Bounds, b: Bounds) -> Bounds:
    if (ZERO, ZERO) in (a, b):
        return Bounds(ZERO, ZERO)
    if None not in (*a, *b):
        ends = [x * y for x in a if x is not None for y in b if y is not None]
        return Bounds(min(ends), max(ends))
    for one, other in ((a, b), (b, a)):
        if one.low is not None and one.low == one.high:
            return _scaled(other, one.low)
    if _positive(a) and _positive(b):
        least = a.low * b.low if a.low is not None and b.low is not None else None
        most = a.high * b.high if a.high is not None and b.high is not None else None
        return Bounds(least, most)
    return ANY


def _scaled(a: Bounds, by: Fraction) -> Bounds:
    ends = [None if end is None else end * by for end in a]
    return Bounds(*ends) if by > 0 else Bounds(*reversed(ends))


def _positive(a: Bounds) -> bool:
    return a.low is not None and a.low >= 0


def _over(a: Bounds, b: Bounds) -> Bounds:
    """A divisor of 0 gives no number, so that it needs no room."""
    if not _positive(b) or b.low is None:
        return ANY if None in b or (b.high or ZERO) >= 0 else _minus(_over(a, _minus(b)))
    inverse = Bounds(
        ZERO if b.high is None else 1 / b.high if b.high else None,
        1 / b.low if b.low else None,
    )
    return ANY if inverse.low is None else _times(a, inverse)


def _call(tree: Call, inside: list[Bounds]) -> Bounds | None:
    first = inside[0]
    if tree.function in ("min", "max"):
        lows = [one.low for one in inside]
        highs = [one.high for one in inside]
        if tree.function == "min":
            return Bounds(_all(min, lows), _some(min, highs))
        return Bounds(_some(max, lows), _all(max, highs))
    if tree.function == "abs":
        if _positive(first):
            return first
        other = _minus(first)
        if _positive(other):
            return other
        high = None if first.high is None or other.high is None else max(first.high, other.high)
        return Bounds(ZERO, high)
    if tree.function in ("floor", "ceil"):
        whole: Callable[[Fraction], int] = floor if tree.function == "floor" else ceil
        return Bounds(*(None if end is None else Fraction(whole(end)) for end in first))
    # rounding moves a number by less than one
    return _add(first, Bounds(Fraction(-1), Fraction(1)))


def _all(pick: Callable[..., Fraction], ends: list[Fraction | None]) -> Fraction | None:
    there = [end for end in ends if end is not None]
    return pick(there) if len(there) == len(ends) else None


def _some(pick: Callable[..., Fraction], ends: list[Fraction | None]) -> Fraction | None:
    there = [end for end in ends if end is not None]
    return pick(there) if there else None


OPERATIONS: dict[str, Callable[[Bounds, Bounds], Bounds]] = {
    "+": _add, "-": lambda a, b: _add(a, _minus(b)), "*": _times, "/": _over,
}  # fmt: skip
