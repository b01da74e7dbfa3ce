"""Chinese text without a Chinese font: each program then takes one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.look import CJK, gathered
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding
    from perfeval.model.layout import Line

CODE = "PE915"


class Params(NamedTuple):
    fonts: tuple[str, ...]


SHAPE = Shape(
    "check.PE915",
    (Field("fonts", "字体", list_of(TEXT), "fonts that are not Chinese, or how their names begin", required=True),),
    Params,
)  # fmt: skip


def check(look: Look, p: Params) -> Iterator[Finding]:
    foreign = tuple(name.casefold() for name in p.fonts)

    def found() -> Iterator[tuple[Line, dict[str, str]]]:
        for line in look.layout.lines:
            used = {piece.face.east for piece in line.pieces if CJK.search(piece.text)}
            for name in sorted(used):
                if not name or name.casefold().startswith(foreign):
                    yield line, {"found": name}
                    break

    yield from gathered(CODE, look, found())
