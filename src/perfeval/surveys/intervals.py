"""Sample sizes, margins of error and intervals.

Only the quantiles come from a library of floats (scipy.special), cut to 12 decimals; all else is
exact or a root to 20 decimals, so that the printed bounds are the same on every machine.

Finite populations: the size of a simple random sample of n out of N counts as n(N-1)/(N-n), the
usual correction; where everybody was asked there is no sampling error left.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, isqrt
from typing import TYPE_CHECKING

from perfeval.model.surveys import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF = Fraction(1, 2)
FINE = 10**4  # bounds: two decimals of a percent
_DEEP = 10**20
_KEPT = 12  # decimals of what the library gives


def _held(value: object) -> Fraction:
    return Fraction(format(value, f".{_KEPT}f"))


def normal(confidence: Fraction) -> Fraction:
    """The two-sided quantile of the normal distribution: 95% → 1.959963984540."""
    from scipy.special import ndtri

    return _held(ndtri(_number((1 + confidence) / 2)))


def student(confidence: Fraction, freedom: Fraction) -> Fraction:
    """That of Student's t; `freedom` need not be whole."""
    from scipy.special import stdtrit

    return _held(stdtrit(_number(freedom), _number((1 + confidence) / 2)))


def _number(value: Fraction) -> object:
    return value.numerator / value.denominator


def root(value: Fraction) -> Fraction:
    """The square root, cut to 20 decimals."""
    return Fraction(isqrt(value.numerator * _DEEP**2 // value.denominator), _DEEP)


def outward(low: Fraction, high: Fraction, how: str) -> Interval:
    """The bounds rounded outward, within 0 and 1."""
    bottom, top = Fraction(floor(low * FINE), FINE), Fraction(ceil(high * FINE), FINE)
    return Interval(max(bottom, Fraction(0)), min(top, Fraction(1)), how)


def whole(n: int, population: int | None) -> bool:
    """Whether everybody answered."""
    return population is not None and n >= population


def effective(n: int, population: int | None) -> Fraction:
    """The size of a sample from an endless population that tells as much."""
    if population is None or population <= 1:
        return Fraction(n)
    return Fraction(n * (population - 1), population - n)


def wilson(p: Fraction, n: int, confidence: Fraction, population: int | None = None) -> Interval:
    """Wilson's interval of a share p of n (without continuity correction)."""
    if whole(n, population):
        return outward(p, p, "census")
    size, z = effective(n, population), normal(confidence)
    square = z * z
    middle = (p + square / (2 * size)) / (1 + square / size)
    half = root(p * (1 - p) / size + square / (4 * size * size)) * z / (1 + square / size)
    return outward(
        middle - half if p else Fraction(0), middle + half if p != 1 else Fraction(1), "wilson"
    )


def exact(p: Fraction, n: int, confidence: Fraction, population: int | None = None) -> Interval:
    """Clopper and Pearson's interval; with a correction the counts need not be whole."""
    from scipy.special import betaincinv

    if whole(n, population):
        return outward(p, p, "census")
    size = effective(n, population)
    hit, miss, tail = p * size, (1 - p) * size, (1 - confidence) / 2
    low = high = None
    if hit:
        low = _held(betaincinv(_number(hit), _number(miss + 1), _number(tail)))
    if miss:
        high = _held(betaincinv(_number(hit + 1), _number(miss), _number(1 - tail)))
    return outward(Fraction(0) if low is None else low, Fraction(1) if high is None else high, "exact")  # fmt: skip


def mean(
    counts: Sequence[tuple[Fraction, int]], n: int, confidence: Fraction, population: int | None
) -> Interval | None:
    """The t interval of a mean score; `counts` are (score, answers), n the questionnaires.

    None with fewer than two questionnaires, or where all scores are equal: the answers then say
    nothing of how far others would differ.
    """
    answers = sum(count for _, count in counts)
    if not answers:
        return None
    middle = sum((score * count for score, count in counts), Fraction(0)) / answers
    if whole(n, population):
        return outward(middle, middle, "census")
    squares = sum(((score - middle) ** 2 * count for score, count in counts), Fraction(0))
    if n < 2 or not squares:
        return None
    variance = squares / answers * Fraction(n, n - 1)
    half = student(confidence, Fraction(n - 1)) * root(variance / effective(n, population))
    return outward(middle - half, middle + half, "t")


def needed(confidence: Fraction, margin: Fraction, population: int | None) -> int:
    """The size of a simple random sample for a share of 50%, the worst case."""
    z = normal(confidence)
    endless = z * z * HALF * HALF / (margin * margin)
    if population is None:
        return ceil(endless)
    if population <= 0:
        return 0
    return min(population, ceil(endless / (1 + (endless - 1) / population)))


def margin_of(n: int, confidence: Fraction, population: int | None) -> Fraction | None:
    """The margin that a sample of n reaches in the worst case, rounded up to 4 decimals."""
    if n <= 0:
        return None
    if whole(n, population):
        return Fraction(0)
    half = normal(confidence) * root(HALF * HALF / effective(n, population))
    return min(Fraction(1), Fraction(ceil(half * FINE), FINE))


def joined(
    values: Sequence[tuple[Fraction, Fraction, Interval]], independent: bool
) -> Interval | None:
    """The interval of Σ weight × value, from each value's own.

    Groups are independent samples: their distances add as squares (Zou and Donner's method of
    variance estimates recovery). Questions are answered by the same people: they add as they are,
    the widest that any dependence gives.
    """
    total = sum((weight for weight, _, _ in values), Fraction(0))
    if not total:
        return None
    middle = sum((weight * value for weight, value, _ in values), Fraction(0)) / total
    # a bound that was rounded outward may lie beyond its value by a hair only
    below = [weight / total * (value - one.low) for weight, value, one in values]
    above = [weight / total * (one.high - value) for weight, value, one in values]
    if independent:
        low, high = root(sum((x * x for x in below), Fraction(0))), root(sum((x * x for x in above), Fraction(0)))  # fmt: skip
    else:
        low, high = sum(below, Fraction(0)), sum(above, Fraction(0))
    how = "census" if all(one.how == "census" for _, _, one in values) else "joined"
    return outward(middle - low, middle + high, how)
