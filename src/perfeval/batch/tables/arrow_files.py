"""Arrow files (.arrow, .feather) and streams of Arrow batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.batch.tables.decoded import usual
from perfeval.batch.tables.parquet_files import FIRST, damaged
from perfeval.batch.tables.stream import ROWS, Rows, Stream, broken, refused
from perfeval.model.finding import TableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

_MAGIC = b"ARROW1"


def arrow_stream(path: Path, shown: str) -> Stream:
    """The table of an Arrow file."""
    import pyarrow as pa

    try:
        with _opened(path) as (schema, _):
            heads = tuple(schema.names)
    except (pa.ArrowException, OSError, MemoryError, ValueError) as error:
        return refused(TableFile.of(shown, "#0", ()), damaged(shown, error))
    file = TableFile.of(shown, "#0", heads)
    return Stream(heads, lambda columns: _rows(path, file, columns), file, apart=True)


def _opened(path: Path) -> AbstractContextManager[tuple[Any, Iterator[Any]]]:
    from contextlib import contextmanager

    import pyarrow as pa

    @contextmanager
    def opening() -> Iterator[tuple[Any, Iterator[Any]]]:
        with path.open("rb") as start:
            whole = start.read(len(_MAGIC)) == _MAGIC
        with pa.memory_map(str(path)) as source:
            if whole:
                reader = pa.ipc.open_file(source)
                count = reader.num_record_batches
                yield reader.schema, (reader.get_batch(at) for at in range(count))
            else:
                stream = pa.ipc.open_stream(source)
                yield stream.schema, iter(stream)

    return opening()


def _rows(path: Path, file: TableFile, columns: tuple[int, ...]) -> Iterator[Rows]:
    import pyarrow as pa

    number = FIRST
    try:
        with _opened(path) as (_, batches):
            for whole in batches:
                whole.validate(full=True)  # a damaged file may point anywhere
                for start in range(0, whole.num_rows, ROWS):
                    batch = whole.slice(start, ROWS)
                    found = [batch.column(at) for at in columns]
                    named = pa.RecordBatch.from_arrays(found, names=[str(at) for at in columns])
                    yield usual(named, number, file)
                    number += batch.num_rows
    except (pa.ArrowException, OSError, MemoryError, ValueError, IndexError) as error:
        yield broken(file, number, damaged(str(file), error, number, file), columns)
