"""Paragraphs whose first line is not indented as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.look import CJK, gathered, plain
from perfeval.model.shape import NUMBER, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding
    from perfeval.model.layout import Line

CODE = "PE906"
BLANKS = "\u3000 \u2003\u2002\t"


class Params(NamedTuple):
    """Characters of the text's own size."""

    characters: Fraction


SHAPE = Shape(
    "check.PE906",
    (Field("characters", "字符", NUMBER, "indent of the first line in characters", required=True),),
    Params,
)


def check(look: Look, p: Params) -> Iterator[Finding]:
    wanted = float(p.characters)

    def found() -> Iterator[tuple[Line, dict[str, str]]]:
        for line in look.body():
            if not CJK.search(line.text) or line.label:
                continue
            text = line.text
            lead = text[: len(text) - len(text.lstrip(BLANKS))]
            typed = sum(1.0 if sign in "\u3000\u2003\t" else 0.5 for sign in lead)
            if abs(line.spacing.indent + typed - wanted) > 0.3:
                yield line, {"found": plain(line.spacing.indent + typed), "expected": plain(wanted)}

    yield from gathered(CODE, look, found())
