"""A TOML text to the nodes that YAML gives, so that one loader reads both."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from perfeval.model.finding import Finding, Span
from perfeval.source.node import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

# parts of a dotted key, and elements of a list not found, before the looking ends
MOST_PARTS, MOST_LOST = 8, 100
_HEAD = re.compile(r"\s*\[([^\[\]]+)\]")
_START = re.compile(r"\s*(?:\[|[\w.\"'-]+\s*=\s*)")
MOST = 50
_PART = re.compile(r"[ \t]*(?:\"([^\"]+)\"|'([^']+)'|([^\s.=\[\]\"'#]+))[ \t]*[=.\]]")
_CONTENT = re.compile(r"\s*")
_AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


def read_toml(text: str, file: str, section: tuple[str, ...]) -> Mapping | Finding | None:
    """The section as a mapping; None when the text has none, a finding when it is not TOML."""
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _fault(error, text, file)
    for name in section:
        data = data.get(name) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        return None
    return _Positions(text, file).mapping(data, section)


def _fault(error: tomllib.TOMLDecodeError, text: str, file: str) -> Finding:
    lines = text.split("\n")
    at = _AT.search(str(error))
    if at is not None and at[1]:
        line, column = int(at[1]), int(at[2])
    else:
        line, column = _unclosed(lines, range(0 if "overwrite" in str(error) else MOST))
    return Finding("PE031", Span(file, line, column), {"line": str(line)})


def _unclosed(lines: list[str], tries: range) -> tuple[int, int]:
    """Where the value begins that runs to the end of the text: what stands before it is TOML.
    Without such a value it is the end itself."""
    starts = [n for n, line in enumerate(lines) if _START.match(line)]
    for _, number in zip(tries, reversed(starts), strict=False):
        try:
            tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        found = _START.match(lines[number])
        return number + 1, found.end() + 1 if found else 1
    last = max((n for n, line in enumerate(lines) if line.strip()), default=0)
    return last + 1, len(lines[last].rstrip()) + 1


class _Positions:
    """tomllib tells no places, so keys are looked for in the lines of their table."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.split("\n")
        self.file = file
        self.tables: dict[str, int] = {}
        self.keys: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for number, line in enumerate(self.lines, 1):
            if head := _HEAD.match(line):
                self.tables.setdefault(re.sub(r"[\s\"']", "", head[1]), number)
            names: tuple[str, ...] = ()
            for name, column in _dotted(line):
                names = (*names, name)
                self.keys.setdefault(names, []).append((number, column))

    def mapping(
        self, data: dict[str, Any], path: tuple[str, ...], place: tuple[int, int] = (1, 1)
    ) -> Mapping:
        """A table; `place` is where its value begins if it is written inline."""
        header = self.table(path)
        first, start = (header, 1) if header else place
        entries: dict[str, tuple[Scalar, Node]] = {}
        after, behind = first, start
        for key, value in data.items():
            # keys come in order of writing: looking on from the last one, each line is read once
            row, column = self.key(key, path, (after, start) if header else (first, behind))
            after = row
            if not header and start > 1 and column >= behind:
                behind = column + len(key)
            scalar = Scalar(key, True, self.file, row, column)
            entries[key] = (scalar, self.node(value, (*path, key), row, column + len(key) + 1))
        return Mapping(entries, self.file, first, start)

    def node(self, value: Any, path: tuple[str, ...], row: int, column: int) -> Node:
        line = self.lines[row - 1] if row <= len(self.lines) else ""
        equals = line.find("=", max(column - 2, 0))
        place = column - len(path[-1]) - 1
        if equals >= 0:
            begin = _CONTENT.match(line, equals + 1)
            place = (begin.end() if begin else equals + 1) + 1
        if isinstance(value, dict):
            dotted = line[column - 2 : column - 1] == "."
            return self.mapping(value, path, (row, column if dotted else place))
        if isinstance(value, list):
            return Sequence(self.items(value, row, place), self.file, row, place)
        return self.scalar(value, row, place)

    def items(self, values: list[Any], row: int, column: int) -> list[Node]:
        """The elements of a list, each where its text first stands behind the one before."""
        found: list[Node] = []
        here, lost = (row, column), 0
        for value in values:
            if isinstance(value, (dict, list)):
                found.append(Mapping({}, self.file, *here))
                continue
            # what is written with escapes is nowhere to be seen
            at = self.seen(str(value), here) if lost < MOST_LOST else None
            if at is None:
                lost += 1
            found.append(self.scalar(value, *(at or (row, column))))
            if at is not None:
                here = at[0], at[1] + len(str(value))
        return found

    def seen(self, text: str, start: tuple[int, int]) -> tuple[int, int] | None:
        row, column = start
        for number in range(row, min(row + 200, len(self.lines)) + 1):
            at = self.lines[number - 1].find(text, column - 1 if number == row else 0)
            if text and at >= 0:
                return number, at + 1
        return None

    def scalar(self, value: Any, row: int, column: int) -> Scalar:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return Scalar(text, not isinstance(value, str), self.file, row, column)

    def table(self, path: tuple[str, ...]) -> int:
        """The line of the table's header; 0 where it has none."""
        return self.tables.get(".".join(path), 0 if path else 1)

    def key(self, key: str, path: tuple[str, ...], start: tuple[int, int]) -> tuple[int, int]:
        first, column = start
        if column > 1:
            at = self.lines[first - 1].find(key, column - 1)
            return (first, at + 1) if at >= 0 else start
        places = [
            found[bisect_left(found, (first, 0)) % len(found)]
            for names in {(key,), (*path, key)}
            if (found := self.keys.get(names))
        ]
        return min(places, key=lambda place: (place[0] < first, place), default=start)


def _dotted(line: str) -> Iterator[tuple[str, int]]:
    """The parts of the key at the beginning of a line, or of a table's header, with columns."""
    at = len(line) - len(line.lstrip(" \t["))
    for _ in range(MOST_PARTS):
        part = _PART.match(line, at)
        if part is None:
            return
        yield part[1] or part[2] or part[3], part.start(part.lastindex or 0) + 1
        if line[part.end() - 1] != ".":
            return
        at = part.end()
