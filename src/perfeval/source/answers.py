"""Files of answers as lines of texts: a .csv goes through as a stream, a workbook by its cells."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span
from perfeval.model.surveys import AnswerTable, Line
from perfeval.source.tables import open_book
from perfeval.source.tables.csv_text import delimiter_of, text_of
from perfeval.source.tables.faults import digest, fault, read_bytes, unclosed
from perfeval.source.tables.file_kinds import kind_of
from perfeval.source.tables.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perfeval.model.grid import Book

MAX_BYTES = 100 << 20
MAX_LINES = 1_000_000
TEXTS = (".csv", ".tsv", ".txt")
_END = "\x1e"  # no line of text


def read_answers(path: Path, shown: str, sheet: str = "") -> AnswerTable:
    """The file's lines, heads first; `shown` is its name for people. Never raises for the file."""
    data = read_bytes(path, MAX_BYTES)
    if isinstance(data, str):
        return AnswerTable(shown, findings=(fault(shown, data),))
    kind = kind_of(data)
    if kind == "zip" and path.suffix.lower() != ".docx":
        from perfeval.source.answer_sheet import read_sheet

        return read_sheet(data, shown, sheet, digest(data))
    if kind or path.suffix.lower() not in TEXTS:
        return _of_book(open_book(path, shown), shown, sheet)
    text = text_of(data)
    if text is None:
        return AnswerTable(shown, findings=(fault(shown, "encoding"),), sha256=digest(data))
    first, delimiter = 1, ""
    told, _, rest = text.partition("\n")
    if told[:4].lower() == "sep=" and len(told.strip()) == 5:
        delimiter, text, first = told[4], rest, 2
    delimiter = delimiter or delimiter_of(text)
    if not text.strip():
        return AnswerTable(shown, findings=(fault(shown, "empty"),), sha256=digest(data))
    bad = _fault(text, delimiter, shown, first)
    lines = () if bad else _Lines(text, delimiter, first)
    return AnswerTable(shown, "#0", lines, (bad,) if bad else (), digest(data))


class _Lines:
    """The records of a text, read anew each time."""

    def __init__(self, text: str, delimiter: str, first: int) -> None:
        self.text, self.delimiter, self.first = text, delimiter, first

    def __iter__(self) -> Iterator[Line]:
        records = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        for row, record in enumerate(records, self.first):
            yield Line(row, tuple([clean(text) for text in record]))


def _fault(text: str, delimiter: str, shown: str, first: int) -> Finding | None:
    """Why the text is no table: a quote that is never closed, or too many lines."""
    row = first
    last: list[str] = []
    try:
        for row, last in enumerate(  # noqa: B007
            csv.reader(_with_end(text), delimiter=delimiter), first
        ):
            if row - first > MAX_LINES:
                return fault(shown, "large")
    except csv.Error:
        return unclosed(shown, row + 1) if '"' in text else fault(shown, "large")
    return None if last == [_END] else unclosed(shown, row)


def _with_end(text: str) -> Iterator[str]:
    yield from io.StringIO(text, newline="")
    if not text.endswith(("\n", "\r")):
        yield "\n"
    yield _END


def _of_book(book: Book, shown: str, sheet: str) -> AnswerTable:
    """Of an .xls, or of a page or document with tables."""
    if not book.grids:
        return AnswerTable(shown, findings=book.findings, sha256=book.sha256)
    grid = next((one for one in book.grids if one.sheet == sheet or not sheet), None)
    if grid is None:
        known = "、".join(dict.fromkeys(one.sheet for one in book.grids))
        params = {"file": shown, "sheet": sheet[:40], "known": known}
        missing = Finding("PE691", Span(shown, 1, 1), params)
        return AnswerTable(shown, findings=(missing,), sha256=book.sha256)
    others = tuple(f for f in book.findings if f.span is None or f.span.sheet in ("", grid.sheet))
    lines = tuple(
        Line(number, tuple([cell.text for cell in row]))
        for number, row in enumerate(grid.rows, grid.first)
    )
    return AnswerTable(shown, grid.sheet, lines, others, book.sha256)
