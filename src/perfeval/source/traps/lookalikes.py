"""PE026: full-width digits, operators, percent signs and commas in a value read as a quantity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span
from perfeval.model.quantity import DATE, NUMBER, RANGE, Quantity, quantity
from perfeval.source.decoding import split_lines
from perfeval.source.lookalikes import ALIKE, ODD, usual
from perfeval.source.readings import readings
from perfeval.source.walking import scalars
from perfeval.source.yaml_hints import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.node import Scalar
    from perfeval.source.yaml_reader import Document

_SPACES = "\u3000\xa0"
# Commas stand in every Chinese text, and such spaces in many: between digits they are odd.
# Looking for one character after the other is faster than a set of so many.
_TELLING = tuple(char for char in ALIKE if char not in "，" + _SPACES)
_BETWEEN = re.compile(r"，(?<=[0-9０-９]，)[0-9０-９]")
_SPACED = re.compile(f"[{_SPACES}](?:(?<=[0-9%≥≤<>=~].)|(?=[0-9%~]))")


def check(document: Document) -> Iterator[Finding]:
    found = odd_quantities(document)
    lines = split_lines(document.text) if found else []
    for scalar in found:
        odd = list(ODD.finditer(scalar.text))
        column = scalar.column + odd[0].start()
        if not scalar.plain and lines[scalar.line - 1][scalar.column - 1 :][:1] in ("'", '"'):
            column += 1
        chars = " ".join(dict.fromkeys(_runs(odd)))
        params = {"text": clip(scalar.text), "chars": chars, "read": clip(usual(scalar.text))}
        yield Finding("PE026", Span(scalar.file, scalar.line, column), params)


def odd_quantities(document: Document) -> list[Scalar]:
    """Scalars that are read as quantities and hold characters that only look like theirs."""
    root = document.root
    if root is None or not _hinted(document.text):
        return []
    found = [place.scalar for place in scalars(root) if not place.is_key and _odd(place.scalar)]
    if not found:
        return []
    read = readings(root)
    return [scalar for scalar in found if read.is_number(scalar)]


def _hinted(text: str) -> bool:
    return (
        any(char in text for char in _TELLING)
        or _BETWEEN.search(text) is not None
        or _SPACED.search(text) is not None
    )


def _odd(scalar: Scalar) -> bool:
    if ODD.search(scalar.text) is None:
        return False
    found = quantity(scalar.text)
    return isinstance(found, Quantity) and found.kind in (NUMBER, RANGE, DATE)


def _runs(odd: list[re.Match[str]]) -> list[str]:
    """The characters as they stand: those beside each other together."""
    runs: list[str] = []
    end = -1
    for match in odd:
        if match.start() == end:
            runs[-1] += _shown(match[0])
        else:
            runs.append(_shown(match[0]))
        end = match.end()
    return runs


def _shown(char: str) -> str:
    return f"U+{ord(char):04X}" if char in _SPACES else char
