"""A .csv or .tsv as a stream of texts: fast where it is regular, one record at a time where not."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.tables.csv_records import records, swallows
from perfeval.batch.tables.decoded import texts_only
from perfeval.batch.tables.heading import LOOKED_AT
from perfeval.batch.tables.stream import ROWS, Rows, Stream, broken, refused
from perfeval.batch.tables.text_files import Encoded, encoded
from perfeval.model.finding import Finding, SheetFile, Span, TableFile
from perfeval.source.tables.csv_text import delimiter_of
from perfeval.source.tables.faults import fault, unclosed
from perfeval.source.tables.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa

    from perfeval.batch.tables.heading import Finder

BLOCK = 4 << 20  # bytes read at once: a row must fit into one
MAX_COLUMNS = 16_384


class Dialect(NamedTuple):
    """How the file is written: where its first record begins, and which line that is."""

    source: Encoded
    delimiter: str
    heads: tuple[str, ...]
    skipped: int  # lines before the heads (sep=;)


def csv_stream(path: Path, shown: str, finder: Finder | None = None) -> Stream:
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
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        first = next(reader, [])
        found = None if finder is None else finder.find(_simple(first, reader))
    except csv.Error:
        return refused(file, fault(shown, "large"))
    unit = ""
    if found is not None:
        first, unit = list(found.heads), found.unit
        skipped += found.at + found.rows - 1
    heads = tuple(clean(head) for head in first)
    while heads and not heads[-1]:
        heads = heads[:-1]
    if not heads:
        return refused(file, fault(shown, "empty"))
    if len(heads) > MAX_COLUMNS:
        return refused(file, fault(shown, "large"))
    dialect = Dialect(source, delimiter, tuple(clean(head) for head in first), skipped)
    file = TableFile.of(shown, "#0", heads)
    return Stream(
        heads,
        lambda columns: _rows(dialect, file, columns),
        file,
        first=1 + skipped,
        unit=unit,
        sheet=True,
    )


def _simple(first: list[str], reader: Any) -> list[tuple[str, ...]]:
    """The first rows, as far as each is one line."""
    rows = [first]
    while reader.line_num == len(rows) < LOOKED_AT and (row := next(reader, None)) is not None:
        rows.append(row)
    if len(rows) > 1 and reader.line_num != len(rows):
        rows.pop()
    return [tuple(clean(cell) for cell in row) for row in rows]


def _rows(dialect: Dialect, file: SheetFile, columns: tuple[int, ...]) -> Iterator[Rows]:
    """The rows below the heads, numbered as a spreadsheet shows them."""
    import pyarrow as pa

    done = 0
    first = 2 + dialect.skipped
    opened = dialect.source.open(dialect.skipped)
    try:
        held: Rows | None = None
        for batch in _fast(dialect, columns, opened):
            if held is not None:
                yield held
                done += held.batch.num_rows
            held = texts_only(
                batch, first + (0 if held is None else done), file, dialect.source.codec
            )
        if held is not None:
            yield _ended(held, dialect, file, opened)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        yield from records(dialect, file, done, columns)
    except (OSError, EOFError) as error:
        params = {"file": str(file), "why": "unreadable", "detail": error.__class__.__name__}
        finding = Finding("PE959", Span(file, first + done, 1), params)
        yield broken(file, first + done, finding, columns)


def _ended(rows: Rows, dialect: Dialect, file: SheetFile, opened: Any) -> Rows:
    """The last rows; where a quote is left open, the last one holds the rest of the file."""
    if opened.quotes % 2 == 0 or not rows.batch.num_rows or not swallows(dialect):
        return rows
    last = rows.batch.num_rows - 1
    number = last + (rows.numbers if isinstance(rows.numbers, int) else 0)
    return rows._replace(broken=(*rows.broken, (last, unclosed(str(file), number))))


def _fast(dialect: Dialect, columns: tuple[int, ...], opened: Any) -> Iterator[pa.RecordBatch]:
    """The rows as Arrow reads them; it stops at rows of another length."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names = [str(at) for at in range(len(dialect.heads))]
    wanted = [str(at) for at in columns]
    reader = arrow_csv.open_csv(
        opened,
        read_options=arrow_csv.ReadOptions(
            column_names=names, skip_rows_after_names=1, block_size=BLOCK, use_threads=False
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=dialect.delimiter, newlines_in_values=True, ignore_empty_lines=False
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(wanted, pa.binary()), include_columns=wanted,
            strings_can_be_null=True, null_values=[""], quoted_strings_can_be_null=True,
        ),
    )  # fmt: skip
    for batch in reader:
        for start in range(0, batch.num_rows, ROWS):
            yield batch.slice(start, ROWS)
