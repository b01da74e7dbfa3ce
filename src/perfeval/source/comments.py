"""Comments of a YAML text, which its parser passes over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from perfeval.source.decoding import split_lines
from perfeval.source.yaml_limits import MAX_DEPTH
from perfeval.source.yaml_reader import NOT_BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_END = 1 << 30
_NONE = (_END, _END)
_OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


class Comment(NamedTuple):
    """A comment with its `#`; `about` is the line it stands behind, else the next line of content."""

    text: str
    line: int
    column: int
    about: int


def comments(text: str) -> Iterator[Comment]:
    """In order; behind a fault that ends the scanning, quotes are no longer known as such."""
    lines = split_lines(text)
    inside = _scalars(text)
    following = _following(lines)
    for number, line in enumerate(lines, 1):
        start = _outside(line, inside.get(number, ()))
        if start >= 0:
            about = number if line[:start].strip() else following[number]
            yield Comment(line[start:], number, start + 1, about)


def _outside(line: str, taken: Iterable[tuple[int, int]]) -> int:
    """Where the line's comment begins; -1 where it has none."""
    spans = iter(taken)
    low, high = next(spans, _NONE)
    start = line.find("#")
    while start >= 0:
        while high <= start:
            low, high = next(spans, _NONE)
        if low <= start:
            start = line.find("#", high)
        elif start == 0 or line[start - 1] in " \t":
            return start
        else:
            start = line.find("#", start + 1)
    return -1


def _following(lines: list[str]) -> list[int]:
    """By line, the next one that holds more than a comment; the line itself where none does."""
    found = list(range(len(lines) + 1))
    later = 0
    for number in range(len(lines), 0, -1):
        found[number] = later or number
        content = lines[number - 1].strip()
        if content and not content.startswith("#"):
            later = number
    return found


def _scalars(text: str) -> dict[int, list[tuple[int, int]]]:
    """By line, the columns that quoted and block scalars take: a `#` in them is text."""
    taken: dict[int, list[tuple[int, int]]] = {}
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    try:
        for token in yaml.scan(text.translate(NOT_BREAKS), loader):
            if isinstance(token, _OPENING):
                depth += 1
                if depth > MAX_DEPTH:
                    # such a file is refused, and scanning it would take the square of its length
                    break
            elif isinstance(token, _CLOSING):
                depth -= 1
            if not isinstance(token, yaml.ScalarToken) or token.plain:
                continue
            first, last = token.start_mark, token.end_mark
            if first.line == last.line:
                taken.setdefault(first.line + 1, []).append((first.column, last.column))
                continue
            block = token.style in ("|", ">")
            # behind the `|` of a block there may be a comment
            if not block:
                taken.setdefault(first.line + 1, []).append((first.column, _END))
            for row in range(first.line + 1, last.line):
                taken.setdefault(row + 1, []).append((0, _END))
            taken.setdefault(last.line + 1, []).append((0, last.column))
    except (yaml.YAMLError, ValueError):
        pass
    return taken
