"""Scales and labels of a drawn chart: round steps of the axis, names broken into lines."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from perfeval.model.rounding import plain

STEPS = (1, 2, 5, 10)
PARTS = 5


class Scale(NamedTuple):
    """The axis from `low` to `high` in steps."""

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def ticks(self) -> list[Fraction]:
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * n for n in range(count + 1)]

    def place(self, value: Fraction, length: int) -> int:
        """Where a value stands on an axis of that length, within its ends."""
        low, high = self.low, self.high
        # whole numbers: fractions would reduce each step
        top = (
            value.numerator * low.denominator - low.numerator * value.denominator
        ) * high.denominator
        whole = high.numerator * low.denominator - low.numerator * high.denominator
        return min(max(top * length // (whole * value.denominator), 0), length)


def scale(chart: dict[str, Any]) -> Scale:
    """The axis of a chart: from zero, or below it where a value is."""
    values = [Fraction(text) for one in chart["series"] for text in one["values"] if text]
    high = max([Fraction(0), *values])
    low = min([Fraction(0), *values])
    if chart["max"]:
        end = Fraction(chart["max"])
        low = max(low, -end)
        return Scale(-end if low else low, end, _step(end))
    step = _step(max(high - low, Fraction(1, 100)))
    if counts(chart):
        step = max(step, Fraction(1))
    return Scale(_whole(low, step, False), _whole(high, step, True) or step, step)


def counts(chart: dict[str, Any]) -> bool:
    """Whether the values are whole numbers, which nothing stands between."""
    return not any(one["digits"] for one in chart["series"])


def few(chart: dict[str, Any]) -> bool:
    """Whether they are so few that programs would name what stands between them."""
    return counts(chart) and all(
        abs(Fraction(value)) <= PARTS for one in chart["series"] for value in one["values"] if value
    )


def _step(length: Fraction) -> Fraction:
    """A round step that divides a length into about PARTS."""
    raw = length / PARTS * Fraction(3, 4)
    power = Fraction(1)
    while power * 10 <= raw:
        power *= 10
    while power > raw:
        power /= 10
    return next(power * n for n in STEPS if power * n >= raw)


def _whole(value: Fraction, step: Fraction, up: bool) -> Fraction:
    steps = value / step
    whole = -(-steps.numerator // steps.denominator) if up else steps.numerator // steps.denominator
    return whole * step


def tick(value: Fraction, chart: dict[str, Any]) -> str:
    return plain(value) + ("%" if chart["unit"] == "%" else "")


def width(text: str) -> int:
    """The width of a text in halves of a Chinese sign."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def lines(text: str, wide: int, most: int) -> list[str]:
    """A name in at most `most` lines of `wide` halves, numbers and words whole where they are
    short; what is left over is an ellipsis."""
    found: list[str] = []
    start, taken, word = 0, 0, 0
    for at, sign in enumerate(text):
        size = width(sign)
        if size > 1 or sign == " ":
            word = at + 1
        if taken + size > wide:
            if len(found) == most - 1:
                return [*found, text[start : at - 1] + "…"]
            end = word if start < word < at and at - word < wide // 3 else at
            found.append(text[start:end])
            start, taken = end, width(text[end:at])
        taken += size
    return [*found, text[start:]]
