"""A .csv as one grid: its encoding and its delimiter are found, quoted breaks stay in their cell.

`row` of a cell counts records, which are the rows that a spreadsheet shows, not lines of the text.
"""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from perfeval.model.grid import BLANK, TEXT, Book, Cell, Grid
from perfeval.source.decoding import BOM, Undecodable, decode
from perfeval.source.tables.faults import digest, finished, read_bytes, refused, unclosed
from perfeval.source.tables.limits import (
    MAX_CELL_TEXT,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT_BYTES,
)
from perfeval.source.tables.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DELIMITERS = (",", "\t", ";", "|")
_END = "\x1e"  # no line of text
SAMPLE = 200  # records by which the delimiter is chosen
_CODECS = {
    "GBK": "gb18030", "GB18030": "gb18030", "Big5": "big5hkscs", "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be", "UTF-32 LE": "utf-32-le", "UTF-32 BE": "utf-32-be",
}  # fmt: skip


def read_csv(path: Path, shown: str) -> Book:
    """The table of a .csv; `shown` is the file's name for people. Never raises for the file."""
    data = read_bytes(path, MAX_TEXT_BYTES)
    if isinstance(data, str):
        return refused(shown, data)
    sha = digest(data)
    text = text_of(data)
    if text is None:
        return refused(shown, "encoding", sha)
    first = 1
    told, _, rest = text.partition("\n")
    if told[:4].lower() == "sep=" and len(told.strip()) == 5:
        delimiter, text, first = told[4], rest, 2  # Excel's own way to name it
    else:
        delimiter = delimiter_of(text)
    records: list[list[str]] = []
    places = 0
    try:
        for record in _records(text, delimiter):
            records.append(record)
            places += len(record)
            if len(records) > MAX_ROWS or len(record) > MAX_COLUMNS or places > MAX_CELLS:
                return refused(shown, "large", sha)
    except csv.Error:  # a field beyond 131,072 characters
        if '"' not in text:
            return refused(shown, "large", sha)
        return Book(shown, (), (unclosed(shown, len(records) + first),), sha)
    if records.pop() != [_END]:
        return Book(shown, (), (unclosed(shown, len(records) + first),), sha)
    rows = _rows(records, first)
    if rows is None:
        return refused(shown, "large", sha)
    grids = [Grid(shown, "#0", rows, first=first)] if rows else []
    return finished(shown, grids, sha)


def text_of(data: bytes) -> str | None:
    """The text in whichever encoding it is kept; None when it can't be told for sure."""
    told = decode(data)
    if isinstance(told, str):
        return None if "\0" in told else told
    return _other(data, told)


def _other(data: bytes, told: Undecodable) -> str | None:
    codec = _CODECS.get(told.encoding)
    if codec is None:
        return None
    try:
        return data.removeprefix(BOM).decode(codec).lstrip("\ufeff")
    except UnicodeDecodeError:
        return None


def delimiter_of(text: str) -> str:
    """The sign that cuts the most records into the same number of cells, more than one."""
    best, chosen = (0, 0), ","
    for sign in DELIMITERS:
        if sign not in text:
            continue
        counts: dict[int, int] = {}
        try:
            for at, record in enumerate(_records(text, sign)):
                if at == SAMPLE:
                    break
                if len(record) > 1:
                    counts[len(record)] = counts.get(len(record), 0) + 1
        except csv.Error:
            pass
        width = max(counts, key=lambda n: (counts[n], n), default=0)
        if width and (counts[width], width) > best:
            best, chosen = (counts[width], width), sign
    return chosen


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records, and `_END` as the last one: inside another cell when a quote is not closed.

    The reader's own strictness also refuses what programs write every day, such as "a"b.
    """
    return csv.reader(chain(io.StringIO(text, newline=""), [_END]), delimiter=delimiter)


def _rows(records: list[list[str]], first: int) -> tuple[tuple[Cell, ...], ...] | None:
    """Rows without the empty ones at the end; None beyond the limits."""
    texts = [[clean(text) for text in record] for record in records]
    for line in texts:
        while line and not line[-1]:
            line.pop()
    while texts and not texts[-1]:
        texts.pop()
    width = max(map(len, texts), default=0)
    if width * len(texts) > MAX_CELLS or any(
        len(t) > MAX_CELL_TEXT for line in texts for t in line
    ):
        return None
    made = []
    for row, line in enumerate(texts, first):
        cells = [Cell(t, row, at, TEXT if t else BLANK) for at, t in enumerate(line, 1)]
        cells += [Cell("", row, at, BLANK) for at in range(len(line) + 1, width + 1)]
        made.append(tuple(cells))
    return tuple(made)
