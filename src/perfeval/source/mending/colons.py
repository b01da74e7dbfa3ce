"""`权重：20` and `权重:20`, written with an ASCII colon and a space (PE017); commas beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.decoding import line_starts
from perfeval.source.mending.alike import CODE, alike, colon, key_of
from perfeval.source.mending.commas import CODE as COMMA
from perfeval.source.mending.commas import commas, fitting
from perfeval.source.mending.commas import mend as mended_commas
from perfeval.source.mending.edits import Change, applied, moved
from perfeval.source.mending.spans import written
from perfeval.source.readings import readings
from perfeval.source.yaml_reader import Document, parse_yaml

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.source.mending.allowing import Allows

ROUNDS = 200
# after so many rounds, and twice as many and so on, the same keys are looked for everywhere
FIRST = 2
MOST_TEXT = 20_000_000  # read in all the rounds together
_LINE = re.compile("[^\r\n]*")


def with_colons(document: Document, allows: Allows) -> list[Change]:
    """All that the file has or none: one colon mended and the next one not may well be read, as
    something else. Where the parser stops at the first it is asked again."""
    changes: list[Change] = []
    now, keys, further = document, set[str](), FIRST
    lines: set[int] = set()
    for count in range(min(ROUNDS, MOST_TEXT // (len(document.text) + 1))):
        slips, wrong = _slips(now), commas(now)
        if not slips and not wrong:
            break
        allowed = allows(now)
        if not all(allowed(CODE, span.line) for span in slips):
            return []
        if not all(allowed(COMMA, span.line) for span in wrong):
            return []
        if not slips:
            lines |= {span.line for span in wrong}
        new = _colons(now, slips) if slips else mended_commas(now, wrong)
        if not new:
            return []
        keys |= {key_of(now.text, change) for change in new if change.code == CODE}
        if now.root is None and count == further:
            further *= 2
            starts = {change.start for change in new}
            new += [one for one in alike(now, new, keys) if one.start not in starts]
        text = applied(now.text, new)
        changes += moved(new, changes)
        now = parse_yaml(text.encode(), document.path)
    if not changes or now.root is None or _slips(now) or not fitting(now, lines):
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
            change = colon(text, *piece)
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
