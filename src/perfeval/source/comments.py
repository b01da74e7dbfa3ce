"""Comments of a YAML text, which its parser passes over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from perfeval.source.decoding import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


class Comment(NamedTuple):
    """A comment with its `#`; `about` is the line it stands behind, else the next line of content."""

    text: str
    line: int
    column: int
    about: int


def comments(text: str) -> Iterator[Comment]:
    """In order; where the text can't be scanned to its end, those before the fault."""
    lines = split_lines(text)
    inside = _scalars(text)
    for number, line in enumerate(lines, 1):
        start = line.find("#")
        while start >= 0:
            if (start == 0 or line[start - 1] in " \t") and not _within(inside, number, start):
                alone = not line[:start].strip()
                about = _next(lines, number) if alone else number
                yield Comment(line[start:], number, start + 1, about)
                break
            start = line.find("#", start + 1)


def _next(lines: list[str], number: int) -> int:
    for later in range(number, len(lines)):
        content = lines[later].strip()
        if content and not content.startswith("#"):
            return later + 1
    return number


def _scalars(text: str) -> dict[int, list[tuple[int, int]]]:
    """By line, the columns that quoted and block scalars take: a `#` in them is text."""
    taken: dict[int, list[tuple[int, int]]] = {}
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for token in yaml.scan(text.replace("\x85", " "), loader):
            if not isinstance(token, yaml.ScalarToken) or token.plain:
                continue
            first, last = token.start_mark, token.end_mark
            if first.line == last.line:
                taken.setdefault(first.line + 1, []).append((first.column, last.column))
                continue
            block = token.style in ("|", ">")
            # behind the `|` of a block there may be a comment
            if not block:
                taken.setdefault(first.line + 1, []).append((first.column, 1 << 30))
            for row in range(first.line + 1, last.line):
                taken.setdefault(row + 1, []).append((0, 1 << 30))
            taken.setdefault(last.line + 1, []).append((0, last.column))
    except (yaml.YAMLError, ValueError):
        pass
    return taken


def _within(taken: dict[int, list[tuple[int, int]]], line: int, at: int) -> bool:
    return any(low <= at < high for low, high in taken.get(line, ()))
