"""A goal written as something already done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.wording import plain
from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE833"


class Params(NamedTuple):
    words: tuple[str, ...]


SHAPE = Shape(
    "check.PE833",
    (Field("words", "用词", list_of(TEXT), "words that tell of something done", required=True),),
    Params,
)


def check(look: CardLook, p: Params) -> Iterator[Finding]:
    for number, goal in enumerate(look.project.objectives, 1):
        if plain(goal.expected) == plain(goal.achieved):
            continue
        found = next((word for word in p.words if word and word in goal.expected), None)
        if found is not None:
            params = {"n": str(number), "word": found}
            yield Finding(CODE, goal.at.get("expected", goal.span), params)
