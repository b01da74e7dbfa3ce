"""The interval of several questions, from what each person answered.

The answers of one person go together, so that neither the number of answers is the size of the
sample, nor do the questions' own intervals add up: the persons' deviations are what varies
(linearised ratio, as usual for clusters: Cochran, Sampling Techniques, chapter 9A).
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from perfeval.surveys.intervals import effective, outward, root, student, whole
from perfeval.surveys.methods import scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        table = _weighted(people.given, points, [one.weight or ZERO for one in asked], n)
    else:
        table = _pooled(people.given, points, value, n)
    squares = _squares(people.given, table)
    if not squares:
        return None
    half = student(confidence, Fraction(n - 1))
    half *= root(squares / (n - 1) / effective(n, population))
    return outward(value - half, value + half, "t")


def _squares(given: Mapping[tuple[int, ...], int], table: Sequence[Sequence[Fraction]]) -> Fraction:
    """Σ (Σ of what each answer of a person adds)²; in whole numbers, for there are many."""
    below = lcm(*(value.denominator for row in table for value in row))
    adds = [[int(value * below) for value in row] for row in table]
    total = 0
    for levels, times in given.items():
        far = sum(row[level] for row, level in zip(adds, levels, strict=True) if level >= 0)
        total += times * far * far
    return Fraction(total, below * below)


def _pooled(
    given: Mapping[tuple[int, ...], int], points: Sequence[Sequence[Fraction]], value: Fraction, n: int
) -> list[list[Fraction]]:  # fmt: skip
    """How far each answer lies from the mean of all, per answers of a person."""
    answers = sum(times * sum(level >= 0 for level in one) for one, times in given.items())
    return [[(score - value) * n / answers for score in row] for row in points]


def _weighted(
    given: Mapping[tuple[int, ...], int], points: Sequence[Sequence[Fraction]],
    weights: Sequence[Fraction], n: int,
) -> list[list[Fraction]]:  # fmt: skip
    """The same of the questions' weighted mean, each question by those who answered it."""
    sizes = [0] * len(points)
    counts = [[0] * len(row) for row in points]
    for one, times in given.items():
        for at, level in enumerate(one):
            if level >= 0:
                sizes[at] += times
                counts[at][level] += times
    whole_weight = sum((w for w, size in zip(weights, sizes, strict=True) if size), ZERO)
    table = []
    for row, weight, size, own in zip(points, weights, sizes, counts, strict=True):
        if not size or not whole_weight:
            table.append([ZERO] * len(row))
            continue
        middle = sum((score * times for score, times in zip(row, own, strict=True)), ZERO) / size
        table.append([weight / whole_weight * n / size * (score - middle) for score in row])
    return table
