"""Slips like those at which the parser stopped, in the rest of the file: asking it again for each
of thousands would take too long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.decoding import line_starts, split_lines
from perfeval.source.mending.edits import Change, applied
from perfeval.source.node import Mapping, Sequence
from perfeval.source.yaml_hints import mistyped_key
from perfeval.source.yaml_reader import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.node import Node
    from perfeval.source.yaml_reader import Document

CODE = "PE017"
_LEAD = re.compile(" *(?:- +)*")
# a second key in the same piece: then a comma is to be mended too, which we leave to the writer
_FURTHER = re.compile(r"[，、；,;]\s*[^\s:：，、；,;]{1,20}[:：]")


def colon(text: str, start: int, end: int) -> Change | None:
    """The mend of a slip that stands between these indices; None where it is not plain."""
    piece = text[start:end]
    key = mistyped_key(piece, numbered=True)
    if key is None or _FURTHER.search(piece, key[1]):
        return None
    at = start + key[1] - 1
    spaced = text[at + 1 : at + 2] in ("", " ", "\t", "\r", "\n")
    return Change(at, text[at], ":" if spaced else ": ", CODE)


def key_of(text: str, change: Change) -> str:
    """The key before a colon that is mended."""
    return re.split(r"[\s{\[,]", text[max(0, change.start - 40) : change.start])[-1]


def alike(document: Document, sure: list[Change], keys: set[str]) -> list[Change]:
    """Changes of lines that begin with one of the keys, where no other reading is left.

    That is so where the mended key stands in a block mapping beside a key that was right as it
    was: a line in such a place must have a key, so the file can't be read without the change.
    """
    text = document.text
    found: dict[tuple[int, int], Change] = {}
    for number, (start, line) in enumerate(
        zip(line_starts(text), split_lines(text), strict=True), 1
    ):
        lead = _LEAD.match(line)
        at = lead.end() if lead else 0
        change = colon(text, start + at, start + len(line.rstrip()))
        if change is not None and text[start + at : change.start] in keys:
            found[number, at + 1] = change
    changes = {change.start: change for change in (*found.values(), *sure)}
    after = parse_yaml(applied(text, changes.values()).encode(), document.path)
    if after.root is None:
        return []
    places = set(_beside(after.root, set(found)))
    return [change for place, change in found.items() if place in places]


def _beside(root: Node, mended: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Mended keys of block mappings that have a key besides which was not mended."""
    waiting, seen = [root], {id(root)}
    while waiting:
        node = waiting.pop()
        inner: list[Node] = []
        if isinstance(node, Mapping):
            keys = [(key.line, key.column) for key, _ in node.entries.values()]
            inner = [value for _, value in node.entries.values()]
            if (node.line, node.column) in keys and not mended.issuperset(keys):
                yield from mended.intersection(keys)
        elif isinstance(node, Sequence):
            inner = node.items
        for one in inner:
            if id(one) not in seen:
                seen.add(id(one))
                waiting.append(one)
