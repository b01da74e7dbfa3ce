"""What is still to be written, or a template has left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.look import gathered
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding
    from perfeval.model.layout import Line

CODE = "PE916"


class Params(NamedTuple):
    signs: tuple[str, ...]


SHAPE = Shape(
    "check.PE916",
    (Field("signs", "标记", list_of(TEXT), "what gaps and templates leave in a text", required=True),),
    Params,
)  # fmt: skip


def check(look: Look, p: Params) -> Iterator[Finding]:
    def found() -> Iterator[tuple[Line, dict[str, str]]]:
        for line in look.layout.lines:
            sign = next((sign for sign in p.signs if sign in line.text), None)
            if sign is not None:
                yield line, {"sign": sign}

    yield from gathered(CODE, look, found())
