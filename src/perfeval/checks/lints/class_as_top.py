"""W2: a level-2 name, or the title of a report's section, at level 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import holding
from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE805"
# 一、 （二） 3. before a section's title
_NUMBERED = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]+[、.．])\s*"
)

NUMBERS = "（(一二三四五六七八九十0123456789"


class Params(NamedTuple):
    names: tuple[str, ...]
    words: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


SHAPE = Shape(
    "check.PE805",
    (
        Field("names", "名称", list_of(TEXT), "names of level 2", required=True),
        Field("titles", "节名", list_of(TEXT), "whole titles of a report's sections"),
        Field("words", "用语", list_of(TEXT), "words in titles of a report's sections"),
    ),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    for top in look.set.indicators:
        name = _NUMBERED.sub("", top.name) if top.name[:1] in NUMBERS else top.name
        if name in p.names:
            kind = "level"
        else:
            kind = "section" if holding(name, p.words) or name in p.titles else ""
        if kind:
            place = top.at.get("name", top.span)
            yield Finding("PE805", place, {"name": top.name, "kind": kind}, top.path)
