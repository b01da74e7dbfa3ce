"""The interval of several questions, from what each person answered.

The answers of one person go together, so that neither the number of answers is the size of the
sample, nor do the questions' own intervals add up: the persons' deviations are what varies
(linearised ratio, as usual for clusters: Cochran, Sampling Techniques, chapter 9A).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.surveys.intervals import effective, outward, root, student, whole
from perfeval.surveys.methods import scores

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perfeval.model.surveys import Interval, Method, People, Question

ZERO = Fraction(0)
LEAST = 2


def together(every: Sequence[People | None]) -> People | None:
    """Groups as if they were one; None unless each has answers person by person."""
    known = [one for one in every if one is not None]
    if len(known) < len(every) or len({one.asked for one in known}) != 1:
        return None
    joint: dict[tuple[int, ...], int] = {}
    for one in known:
        for given, times in one.given.items():
            joint[given] = joint.get(given, 0) + times
    return known[0]._replace(given=joint)


def interval(
    people: People, asked: Sequence[Question], method: Method, value: Fraction, join: str,
    confidence: Fraction, population: int | None,
) -> Interval | None:  # fmt: skip
    """The t interval over persons; None where they say nothing of how far others would differ."""
    if tuple(one.id for one in asked) != people.asked:
        return None
    n = sum(people.given.values())
    if whole(n, population):
        return outward(value, value, "census")
    if n < LEAST:
        return None
    points = [scores(method, len(one.labels)) for one in asked]
    if join == "weights":
        apart = _weighted(people.given, points, [one.weight or ZERO for one in asked], n)
    else:
        apart = _pooled(people.given, points, value, n)
    squares = sum((times * apart(given) ** 2 for given, times in people.given.items()), ZERO)
    if not squares:
        return None
    half = student(confidence, Fraction(n - 1))
    half *= root(squares / (n - 1) / effective(n, population))
    return outward(value - half, value + half, "t")


def _pooled(
    given: Mapping[tuple[int, ...], int],
    points: Sequence[Sequence[Fraction]],
    value: Fraction,
    n: int,
) -> Callable[[tuple[int, ...]], Fraction]:
    """How far a person's answers lie from the mean of all answers, per answers of a person."""
    answers = sum(times * sum(level >= 0 for level in one) for one, times in given.items())
    each = Fraction(answers, n)

    def apart(one: tuple[int, ...]) -> Fraction:
        far = (row[level] - value for row, level in zip(points, one, strict=True) if level >= 0)
        return sum(far, ZERO) / each

    return apart


def _weighted(
    given: Mapping[tuple[int, ...], int], points: Sequence[Sequence[Fraction]],
    weights: Sequence[Fraction], n: int,
) -> Callable[[tuple[int, ...]], Fraction]:  # fmt: skip
    """The same of the questions' weighted mean, each question by those who answered it."""
    sizes, sums = [0] * len(points), [ZERO] * len(points)
    for one, times in given.items():
        for at, level in enumerate(one):
            if level >= 0:
                sizes[at] += times
                sums[at] += times * points[at][level]
    whole_weight = sum((w for w, size in zip(weights, sizes, strict=True) if size), ZERO)
    if not whole_weight:
        return lambda _: ZERO
    shares = [w / whole_weight * Fraction(n, size) if size else ZERO for w, size in zip(weights, sizes, strict=True)]  # fmt: skip
    middles = [total / size if size else ZERO for total, size in zip(sums, sizes, strict=True)]

    def apart(one: tuple[int, ...]) -> Fraction:
        return sum(
            (shares[at] * (points[at][level] - middles[at]) for at, level in enumerate(one) if level >= 0),
            ZERO,
        )  # fmt: skip

    return apart
