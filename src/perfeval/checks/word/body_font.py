"""Body text in another font."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.fonts import fonts
from perfeval.checks.word.look import gathered
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding

CODE = "PE903"


class Params(NamedTuple):
    """The first font is the one that is meant, the others stand for it."""

    fonts: tuple[str, ...]


SHAPE = Shape(
    "check.PE903",
    (Field("fonts", "字体", list_of(TEXT), "fonts that will do, the best first", required=True),),
    Params,
)


def check(look: Look, p: Params) -> Iterator[Finding]:
    yield from gathered(CODE, look, fonts(look.body(), p.fonts))
