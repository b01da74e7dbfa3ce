"""Sentences of a document, and the numbers that they tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look
    from perfeval.model.layout import Line

_ENDS = re.compile(r"[。；;！!？?]|\.\s|\n")
MOST = 2_000  # signs of a sentence that are looked at


class Sentence(NamedTuple):
    line: Line
    text: str


def sentences(look: Look) -> Iterator[Sentence]:
    """Prose outside of tables, sentence by sentence, digits and signs in their plain form."""
    for line in look.layout.lines:
        if line.cell is None and line.text.strip():
            for part in _ENDS.split(normalize("NFKC", line.text)):
                if part.strip():
                    yield Sentence(line, part.strip()[:MOST])
