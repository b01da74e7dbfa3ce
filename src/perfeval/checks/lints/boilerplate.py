"""T11: a form's own instruction where the answer should stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import holding
from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Path

CODE = "PE834"
MOST = 60  # a longer text answers, whatever else it quotes
KEYS = ("reason", "analysis", "improvement", "note")


class Params(NamedTuple):
    words: tuple[str, ...]


SHAPE = Shape(
    "check.PE834",
    (Field("words", "用语", list_of(TEXT), "words of forms' instructions", required=True),),
    Params,
)


def check(look: CardLook, p: Params) -> Iterator[Finding]:
    for key, text, place, path in _texts(look):
        word = holding(text, p.words) if text and len(text) <= MOST else ""
        if word:
            yield Finding(CODE, place, {"place": key, "word": word}, path)


def _texts(look: CardLook) -> Iterator[tuple[str, str, Span | None, Path]]:
    for goal in look.project.objectives:
        yield "expected", goal.expected, _place(goal.at, "expected", goal.span), ()
        yield "achieved", goal.achieved, _place(goal.at, "achieved", goal.span), ()
    for path, result in look.project.results.items():
        for key in KEYS:
            yield key, getattr(result, key), _place(result.at, key, result.span), path


def _place(at: Mapping[str, Span], key: str, otherwise: Span | None) -> Span | None:
    return at.get(key, otherwise)
