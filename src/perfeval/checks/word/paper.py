"""Paper of another size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.look import plain
from perfeval.model.finding import Finding, Span
from perfeval.model.shape import NUMBER, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look

CODE = "PE901"


class Params(NamedTuple):
    """Millimetres; the long side of a landscape page counts as its height."""

    width: Fraction
    height: Fraction


SHAPE = Shape(
    "check.PE901",
    (
        Field("width", "宽", NUMBER, "width of the paper in mm, upright", required=True),
        Field("height", "高", NUMBER, "height of the paper in mm, upright", required=True),
    ),
    Params,
)


def check(look: Look, p: Params) -> Iterator[Finding]:
    for number, sheet in enumerate(look.layout.sheets, 1):
        short, long = sorted((sheet.width, sheet.height))
        if abs(short - float(p.width)) > 1 or abs(long - float(p.height)) > 1:
            params = {
                "section": str(number), "found": f"{plain(sheet.width)}×{plain(sheet.height)}" if sheet.width else "?×?",
                "expected": f"{plain(float(p.width))}×{plain(float(p.height))}",
            }  # fmt: skip
            yield Finding(CODE, Span(look.layout.file, sheet.first, 1), params)
