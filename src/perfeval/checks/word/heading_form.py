"""Headings numbered in the manner of another level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.look import CJK, gathered
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look
    from perfeval.model.finding import Finding
    from perfeval.model.layout import Line

CODE = "PE910"


class Params(NamedTuple):
    """The first number of each level, from the highest: 一、 （一） 1. （1）."""

    forms: tuple[str, ...]


SHAPE = Shape(
    "check.PE910",
    (Field("forms", "序号", list_of(TEXT), "the first number of each level, from the highest", required=True),),
    Params,
)  # fmt: skip


def check(look: Look, p: Params) -> Iterator[Finding]:
    headings = [one for one in look.headings() if one.form]
    chinese = [one for one in headings if CJK.search(one.line.text)]
    if 2 * len(chinese) < len(headings):
        return  # another language numbers in another manner

    def found() -> Iterator[tuple[Line, dict[str, str]]]:
        for one in chinese:
            if one.level > len(p.forms):
                continue
            expected = p.forms[one.level - 1]
            if one.form != expected:
                yield one.line, {"level": str(one.level), "found": one.form, "expected": expected}

    yield from gathered(CODE, look, found())
