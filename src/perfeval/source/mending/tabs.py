"""Tabs of the indentation, written as spaces (PE007)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.mending.colons import CODE as COLON
from perfeval.source.mending.colons import with_colons
from perfeval.source.mending.compared import same
from perfeval.source.mending.edits import Change, applied
from perfeval.source.yaml_reader import Document, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "PE007"
# how wide editors show a tab; the file means one tree only if all that can be read agree
WIDTHS = (2, 4, 8)
_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")
_BLOCK = re.compile(r"( *)(?:\S.*[\s:-])?[|>][-+1-9]{0,2}[ \t]*(?:#.*)?\Z")
_LINES = re.compile("([^\r\n]*)(\r\n|\r|\n|\\Z)")


def with_spaces(document: Document) -> list[Change]:
    """A colon before the first tab hides it from the parser, so both are looked at together."""
    codes = {finding.code for finding in document.findings}
    if document.root is not None or not codes or not codes <= {CODE, COLON}:
        return []
    found: list[tuple[int, list[Change], Document]] = []
    for width in WIDTHS:
        changes = list(_changes(document.text, width))
        after = _read(document, changes)
        if changes and after is not None:
            found.append((width, changes, after))
    if not found or any(not same(found[0][2].root, other.root, {}) for _, _, other in found):
        return []
    step = _step(document.text)
    return next((changes for width, changes, _ in found if width == step), found[0][1])


def _read(document: Document, changes: list[Change]) -> Document | None:
    """The file after the changes, where it can then be read without any complaint; that of
    colons to be mended does not count."""
    after = parse_yaml(applied(document.text, changes).encode(), document.path)
    if any(finding.code == CODE for finding in after.findings):
        return None
    if after.root is None or after.findings:
        colons = with_colons(after)
        after = parse_yaml(applied(after.text, colons).encode(), document.path)
    return None if after.root is None or after.findings else after


def _changes(text: str, width: int) -> Iterator[Change]:
    """One for every line that begins with tabs, but for those inside of text blocks."""
    block: int | None = None
    for start, line in _lines(text):
        spaces = len(line) - len(line.lstrip(" "))
        if block is not None and (spaces > block or not line.strip()):
            continue
        block = None
        lead = _LEAD.match(line)
        assert lead is not None
        if "\t" in lead[0]:
            yield Change(start, lead[0], lead[0].expandtabs(width), CODE)
        elif mark := _BLOCK.match(line):
            block = len(mark[1])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for match in _LINES.finditer(text):
        if match[0]:
            yield match.start(), match[1]


def _step(text: str) -> int:
    """The file's own indent: the smallest one written in spaces; 2 where there is none."""
    found = [
        len(line) - len(line.lstrip(" "))
        for _, line in _lines(text)
        if line.startswith(" ") and line.strip() and "\t" not in line
    ]
    return min(found, default=WIDTHS[0])
