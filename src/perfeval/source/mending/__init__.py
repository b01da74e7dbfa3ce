"""Mends that leave no choice: texts to texts in which nothing else is touched.

A mend stands only when it is seen afterwards that it did what it was to do and no more: the file
is read again, and compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.source.decoding import BOM
from perfeval.source.mending.allowing import Allows, everything
from perfeval.source.mending.colons import with_colons
from perfeval.source.mending.edits import Change, Edit, applied, moved, placed
from perfeval.source.mending.quantities import with_usual_numbers
from perfeval.source.mending.tabs import with_spaces
from perfeval.source.yaml_reader import Document, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS: tuple[Callable[[Document, Allows], list[Change]], ...] = (
    with_spaces, with_colons, with_usual_numbers,
)  # fmt: skip


class Mended(NamedTuple):
    """The file after mending, and what was mended, in order; the same bytes where nothing was."""

    data: bytes
    edits: tuple[Edit, ...] = ()


def mended(data: bytes, file: str, allows: Allows = everything) -> Mended:
    """Indentation, colons, commas and numbers of a file, mended where only one mend is possible
    and where it is allowed."""
    head = b""
    while data.startswith(BOM, len(head)):
        head += BOM
    first = parse_yaml(data, file)
    if first.root is None and _beyond_text(first, data[len(head) :]):
        return Mended(data)
    changes: list[Change] = []
    document = first
    for step in STEPS:
        new = step(document, allows)
        if not new:
            continue
        text = applied(document.text, new)
        changes += moved(new, changes)
        if applied(first.text, changes) != text:  # one mend reaches into another
            return Mended(data)
        document = parse_yaml(head + text.encode(), file)
    if not changes:
        return Mended(data)
    return Mended(head + document.text.encode(), tuple(placed(first.text, changes)))


def _beyond_text(document: Document, data: bytes) -> bool:
    """Whether the text is not the bytes' own: another encoding, another kind of file, too large."""
    try:
        return document.text.encode() != data
    except UnicodeEncodeError:
        return True
