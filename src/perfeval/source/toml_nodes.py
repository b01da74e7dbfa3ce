"""A TOML text to the nodes that YAML gives, so that one loader reads both."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from perfeval.model.finding import Finding, Span
from perfeval.source.node import Mapping, Node, Scalar, Sequence

_HEAD = re.compile(r"\s*\[([^\[\]]+)\]")
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
        line, column = len(lines), len(lines[-1]) + 1
    return Finding("PE031", Span(file, line, column), {"line": str(line)})


class _Positions:
    """tomllib tells no places, so keys are looked for in the lines of their table."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.split("\n")
        self.file = file
        self.tables: dict[str, int] = {}
        for number, line in enumerate(self.lines, 1):
            if head := _HEAD.match(line):
                self.tables.setdefault(re.sub(r"[\s\"']", "", head[1]), number)

    def mapping(
        self, data: dict[str, Any], path: tuple[str, ...], place: tuple[int, int] = (1, 1)
    ) -> Mapping:
        """A table; `place` is where its value begins if it is written inline."""
        header = self.table(path)
        first, start = (header, 1) if header else place
        entries: dict[str, tuple[Scalar, Node]] = {}
        after = first
        for key, value in data.items():
            # keys come in order of writing: looking on from the last one, each line is read once
            row, column = self.key(key, path, (after if header else first, start))
            after = row
            scalar = Scalar(key, True, self.file, row, column)
            entries[key] = (scalar, self.node(value, (*path, key), row, column + len(key) + 1))
        return Mapping(entries, self.file, first, start)

    def node(self, value: Any, path: tuple[str, ...], row: int, column: int) -> Node:
        line = self.lines[row - 1] if row <= len(self.lines) else ""
        equals = line.find("=", max(column - 2, 0))
        at = (
            len(line[: equals + 1]) + 1 + len(line[equals + 1 :]) - len(line[equals + 1 :].lstrip())
        )
        place = at if equals >= 0 else column - len(path[-1]) - 1
        if isinstance(value, dict):
            dotted = line[column - 2 : column - 1] == "."
            return self.mapping(value, path, (row, column if dotted else place))
        if isinstance(value, list):
            items = [self.item(one, row, place) for one in value]
            return Sequence(items, self.file, row, place)
        return self.scalar(value, row, place)

    def item(self, value: Any, row: int, column: int) -> Node:
        """An element of a list, where its text first stands from the list's line on."""
        if isinstance(value, (dict, list)):
            return Mapping({}, self.file, row, column)
        text = str(value)
        for number in range(row, min(row + 200, len(self.lines)) + 1):
            at = self.lines[number - 1].find(text, column - 1 if number == row else 0)
            if text and at >= 0:
                return self.scalar(value, number, at + 1)
        return self.scalar(value, row, column)

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
        wanted = re.compile(
            rf"\s*\[*(?:{re.escape('.'.join(path))}\.)?[\"']?({re.escape(key)})[\"']?\s*[=.\]]"
        )
        for number in (*range(first, len(self.lines) + 1), *range(1, first)):
            found = wanted.match(self.lines[number - 1])
            if found is not None:
                return number, found.start(1) + 1
        return start
