"""`权重：20` and `权重:20`, written with an ASCII colon and a space (PE017)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.decoding import line_starts
from perfeval.source.mending.edits import Change, applied, moved
from perfeval.source.mending.spans import written
from perfeval.source.readings import readings
from perfeval.source.yaml_hints import mistyped_key
from perfeval.source.yaml_reader import Document, parse_yaml

if TYPE_CHECKING:
    from perfeval.model.finding import Span

CODE = "PE017"
ROUNDS = 200
MOST_TEXT = 20_000_000  # read in all the rounds together
_LINE = re.compile("[^\r\n]*")
# a second key in the same piece: then a comma is to be mended too, which we leave to the writer
_FURTHER = re.compile(r"[，、；,;]\s*[^\s:：，、；,;]{1,20}[:：]")


def with_colons(document: Document) -> list[Change]:
    """All that the file has or none: one colon mended and the next one not may well be read, as
    something else. Where the parser stops at the first it is asked again."""
    changes: list[Change] = []
    now = document
    for _ in range(min(ROUNDS, MOST_TEXT // (len(document.text) + 1))):
        slips = _slips(now)
        if not slips:
            break
        new = _colons(now, slips)
        if not new:
            return []
        text = applied(now.text, new)
        changes += moved(new, changes)
        now = parse_yaml(text.encode(), document.path)
    if not changes or now.root is None or _slips(now):
        return []
    before = [f.code for f in document.findings if f.code != CODE]
    after = [f.code for f in now.findings]
    return changes if after == (before if document.root is not None else []) else []


def _slips(document: Document) -> list[Span]:
    found = list(document.findings)
    if document.root is not None:
        found += readings(document.root).findings
    spans = (f.span for f in found if f.code == CODE)
    return list(dict.fromkeys(span for span in spans if span is not None))


def _colons(document: Document, slips: list[Span]) -> list[Change]:
    """The changes for these places; none at all where one of them is not plain."""
    text = document.text
    read = document.root is not None
    scalars = {(w.line, w.column): w for w in written(text)} if read else {}
    changes: dict[int, Change] = {}
    begins = line_starts(text)
    for span in slips:
        start = begins[span.line - 1] + span.column - 1
        scalar = scalars.get((span.line, span.column))
        end = scalar.end if scalar else start
        for piece in _pieces(text, start, max(end, start)):
            change = _colon(text, *piece)
            if change is None:
                return []
            changes[change.start] = change
    return list(changes.values())


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Beginning and end of each line of a scalar; of one line only where there is no scalar."""
    found = []
    while True:
        line = _LINE.match(text, start)
        assert line is not None
        stop = line.end() if end <= start else min(line.end(), end)
        found.append((start, stop))
        following = re.compile(r"\s*").match(text, line.end())
        assert following is not None
        start = following.end()
        if start >= end:
            return found


def _colon(text: str, start: int, end: int) -> Change | None:
    piece = text[start:end]
    key = mistyped_key(piece, numbered=True)
    if key is None or _FURTHER.search(piece, key[1]):
        return None
    at = start + key[1] - 1
    spaced = text[at + 1 : at + 2] in ("", " ", "\t", "\r", "\n")
    return Change(at, text[at], ":" if spaced else ": ", CODE)
