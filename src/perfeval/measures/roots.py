"""Roots of exact numbers: exact where they end, to 30 decimals where they don't."""

from __future__ import annotations

from fractions import Fraction

DECIMALS = 30
MOST_EXACT = 100  # beyond it whole-number roots take ever longer


def integer_root(value: int, n: int) -> int:
    """The largest whole r with r^n ≤ value (Newton's method on integers)."""
    if value < 2:
        return value
    guess = 1 << -(-value.bit_length() // n)
    while True:
        following = ((n - 1) * guess + value // guess ** (n - 1)) // n
        if following >= guess:
            return guess
        guess = following


def root(value: Fraction, n: int) -> Fraction:
    """The n-th root of a number ≥ 0."""
    if n == 1:
        return value
    if n > MOST_EXACT:
        return _distant(value, n)
    top, bottom = integer_root(value.numerator, n), integer_root(value.denominator, n)
    if top**n == value.numerator and bottom**n == value.denominator:
        return Fraction(top, bottom)
    scale = 10 ** (DECIMALS + 1)
    found = integer_root(value.numerator * scale**n // value.denominator, n)
    return Fraction((found + 5) // 10, 10**DECIMALS)


def _distant(value: Fraction, n: int) -> Fraction:
    """A root of high degree, to 30 decimals by logarithms; of 0 and 1 it is the number itself."""
    from decimal import Decimal, localcontext

    if value in (0, 1):
        return value
    with localcontext() as context:
        context.prec = 3 * DECIMALS
        number = Decimal(value.numerator) / Decimal(value.denominator)
        found = (number.ln() / n).exp()
        return Fraction(found.quantize(Decimal(1).scaleb(-DECIMALS)))
