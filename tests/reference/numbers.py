"""Marked numbers and rounding."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Percent(Fraction):
    """A ratio that is written with a percent sign; as points it is a share of the weight."""

    __slots__ = ()


class Expr(NamedTuple):
    """An expression: its text for the YAML, and a Python callable that takes the names."""

    text: str
    function: Callable[[dict[str, Any]], Any]

    def __call__(self, names: dict[str, Any]) -> Any:
        return self.function(names)


def in_points(value: Any, weight: Fraction) -> Fraction:
    """Points given as a percent are a share of the weight."""
    if isinstance(value, Percent):
        return value * weight
    return Fraction(value)


def rounded(value: Fraction, digits: int = 2, mode: str = "half-up") -> Fraction:
    """Round the magnitude, then put the sign back (as ROUND_HALF_UP, ROUND_DOWN … do)."""
    scale = 10**digits
    scaled = abs(Fraction(value)) * scale
    whole = floor(scaled)
    rest = scaled - whole
    half = Fraction(1, 2)
    if mode == "half-up":
        up = rest >= half
    elif mode == "half-even":
        up = rest > half or (rest == half and whole % 2 == 1)
    elif mode == "up":
        up = rest > 0
    elif mode == "down":
        up = False
    else:
        raise ValueError(f"unknown rounding mode {mode!r}")
    size = Fraction(whole + 1 if up else whole, scale)
    return -size if value < 0 else size
