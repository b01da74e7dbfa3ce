"""A .csv or .tsv as a stream of texts: fast where it is regular, one record at a time where not."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.tables.csv_records import records
from perfeval.batch.tables.stream import ROWS, Rows, Stream, refused
from perfeval.batch.tables.text_files import Encoded, encoded
from perfeval.model.finding import Finding, SheetFile, Span, TableFile
from perfeval.source.tables.csv_text import delimiter_of
from perfeval.source.tables.faults import fault
from perfeval.source.tables.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa

BLOCK = 4 << 20  # bytes read at once: a row must fit into one
MAX_COLUMNS = 16_384


class Dialect(NamedTuple):
    """How the file is written: where its first record begins, and which line that is."""

    source: Encoded
    delimiter: str
    heads: tuple[str, ...]
    skipped: int  # lines before the heads (sep=;)


def csv_stream(path: Path, shown: str) -> Stream:
    """The table of a text file; every cell is a text."""
    file = SheetFile(shown, "#0")
    source = encoded(path)
    if isinstance(source, str):
        return refused(file, fault(shown, source))
    text, skipped = source.head, 0
    if text[:4].lower() == "sep=" and len(text.partition("\n")[0].strip()) == 5:
        delimiter, skipped = text[4], 1
        text = text.partition("\n")[2]
    else:
        delimiter = "\t" if path.suffix.lower() == ".tsv" else delimiter_of(text)
    try:
        first = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return refused(file, fault(shown, "large"))
    heads = tuple(clean(head) for head in first)
    while heads and not heads[-1]:
        heads = heads[:-1]
    if not heads:
        return refused(file, fault(shown, "empty"))
    if len(heads) > MAX_COLUMNS:
        return refused(file, fault(shown, "large"))
    dialect = Dialect(source, delimiter, tuple(clean(head) for head in first), skipped)
    file = TableFile.of(shown, "#0", heads)
    return Stream(heads, lambda: _rows(dialect, file), file)


def _rows(dialect: Dialect, file: SheetFile) -> Iterator[Rows]:
    """The rows below the heads, numbered as a spreadsheet shows them."""
    import pyarrow as pa

    done = 0
    first = 2 + dialect.skipped
    try:
        for batch in _fast(dialect):
            yield from _checked(batch, first + done, file)
            done += batch.num_rows
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        yield from records(dialect.source.open(), dialect, file, done)
    except (OSError, EOFError) as error:
        params = {"file": str(file), "why": "unreadable", "detail": str(error.__class__.__name__)}
        yield _broken(dialect, first + done, file, Finding("PE959", Span(file, first + done, 1), params))


def _fast(dialect: Dialect) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names = [str(n) for n in range(len(dialect.heads))]
    reader = arrow_csv.open_csv(
        dialect.source.open(dialect.skipped),
        read_options=arrow_csv.ReadOptions(
            column_names=names, skip_rows_after_names=1, block_size=BLOCK, use_threads=False
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=dialect.delimiter, newlines_in_values=True, ignore_empty_lines=False
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.binary()), strings_can_be_null=True,
            null_values=[""], quoted_strings_can_be_null=True,
        ),
    )  # fmt: skip
    for batch in reader:
        for start in range(0, batch.num_rows, ROWS):
            yield batch.slice(start, ROWS)


def _checked(batch: pa.RecordBatch, first: int, file: SheetFile) -> Iterator[Rows]:
    """The batch as texts; cells that are none are empty, and their rows told."""
    import pyarrow as pa

    broken: list[tuple[int, Finding]] = []
    columns = []
    for at, column in enumerate(batch.columns):
        try:
            columns.append(column.cast(pa.string()))
        except pa.ArrowInvalid:
            columns.append(_told(column, at, first, file, broken))
    names = [str(n) for n in range(len(columns))]
    made = pa.RecordBatch.from_arrays(columns, names=names)
    yield Rows(made, first, file, tuple(sorted(broken, key=lambda one: one[0])))


def _told(column: Any, at: int, first: int, file: SheetFile, broken: list[Any]) -> Any:
    import pyarrow as pa

    texts: list[str | None] = []
    for row, data in enumerate(column.to_pylist()):
        try:
            texts.append(None if data is None else data.decode("utf-8"))
        except UnicodeDecodeError:
            texts.append(None)
            text = data[:40].decode("utf-8", "backslashreplace")
            span = Span(file, first + row, at + 1)
            broken.append((row, Finding("PE964", span, {"text": text})))
    return pa.array(texts, type=pa.string())


def _broken(dialect: Dialect, number: int, file: SheetFile, finding: Finding) -> Rows:
    """One row that says why there are no more."""
    import pyarrow as pa

    names = [str(n) for n in range(len(dialect.heads))]
    columns = [pa.nulls(1, pa.string()) for _ in names]
    batch = pa.RecordBatch.from_arrays(columns, names=names)
    return Rows(batch, number, file, ((0, finding),))
