"""A text with the slips mended that were found in it, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.decoding import line_starts
from perfeval.source.yaml_hints import mistyped_key
from perfeval.source.yaml_nodes import ODD_SPACES
from perfeval.source.yaml_wide import wide_sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.finding import Finding

_LINE = re.compile("[^\r\n]*")
_INDENT = re.compile(rf"[ \t{ODD_SPACES}]*")


def mended(text: str, found: Iterable[Finding]) -> str | None:
    """None where one of them has no mend that is plain."""
    found = list(found)
    odd = [finding for finding in found if finding.code == "PE019"]
    if odd:
        # the columns move: the other slips are looked for again
        return indented(text, odd, 2)
    tabs = [finding for finding in found if finding.code == "PE007"]
    if tabs:
        return indented(text, tabs, 2)
    begins = line_starts(text)
    pieces: dict[int, tuple[int, str]] = {}
    for finding in found:
        if finding.span is None:
            return None
        start = begins[finding.span.line - 1]
        line = _LINE.match(text, start)
        assert line is not None
        new = _line(line[0], finding)
        if new is None or new == line[0]:
            return None
        pieces[start] = (line.end(), new)
    if not pieces:
        return None
    parts, at = [], 0
    for start, (end, new) in sorted(pieces.items()):
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


def indented(text: str, found: Iterable[Finding], wide: int = 1) -> str | None:
    """The text with ordinary spaces for odd ones before these lines and those that go on with odd
    ones below; a tab or a full-width space becomes `wide` spaces."""
    lines = text.split("\n")
    done = 0
    for finding in found:
        if finding.span is None:
            return None
        for row in range(max(done, finding.span.line - 1), len(lines)):
            indent = _INDENT.match(lines[row])
            odd = indent is not None and indent[0].strip(" ")
            if not odd and lines[row].strip():
                break
            done = row + 1
            if odd and indent is not None:
                spaces = "".join(" " * wide if c in "\u3000\t" else " " for c in indent[0])
                lines[row] = spaces + lines[row][indent.end() :]
    new = "\n".join(lines)
    return None if new == text else new


def _line(line: str, finding: Finding) -> str | None:
    assert finding.span is not None
    at = finding.span.column - 1
    if finding.code == "PE017":
        key = mistyped_key(line[at:], numbered=True)
        if key is None:
            return None
        colon = at + key[1] - 1
        return f"{line[:colon]}: {line[colon + 1 :].lstrip()}"
    sign = wide_sign(line)
    if finding.code == "PE006" and sign is not None and sign.at == at and len(sign.char) == 1:
        tail = line[at + 1 :]
        space = " " if sign.right in (",", "-") and not tail.startswith(" ") else ""
        return line[:at] + sign.right + space + tail
    return None
