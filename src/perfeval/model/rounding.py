"""Rounding of exact numbers, and their decimal text. Nothing here ever becomes a float."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

MODES = ("half-up", "half-even", "down", "up")


class Rounding(NamedTuple):
    """How printed numbers come from exact ones (format contract, section 2)."""

    digits: int = 2
    mode: str = "half-up"
    rate_digits: int | None = None
    grade_from: str = "printed"


def scaled(value: Fraction, digits: int, mode: str) -> int:
    """`value` × 10^digits as a whole number, rounded by `mode`; ties and signs mirror at zero."""
    top = value.numerator * 10**digits
    sign = -1 if top < 0 else 1
    whole, rest = divmod(abs(top), value.denominator)
    if rest:
        twice = 2 * rest - value.denominator
        if (
            mode == "up"
            or (mode == "half-up" and twice >= 0)
            or (mode == "half-even" and (twice > 0 or (twice == 0 and whole % 2)))
        ):
            whole += 1
    return int(sign * whole)


def rounded(value: Fraction, digits: int, mode: str = "half-up") -> Fraction:
    """`value` rounded to `digits` decimals, exactly."""
    return Fraction(scaled(value, digits, mode), 10**digits)


def fixed(value: Fraction, digits: int, mode: str = "half-up") -> str:
    """`value` with exactly `digits` decimals: 9.1 → "9.10"."""
    whole = scaled(value, digits, mode)
    sign = "-" if whole < 0 else ""
    text = str(abs(whole)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else sign + text


def plain(value: Fraction, most: int = 6) -> str:
    """The shortest decimal text, cut to `most` decimals (half-up) where it does not end."""
    if value.denominator == 1:
        return str(value.numerator)
    text = fixed(value, most)
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(value: Fraction) -> str:
    """The whole decimal text of a number; "" for one whose decimals never end."""
    left, decimals = value.denominator, 0
    for factor in (2, 5):
        times = 0
        while left % factor == 0:
            left //= factor
            times += 1
        decimals = max(decimals, times)
    return plain(value, decimals) if left == 1 else ""


def percent(value: Fraction, digits: int = 2) -> str:
    """A ratio as a percentage without needless zeros: 0.9639 → "96.39%"."""
    text = fixed(value * 100, digits)
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"
