"""A long table's rows so that all rows of a project come together, in bounded memory.

Where they stand together in the file they are passed on as they come; else they are set aside by
project in files of their own first. Projects come in the order in which the file names them.
"""

from __future__ import annotations

from itertools import pairwise
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from perfeval.batch.tables.hashes import hashes
from perfeval.batch.tables.long import key_columns
from perfeval.batch.tables.stream import Rows
from perfeval.batch.tables.wide import line_numbers
from perfeval.model.finding import TableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.batch.tables.plan import Plan
    from perfeval.batch.tables.stream import Stream
    from perfeval.model.finding import Finding, SheetFile

AT_ONCE = 1 << 18  # rows of one piece of work, about
PROJECTS = 1 << 15  # of one file that rows are set aside in


def grouped(plan: Plan, stream: Stream, columns: tuple[int, ...]) -> Iterator[Rows]:
    """The rows of the wanted columns, those of each project together in one piece."""
    (key,) = key_columns(plan)
    starts = [start for start, _ in _starts(_numbered(stream, (key.column,)), key.column)]
    projects = np.concatenate(starts) if starts else np.zeros(0, np.int64)
    known, first = np.unique(projects, return_index=True)
    rows = _numbered(stream, columns)
    if len(known) == len(projects):
        yield from _together(rows, key.column)
        return
    ordinal = np.empty(len(known), np.int64)
    ordinal[np.argsort(first, kind="stable")] = np.arange(len(known))
    with TemporaryDirectory(prefix="perfeval-") as folder:
        yield from _Aside(folder, key.column, known, ordinal).all(rows)


def _numbered(stream: Stream, columns: tuple[int, ...]) -> Iterator[Rows]:
    """The rows of a table in several files as those of one, numbered through."""
    if len(stream.files) < 2:
        yield from stream.rows(columns)
        return
    whole = str(stream.file).rpartition("/")[0] or str(stream.file)
    file = TableFile.of(whole, "#0", stream.heads)
    number = 2
    for rows in stream.rows(columns):
        yield rows._replace(numbers=number, file=file)
        number += rows.batch.num_rows


def _hashes(rows: Rows, key: int) -> Any:
    """A number for each row's project; rows that name none are one each."""
    made = hashes(rows.batch.column(str(key)))
    nameless = np.flatnonzero(made == 0)
    if len(nameless):
        made[nameless] = -1 - line_numbers(rows)[nameless]
    return made


def _starts(batches: Iterator[Rows], key: int) -> Iterator[tuple[Any, Rows]]:
    """The projects of each batch where a new one begins."""
    last: int | None = None
    for rows in batches:
        made = _hashes(rows, key)
        if not len(made):
            continue
        new = np.flatnonzero(np.concatenate(([made[0] != last], made[1:] != made[:-1])))
        last = int(made[-1])
        yield made[new], rows


def _together(batches: Iterator[Rows], key: int) -> Iterator[Rows]:
    """Pieces that end where a project ends."""
    held: list[Rows] = []
    count = 0
    for rows in batches:
        held.append(rows)
        count += rows.batch.num_rows
        if count < AT_ONCE:
            continue
        whole = joined(held)
        made = _hashes(whole, key)
        cuts = np.flatnonzero(made[1:] != made[:-1])
        if not len(cuts):
            held = [whole]
            continue
        end = int(cuts[-1]) + 1
        yield part(whole, 0, end)
        held = [part(whole, end, len(made))]
        count = len(made) - end
    if held:
        yield joined(held)


def joined(held: list[Rows]) -> Rows:
    """Rows one behind the other."""
    if len(held) == 1:
        return held[0]
    batches = [rows.batch for rows in held]
    table = pa.Table.from_batches(_alike(batches)).combine_chunks()
    numbers = np.concatenate([line_numbers(rows) for rows in held])
    broken: list[tuple[int, Finding]] = []
    before = 0
    for rows in held:
        broken += [(before + at, finding) for at, finding in rows.broken]
        before += rows.batch.num_rows
    (batch,) = table.to_batches(max_chunksize=None)[:1] or [batches[0]]
    return Rows(batch, pa.array(numbers), held[0].file, tuple(broken))


def _alike(batches: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    """Batches with one type for each column: texts where they differ (cells of a database)."""
    schemas = {batch.schema for batch in batches}
    if len(schemas) == 1 and not any(pa.types.is_dictionary(f.type) for f in batches[0].schema):
        return batches
    from perfeval.batch.tables.cells import texts

    kinds = [
        {batch.schema.field(at).type for batch in batches} for at in range(batches[0].num_columns)
    ]
    made = []
    for batch in batches:
        columns = [
            column
            if len(kinds[at]) == 1 and not pa.types.is_dictionary(column.type)
            else pa.array(texts(column), pa.string())
            for at, column in enumerate(batch.columns)
        ]
        made.append(pa.RecordBatch.from_arrays(columns, names=batch.schema.names))
    return made


def apart(rows: Rows, key: int, count: int) -> Iterator[Rows]:
    """Rows that stand together by project, those of `count` projects at a time."""
    made = _hashes(rows, key)
    begins = np.flatnonzero(np.concatenate(([True], made[1:] != made[:-1])))[: len(made)]
    cuts = [*begins[::count].tolist(), len(made)]
    for start, end in pairwise(cuts):
        yield part(rows, start, end)


def part(rows: Rows, start: int, end: int) -> Rows:
    """The rows from `start` up to `end`."""
    broken = tuple((at - start, finding) for at, finding in rows.broken if start <= at < end)
    numbers = pa.array(line_numbers(rows)[start:end])
    return Rows(rows.batch.slice(start, end - start), numbers, rows.file, broken)


class _Aside:
    """Rows in files of their own, some thousand projects in each."""

    def __init__(self, folder: str, key: int, known: Any, ordinal: Any) -> None:
        self.folder, self.key, self.known, self.ordinal = folder, key, known, ordinal
        self.writers: dict[int, Any] = {}
        self.schema: pa.Schema | None = None
        self.told: dict[int, list[Finding]] = {}
        self.file: SheetFile | None = None

    def all(self, batches: Iterator[Rows]) -> Iterator[Rows]:
        try:
            for rows in batches:
                self.put(rows)
        finally:
            for writer in self.writers.values():
                writer.close()
        for number in sorted(self.writers):
            yield self.sorted(number)

    def path(self, number: int) -> str:
        return f"{self.folder}/{number}.arrow"

    def put(self, rows: Rows) -> None:
        lines = line_numbers(rows)
        self.file = self.file or rows.file
        for at, finding in rows.broken:
            self.told.setdefault(int(lines[at]), []).append(finding)
        where = self.ordinal[np.searchsorted(self.known, _hashes(rows, self.key))]
        batch = self.usual(rows.batch).append_column("line", pa.array(lines))
        batch = batch.append_column("project", pa.array(where))
        places = where // PROJECTS
        for number in np.unique(places).tolist():
            if number not in self.writers:
                self.writers[number] = pa.ipc.new_file(self.path(number), batch.schema)
            self.writers[number].write_batch(batch.filter(pa.array(places == number)))

    def usual(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """With the first batch's types; texts where others come later."""
        from perfeval.batch.tables.cells import texts

        columns = [
            pa.array(texts(column), pa.string())
            if self.texts(at, column.type)
            else column
            for at, column in enumerate(batch.columns)
        ]  # fmt: skip
        made = pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
        if self.schema is None:
            self.schema = made.schema
        return made

    def texts(self, at: int, kind: pa.DataType) -> bool:
        if pa.types.is_dictionary(kind):
            return True
        return self.schema is not None and not self.schema.field(at).type.equals(kind)

    def sorted(self, number: int) -> Rows:
        """The rows of one file, project by project in the order of the table."""
        assert self.file is not None
        with pa.memory_map(self.path(number)) as source:
            table = pa.ipc.open_file(source).read_all().combine_chunks()
            order = np.argsort(table.column("project").to_numpy(), kind="stable")
            (batch,) = table.take(pa.array(order)).combine_chunks().to_batches()
        lines = batch.column("line")
        columns = batch.columns[:-2]
        made = pa.RecordBatch.from_arrays(columns, names=batch.schema.names[:-2])
        broken = tuple(
            (at, finding)
            for at, line in enumerate(lines.to_pylist() if self.told else ())
            for finding in self.told.get(line, ())
        )
        return Rows(made, lines, self.file, broken)
