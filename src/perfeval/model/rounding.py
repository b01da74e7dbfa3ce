"""Rounding of exact numbers, and their decimal text. Nothing here ever becomes a float."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MODES = ("half-up", "half-even", "down", "up")


class Rounding(NamedTuple):
    """How printed numbers come from exact ones (format contract, section 2)."""

    digits: int = 2
    mode: str = "half-up"
    rate_digits: int | None = None
    grade_from: str = "printed"


def scaled(value: Fraction, digits: int, mode: str) -> int:
    """`value` × 10^digits as a whole number, rounded by `mode`; ties and signs mirror at zero."""
    return scaled_ratio(*value.as_integer_ratio(), digits, mode)


def scaled_ratio(numerator: int, denominator: int, digits: int, mode: str) -> int:
    """The same of a ratio of whole numbers, in any terms; the denominator is positive."""
    top: int = numerator * 10**digits
    if denominator == 1:
        return top
    sign = -1 if top < 0 else 1
    whole, rest = divmod(abs(top), denominator)
    if rest:
        twice = 2 * rest - denominator
        if (
            mode == "up"
            or (mode == "half-up" and twice >= 0)
            or (mode == "half-even" and (twice > 0 or (twice == 0 and whole % 2)))
        ):
            whole += 1
    return sign * whole


def rounded(value: Fraction, digits: int, mode: str = "half-up") -> Fraction:
    """`value` rounded to `digits` decimals, exactly."""
    if value.denominator == 1 and type(value) is Fraction:
        return value
    return Fraction(scaled(value, digits, mode), 10**digits)


def same(one: Fraction, other: Fraction) -> bool:
    """Whether two exact numbers are equal: their lowest terms are."""
    return one.numerator == other.numerator and one.denominator == other.denominator


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum; whole numbers, which most are, are added as such."""
    whole, rest = 0, None
    for value in values:
        top, under = value.as_integer_ratio()
        if under == 1:
            whole += top
        else:
            rest = value if rest is None else rest + value
    return Fraction(whole) if rest is None else rest + whole if whole else rest


def fixed(value: Fraction, digits: int, mode: str = "half-up") -> str:
    """`value` with exactly `digits` decimals: 9.1 → "9.10"."""
    return pointed(scaled(value, digits, mode), digits)


def pointed(whole: int, digits: int) -> str:
    """So many 10^-digits as a decimal text: 910 of 2 digits is "9.10"."""
    if not digits:
        return str(whole)
    sign = "-" if whole < 0 else ""
    text = str(abs(whole)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}"


def hundredfold(value: Fraction, digits: int) -> str:
    """`value` × 100 with exactly so many decimals, half-up: 0.963855 → "96.39"."""
    return pointed(scaled(value, digits + 2, "half-up"), digits)


def plain(value: Fraction, most: int = 6) -> str:
    """The shortest decimal text, cut to `most` decimals (half-up) where it does not end."""
    top, under = value.as_integer_ratio()
    if under == 1:
        return str(top)
    text = pointed(scaled_ratio(top, under, most, "half-up"), most)
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
    text = hundredfold(value, digits)
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"
