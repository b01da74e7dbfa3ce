"""Body text of another size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.fonts import sizes
from perfeval.checks.word.look import gathered
from perfeval.model.shape import NUMBER, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding

CODE = "PE904"


class Params(NamedTuple):
    """Points: 16 is 三号, 10.5 is 五号."""

    min: Fraction
    max: Fraction


SHAPE = Shape(
    "check.PE904",
    (
        Field("min", "最小", NUMBER, "smallest size in points", required=True),
        Field("max", "最大", NUMBER, "largest size in points", required=True),
    ),
    Params,
)


def check(look: Look, p: Params) -> Iterator[Finding]:
    yield from gathered(CODE, look, sizes(look.body(), float(p.min), float(p.max)))
