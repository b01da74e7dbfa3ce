"""Tabs and full-width spaces of the indentation, written as spaces (PE007, PE019)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.mending.alike import CODE as COLON
from perfeval.source.mending.colons import with_colons
from perfeval.source.mending.compared import same
from perfeval.source.mending.edits import Change, applied
from perfeval.source.mending.spans import written
from perfeval.source.yaml_reader import Document, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.mending.allowing import Allows

CODE, ODD = "PE007", "PE019"
# how wide editors show a tab; the file means one tree only if all that can be read agree
WIDTHS = (2, 4, 8)
# and a full-width space, which some count as one
WIDE_WIDTHS = (2, 1)
_ODD = "\u3000\u00a0\u2002\u2003\u2007\u202f"
_SPACES = re.compile(f"[{_ODD}]")
_LEAD = re.compile(rf"[ \t{_ODD}]*(?:-[ \t{_ODD}]+)*")
_BLOCK = re.compile(r"( *)(?:\S.*[\s:-])?[|>][-+1-9]{0,2}[ \t]*(?:#.*)?\Z")
_ENDS = re.compile("\r\n|\r|\n")
_LINES = re.compile("([^\r\n]*)(\r\n|\r|\n|\\Z)")


def with_spaces(document: Document, allows: Allows) -> list[Change]:
    """A colon before the first tab hides it from the parser, so both are looked at together."""
    codes = {finding.code for finding in document.findings}
    if not codes or not codes <= {CODE, ODD, COLON}:
        return []
    if document.root is not None and ODD not in codes:
        return []
    odd = _SPACES.search(document.text) is not None
    allowed = allows(document)
    found: list[tuple[int, list[Change], Document]] = []
    for width in WIDTHS if "\t" in document.text else WIDTHS[:1]:
        for wide in WIDE_WIDTHS if odd else WIDE_WIDTHS[:1]:
            changes = _structural(document, list(_changes(document.text, width, wide)), allows)
            after = _read(document, changes, allows)
            if changes and after is not None:
                found.append((width, changes, after))
    if not found or any(not same(found[0][2].root, other.root, {}) for _, _, other in found):
        return []
    step = _step(document.text)
    mends = next((changes for width, changes, _ in found if width == step), found[0][1])
    lines = _numbers(document.text, mends)
    return mends if all(map(allowed, (m.code for m in mends), lines)) else []


def _structural(document: Document, changes: list[Change], allows: Allows) -> list[Change]:
    """Those of full-width spaces behind which something begins: elsewhere they are text."""
    if not any(change.code == ODD for change in changes):
        return changes
    text = applied(document.text, changes)
    after = parse_yaml(text.encode(), document.path)
    text = applied(text, with_colons(after, allows)) if after.root is None else text
    begun = {(one.line, one.column) for one in written(text)}
    lines = _numbers(document.text, changes)
    return [
        change
        for change, line in zip(changes, lines, strict=True)
        if change.code != ODD or (line, len(change.new) + 1) in begun
    ]


def _numbers(text: str, changes: list[Change]) -> list[int]:
    """The lines of changes in order."""
    found, line, done = [], 1, 0
    for change in changes:
        line += len(_ENDS.findall(text, done, change.start))
        done = change.start
        found.append(line)
    return found


def _read(document: Document, changes: list[Change], allows: Allows) -> Document | None:
    """The file after the changes, where it can then be read without any complaint; that of
    colons to be mended does not count."""
    after = parse_yaml(applied(document.text, changes).encode(), document.path)
    if any(finding.code in (CODE, ODD) for finding in after.findings):
        return None
    if after.root is None or after.findings:
        colons = with_colons(after, allows)
        after = parse_yaml(applied(after.text, colons).encode(), document.path)
    return None if after.root is None or after.findings else after


def _changes(text: str, width: int, wide: int) -> Iterator[Change]:
    """One for every line that begins with tabs or odd spaces, but for those inside of text
    blocks."""
    block: int | None = None
    for start, line in _lines(text):
        spaces = len(line) - len(line.lstrip(" "))
        if block is not None and (spaces > block or not line.strip()):
            continue
        block = None
        lead = _LEAD.match(line)
        assert lead is not None
        odd = _SPACES.search(lead[0])
        if ("\t" in lead[0] or odd) and line[lead.end() :].strip():
            new = lead[0].replace("\u3000", " " * wide)
            new = _SPACES.sub(" ", new).expandtabs(width)
            yield Change(start, lead[0], new, ODD if odd else CODE)
            line = new + line[lead.end() :]
        if mark := _BLOCK.match(line):
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
