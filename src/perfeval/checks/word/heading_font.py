"""Headings in another font than their level asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.fonts import fonts
from perfeval.checks.word.look import gathered
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding
    from perfeval.model.layout import Line

CODE = "PE907"


class Params(NamedTuple):
    """Fonts by level, the one that is meant first."""

    level1: tuple[str, ...] = ()
    level2: tuple[str, ...] = ()
    level3: tuple[str, ...] = ()
    level4: tuple[str, ...] = ()


SHAPE = Shape(
    "check.PE907",
    tuple(
        Field(f"level{n}", f"{name}级标题", list_of(TEXT), f"fonts of headings of level {n}, the best first")
        for n, name in enumerate("一二三四", 1)
    ),
    Params,
)  # fmt: skip


def check(look: Look, p: Params) -> Iterator[Finding]:
    def found() -> Iterator[tuple[Line, dict[str, str]]]:
        for one in look.headings():
            wanted = p[one.level - 1] if one.level <= len(p) and one.label else ()
            if wanted:
                for line, params in fonts((one.line,), wanted):
                    yield line, {**params, "level": str(one.level)}

    yield from gathered(CODE, look, found())
