"""Body text whose lines stand too close or too far apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.look import gathered, plain
from perfeval.model.shape import NUMBER, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding
    from perfeval.model.layout import Line

CODE = "PE905"


class Params(NamedTuple):
    """Points from line to line."""

    min: Fraction
    max: Fraction


SHAPE = Shape(
    "check.PE905",
    (
        Field("min", "最小", NUMBER, "least line pitch in points", required=True),
        Field("max", "最大", NUMBER, "greatest line pitch in points", required=True),
    ),
    Params,
)


def check(look: Look, p: Params) -> Iterator[Finding]:
    low, high = float(p.min), float(p.max)

    def found() -> Iterator[tuple[Line, dict[str, str]]]:
        for line in look.body():
            rule, pitch = line.spacing.rule, line.spacing.line
            if rule == "auto" or not low - 0.06 <= pitch <= high + 0.06:
                expected = plain(low) if low == high else f"{plain(low)}–{plain(high)}"
                yield line, {"rule": rule, "found": plain(pitch), "expected": expected}

    yield from gathered(CODE, look, found())
