"""Random weights, targets and actuals with finite decimals."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .numbers import Percent

if TYPE_CHECKING:
    from random import Random

DENOMINATORS = (1, 1, 1, 1, 2, 4, 5, 10, 20, 100)
WEIGHTS = tuple(
    Fraction(text)
    for text in (
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "10",
        "10",
        "12",
        "15",
        "20",
        "30",
        "50",
        "90",
        "100",
        "0.5",
        "1.5",
        "2.5",
        "3.75",
        "7.2",
        "22.5",
        "0.25",
        "4.05",
    )
)
OPERATORS = (">=", ">=", ">", "=", "<", "<=", "<=", "range", None)


def weight(random: Random) -> Fraction:
    return random.choice(WEIGHTS)


def amount(random: Random, percent: bool, low: int = -6, high: int = 24) -> Fraction:
    """A small number; as a percent, one around 0..240 %."""
    value = Fraction(random.randint(low, high), random.choice(DENOMINATORS))
    if percent:
        return Percent(value * 5 / 100) if random.random() < 0.7 else Percent(value / 10)
    return value


def positive(random: Random, percent: bool) -> Fraction:
    return amount(random, percent, low=1)


def like(value: Fraction, percent: bool) -> Fraction:
    return Percent(value) if percent else Fraction(value)


def target(random: Random, percent: bool) -> tuple[str | None, Any]:
    op = random.choice(OPERATORS)
    if op == "range":
        low = amount(random, percent, low=-3, high=20)
        return op, (low, like(low + positive(random, percent), percent))
    luck = random.random()
    if luck < 0.08:
        return op, like(Fraction(0), percent)
    if luck < 0.16:
        return op, amount(random, percent, low=-12, high=-1)
    return op, positive(random, percent)


def actual_near(random: Random, op: str | None, t: Any, percent: bool) -> Fraction:
    """Often exactly the target or an edge of it, often near, sometimes anywhere."""
    luck = random.random()
    if luck < 0.05:
        return like(Fraction(0), percent)
    if luck < 0.1:
        return amount(random, percent, low=-12, high=-1)
    edge = random.choice(t) if op == "range" else t
    if luck < 0.25:
        return like(edge, percent)
    if luck < 0.6:
        factor = Fraction(
            random.choice(
                (50, 60, 60, 75, 80, 90, 95, 99, 100, 101, 110, 120, 125, 130, 130, 131, 150, 200)
            ),
            100,
        )
        return like(edge * factor, percent)
    return amount(random, percent)


def around(random: Random, points: list[Fraction], percent: bool) -> Fraction:
    """One of the points itself, or between or beside them."""
    point = random.choice(points)
    luck = random.random()
    if luck < 0.35:
        return like(point, percent)
    step = Fraction(random.randint(-40, 40), random.choice((4, 10, 20, 100)))
    return like(point + (step / 100 if percent else step), percent)
