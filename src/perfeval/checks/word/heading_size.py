"""Headings of another size."""

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

CODE = "PE908"


class Params(NamedTuple):
    """Points."""

    size: Fraction


SHAPE = Shape(
    "check.PE908",
    (Field("size", "字号", NUMBER, "size of numbered headings in points", required=True),),
    Params,
)


def check(look: Look, p: Params) -> Iterator[Finding]:
    lines = (one.line for one in look.headings() if one.label)
    yield from gathered(CODE, look, sizes(lines, float(p.size), float(p.size)))
