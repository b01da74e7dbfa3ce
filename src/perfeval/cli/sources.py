"""The input files behind findings: where they lie, and the line that a finding is about."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli.cells import cells, clean
from perfeval.source.files import is_file

if TYPE_CHECKING:
    from perfeval.model.finding import Span

# files that are no texts, so that no line of theirs can be shown
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".docx")


class Sources:
    """Finds the files that spans name relative to `base`, and reads each at most once."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.paths: dict[str, Path | None] = {}
        self.texts: dict[Path, list[str]] = {}

    def path(self, name: str) -> Path | None:
        if name not in self.paths:
            self.paths[name] = self._found(name)
        return self.paths[name]

    def _found(self, name: str) -> Path | None:
        from perfeval.library import places

        if is_file(self.base / name):
            return self.base / name
        for folder in (Path(), *places.folders(self.base)[2:]):
            if is_file(folder / name):
                return folder / name
        return None

    def name(self, span: Span) -> str:
        """The file as it can be opened from here."""
        path = self.path(span.file) or self.base / span.file
        try:
            shown = os.path.relpath(path)
        except ValueError:  # another drive
            return str(path)
        return str(path) if shown.startswith("..") else shown

    def place(self, span: Span | None, lang: str = "zh") -> str:
        """file:line:column, of a table the file with sheet and cell; "" without a span."""
        if span is None:
            return ""
        if span.sheet:
            from perfeval.model.spots import spot

            return spot(span, lang, self.name(span))
        return f"{self.name(span)}:{span.line}:{span.column}"

    def line(self, span: Span) -> str:
        """The line the span is in; "" when it can't be shown, as of a table."""
        path = self.path(span.file)
        if path is None or span.sheet or path.suffix.lower() in WORKBOOKS:
            return ""
        if path not in self.texts:
            self.texts[path] = _lines(path)
        lines = self.texts[path]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else ""


def _lines(path: Path) -> list[str]:
    from perfeval.source.decoding import split_lines
    from perfeval.source.yaml_limits import MAX_BYTES

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES)
    except OSError:
        return []
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return split_lines(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return []


def excerpt(line: str, column: int, room: int) -> tuple[str, str]:
    """The line, cut to `room` columns around its column, and a caret line under it."""
    if "\0" in line or not line.strip():
        return "", ""
    length = len(line.rstrip())
    at = min(max(column - 1, 0), length)
    # a line may be megabytes long: no more of it is looked at than there is room for
    first = max(0, at - room)
    # control characters stay one column wide, so that the caret still points at its character
    near = line[first : min(at + room, length)]
    shown = "".join(char if char.isprintable() else " " for char in near)
    start, at = 0, at - first
    while cells(shown[start:at]) > room * 3 // 4:
        start += 8
    head = "…" if first + start else ""
    part = shown[start:]
    tail = "…" if first + len(shown) < length else ""
    while cells(part) + 2 > room and len(part) > at - start + 1:
        part, tail = part[:-1], "…"
    caret = " " * (cells(head) + cells(shown[start:at])) + "^"
    return clean(head + part + tail), caret
