"""Section 4: met or unmet, and the completion r."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any


def is_met(op: str | None, target: Any, x: Any) -> bool:
    if op == "range":
        low, high = target
        return bool(low <= x <= high)
    if op in (None, ">="):  # no operator is read as >=
        return bool(x >= target)
    if op == ">":
        return bool(x > target)
    if op == "=":
        return bool(x == target)
    if op == "<":
        return bool(x < target)
    if op == "<=":
        return bool(x <= target)
    raise ValueError(f"unknown operator {op!r}")


def completion(op: str | None, target: Any, x: Any, below: str | None = None) -> Fraction:
    """The uncut r of x against the target."""
    if isinstance(target, bool):
        return Fraction(1 if x == target else 0)
    if isinstance(target, date):
        return Fraction(1 if is_met(op, target, x) else 0)

    if op == "range":
        low, high = target
        if low <= x <= high:
            return Fraction(1)
        if x < low:
            return Fraction(x) / Fraction(low) if low > 0 and x >= 0 else Fraction(0)
        return Fraction(high) / Fraction(x) if high > 0 else Fraction(0)

    if target <= 0 or x < 0:
        return Fraction(1 if is_met(op, target, x) else 0)

    actual, wanted = Fraction(x), Fraction(target)
    if op in (None, ">=", ">"):
        return actual / wanted
    if op in ("<=", "<"):
        if is_met(op, target, x):
            return Fraction(1)
        if below == "share":
            return 1 - (actual - wanted) / wanted
        return wanted / actual
    if op == "=":
        if x == 0:
            return Fraction(0)
        return min(actual / wanted, wanted / actual)
    raise ValueError(f"unknown operator {op!r}")


def leaf_completion(leaf: dict[str, Any], x: Any) -> Fraction:
    """r of a leaf; growth on the basis of levels compares 1 + rate with 1 + target."""
    op = leaf.get("op")
    target = leaf["target"]
    measure = leaf.get("measure", {})
    if measure.get("kind") == "growth" and measure.get("basis") == "level":
        x = 1 + x
        target = (1 + target[0], 1 + target[1]) if op == "range" else 1 + target
    return completion(op, target, x, leaf.get("score", {}).get("below"))
