"""Margins that leave another text area."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.look import plain
from perfeval.model.finding import Finding, Span
from perfeval.model.shape import NUMBER, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look

CODE = "PE902"
SIDES = ("top", "bottom", "left", "right")


class Params(NamedTuple):
    """Millimetres."""

    top: Fraction
    bottom: Fraction
    left: Fraction
    right: Fraction
    tolerance: Fraction


SHAPE = Shape(
    "check.PE902",
    (
        Field("top", "上", NUMBER, "top margin in mm (天头)", required=True),
        Field("bottom", "下", NUMBER, "bottom margin in mm", required=True),
        Field("left", "左", NUMBER, "left margin in mm (订口)", required=True),
        Field("right", "右", NUMBER, "right margin in mm", required=True),
        Field("tolerance", "允许偏差", NUMBER, "how far a margin may be off, in mm", required=True),
    ),
    Params,
)


def check(look: Look, p: Params) -> Iterator[Finding]:
    """Landscape pages are turned, so that only upright ones of a known size are measured."""
    for number, sheet in enumerate(look.layout.sheets, 1):
        if sheet.width > sheet.height or not sheet.width:
            continue
        # a tenth for what twips make of millimetres
        off = [
            side
            for side in SIDES
            if abs(getattr(sheet, side) - float(getattr(p, side))) > float(p.tolerance) + 0.1
        ]
        if off:
            params = {
                "section": str(number),
                "found": " ".join(plain(getattr(sheet, side)) for side in SIDES),
                "expected": " ".join(plain(float(getattr(p, side))) for side in SIDES),
            }
            yield Finding(CODE, Span(look.layout.file, sheet.first, 1), params)
