"""W2: a level-2 name, or the title of a report's section, at level 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import holding
from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE805"


class Params(NamedTuple):
    names: tuple[str, ...]
    words: tuple[str, ...] = ()


SHAPE = Shape(
    "check.PE805",
    (
        Field("names", "名称", list_of(TEXT), "names of level 2", required=True),
        Field("words", "用语", list_of(TEXT), "words in titles of a report's sections"),
    ),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    for top in look.set.indicators:
        kind = "level" if top.name in p.names else "section" if holding(top.name, p.words) else ""
        if kind:
            place = top.at.get("name", top.span)
            yield Finding("PE805", place, {"name": top.name, "kind": kind}, top.path)
