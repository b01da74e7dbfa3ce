"""Records of a text file one by one: for files with rows of another length or open quotes."""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING

from perfeval.batch.tables.decoded import CODECS, damaged
from perfeval.batch.tables.stream import ROWS, Rows
from perfeval.model.finding import Finding, Span
from perfeval.source.tables.faults import unclosed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.batch.tables.csv_files import Dialect
    from perfeval.model.finding import SheetFile

MAX_CELL = 4 << 20  # characters of one cell; behind an open quote there may be gigabytes
_END = "\x1e"


def records(
    dialect: Dialect, file: SheetFile, done: int, columns: tuple[int, ...]
) -> Iterator[Rows]:
    """All rows after the first `done`; one with more cells than heads is told, as is the first one
    that an open quote swallows the rest of the file in."""
    width = len(dialect.heads)
    csv.field_size_limit(MAX_CELL)
    text = dialect.source.text()
    for _ in range(dialect.skipped):
        text.readline()
    told = _told(csv.reader(chain(text, [_END]), delimiter=dialect.delimiter))
    next(told, None)  # the heads
    taken: list[list[str | None]] = []
    broken: list[tuple[int, Finding]] = []
    first = 2 + dialect.skipped
    start = first + done
    for number, record in enumerate(told, first):
        if number < start:
            continue
        if record is None:
            broken.append((len(taken), unclosed(str(file), number)))
        elif len(record) > width and any(cell.strip() for cell in record[width:]):
            params = {"found": str(len(record)), "expected": str(width)}
            broken.append((len(taken), Finding("PE958", Span(file, number, 1), params)))
        taken.append(_fitted(record or [], width))
        if len(taken) == ROWS:
            yield _rows(taken, broken, start, file, columns, dialect.source.codec)
            taken, broken, start = [], [], number + 1
    if taken:
        yield _rows(taken, broken, start, file, columns, dialect.source.codec)


def swallows(dialect: Dialect) -> bool:
    """Whether a quote is left open, and the rest of the file is one cell."""
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(chain(dialect.source.text(), [_END]), delimiter=dialect.delimiter)
    return any(record is None for record in _told(reader))


def _told(reader: Iterator[list[str]]) -> Iterator[list[str] | None]:
    """The records; None for what an open quote swallows, which is all the rest."""
    held: list[str] | None = None
    try:
        for record in reader:
            if held is not None:
                yield held
            held = record
    except csv.Error:  # a cell beyond the limit
        if held is not None:
            yield held
        yield None
        return
    if held != [_END]:
        yield None


def _fitted(record: list[str], width: int) -> list[str | None]:
    cells: list[str | None] = [cell or None for cell in record[:width]]
    return cells + [None] * (width - len(cells))


def _rows(
    taken: list[list[str | None]], broken: list[tuple[int, Finding]], start: int, file: SheetFile,
    columns: tuple[int, ...], codec: str,
) -> Rows:  # fmt: skip
    import pyarrow as pa

    cells = [pa.array([row[at] for row in taken], type=pa.string()) for at in columns]
    batch = pa.RecordBatch.from_arrays(cells, names=[str(at) for at in columns])
    rows = Rows(batch, start, file, tuple(broken))
    return damaged(rows, CODECS.get(codec, codec or "UTF-8"))
