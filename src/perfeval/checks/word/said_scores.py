"""A sentence that tells another score of an indicator or a branch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.checks.word.said import sentences
from perfeval.checks.word.score_rows import same
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.scorecard import Scorecard

CODE = "PE926"
_GOT = re.compile(r"(?:得分(?:为|是|:)?|得|scored?)\s*(\d{1,4}(?:\.\d{1,6})?)\s*(?:分|points?\b)")
_SHORTEST = 4  # shorter names are words of their own too often


def check(look: Look, p: None) -> Iterator[Finding]:
    """Sentences that name one indicator alone and one score alone."""
    card = look.card
    if card is None:
        return
    names = _scores(card)
    for one in sentences(look):
        told = _GOT.findall(one.text)
        if len(told) != 1:
            continue
        named = _named(one.text, names)
        if named is None:
            continue
        value = names[named]
        if value is not None and not same(told[0], value):
            params = {"name": named, "printed": told[0], "value": plain(value)}
            yield Finding(CODE, span(look, one.line), params)


def _scores(card: Scorecard) -> dict[str, Fraction | None]:
    """Scores by name; None for a name that several have."""
    found: dict[str, Fraction | None] = {}
    for name, score in (
        *((leaf.indicator.name, leaf.score) for leaf in card.leaves),
        *((branch.indicator.name, branch.score) for branch in card.branches),
    ):
        found[name] = None if name in found else score
    return found


def _named(text: str, names: dict[str, Fraction | None]) -> str | None:
    """The one name that a sentence begins with or tells; None when there are several."""
    there = [name for name in names if len(name) >= _SHORTEST and name in text]
    longest = [
        name for name in there if not any(name != other and name in other for other in there)
    ]
    return longest[0] if len(longest) == 1 else None
