"""Parquet files, one or a folder of parts, batch by batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.tables.decoded import usual
from perfeval.batch.tables.stream import ROWS, Rows, Stream, broken, refused
from perfeval.model.finding import Finding, Span, TableFile
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = 2  # as if the heads were row 1
MOST_FILES = 100_000


class Part(NamedTuple):
    path: Path
    file: TableFile
    heads: tuple[str, ...]
    rows: int


def parquet_stream(paths: list[Path], shown: list[str]) -> Stream:
    """The table of one file or of several, in the order given; all have the same columns."""
    parts: list[Part] = []
    findings: list[Finding] = []
    for path, name in zip(paths, shown, strict=True):
        opened = _opened(path, name)
        if isinstance(opened, Finding):
            return refused(TableFile.of(name, "#0", ()), *findings, opened)
        schema, rows = opened
        heads = tuple(schema.names)
        part = Part(path, TableFile.of(name, "#0", heads), heads, rows)
        if parts and set(heads) != set(parts[0].heads):
            return refused(part.file, *findings, _unlike(part, parts[0]))
        parts.append(part)
    first = parts[0]
    return Stream(
        first.heads, lambda columns: _rows(parts, columns), first.file, tuple(findings),
        sum(part.rows for part in parts), files=tuple(part.path for part in parts), apart=True,
    )  # fmt: skip


def _opened(path: Path, shown: str) -> tuple[Any, int] | Finding:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path, pre_buffer=False) as file:
            return file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError, MemoryError, ValueError) as error:
        return damaged(shown, error)


def damaged(shown: str, error: BaseException, line: int = 1, file: Any = None) -> Finding:
    """Why a file can't be read on."""
    detail = shorten(str(error).split("\n", 1)[0], 80)
    params = {"file": shown, "why": "damaged", "detail": detail}
    return Finding("PE959", Span(file or shown, line, 1), params)


def _unlike(part: Part, first: Part) -> Finding:
    """The first of the columns that one of two parts does not have."""
    other = next(iter(sorted(set(first.heads) ^ set(part.heads))))
    params = {"file": str(part.file), "why": "parts", "detail": shorten(other)}
    return Finding("PE959", Span(part.file, 1, 1), params)


def _rows(parts: list[Part], columns: tuple[int, ...]) -> Iterator[Rows]:
    heads = parts[0].heads
    for part in parts:
        yield from _part(part, heads, columns)


def _part(part: Part, heads: tuple[str, ...], columns: tuple[int, ...]) -> Iterator[Rows]:
    import pyarrow as pa
    from pyarrow import parquet

    number = FIRST
    try:
        with parquet.ParquetFile(part.path, pre_buffer=False, memory_map=True) as file:
            places = [part.heads.index(heads[at]) for at in columns]
            indices = [file.schema_arrow.get_field_index(part.heads[place]) for place in places]
            names = [file.schema_arrow.names[index] for index in indices]
            for batch in file.iter_batches(ROWS, columns=names, use_threads=False):
                found = [batch.column(batch.schema.get_field_index(name)) for name in names]
                named = pa.RecordBatch.from_arrays(found, names=[str(at) for at in columns])
                yield usual(named, number, part.file)
                number += batch.num_rows
    except (pa.ArrowException, OSError, MemoryError, ValueError, KeyError) as error:
        yield broken(part.file, number, damaged(str(part.file), error, number, part.file), columns)
