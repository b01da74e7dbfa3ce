"""A table as a stream of Arrow batches, whatever file it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from perfeval.model.finding import Finding, SheetFile

# rows of one batch: enough for the columns' work, little enough for the memory
ROWS = 65_536


class Rows(NamedTuple):
    """Some rows one after another; `numbers` are theirs as the reader of the file counts them: the
    first one's where they are without gaps, else an int64 Arrow array. `file` says where they stand,
    and `broken` of rows that can't be read why (by place in the batch). A column of the batch is
    called by its place among the stream's heads: "0", "1" …"""

    batch: pa.RecordBatch
    numbers: int | pa.Int64Array
    file: SheetFile
    broken: tuple[tuple[int, Finding], ...] = ()


class Stream(NamedTuple):
    """A table: its heads, and the rows of some of its columns each time they are asked for.

    `heads` is empty where it can't be used; `findings` then say why. `total` is how many rows there
    are where that is known without reading them. `first` is the row that the heads stand in. `apart`
    where some columns are read without the others.
    """

    heads: tuple[str, ...]
    rows: Callable[[tuple[int, ...]], Iterator[Rows]]
    file: SheetFile
    findings: tuple[Finding, ...] = ()
    total: int | None = None
    first: int = 1
    files: tuple[Path, ...] = ()
    apart: bool = False
    unit: str = ""  # of money, stated above the heads
    sheet: bool = False  # people write it: totals and notes may stand among its rows


def refused(file: SheetFile, *findings: Finding) -> Stream:
    """The stream of a table that can't be used."""
    return Stream((), lambda columns: iter(()), file, findings)


def broken(file: SheetFile, number: int, finding: Finding, columns: tuple[int, ...]) -> Rows:
    """One row that says why there are no more."""
    import pyarrow as pa

    cells = [pa.nulls(1, pa.string()) for _ in columns]
    batch = pa.RecordBatch.from_arrays(cells, names=[str(at) for at in columns])
    return Rows(batch, number, file, ((0, finding),))


def pieces(rows: Rows, size: int) -> Iterator[Rows]:
    """The rows, no more than `size` at a time."""
    for start in range(0, max(rows.batch.num_rows, 1), size):
        numbers = rows.numbers
        own = numbers + start if isinstance(numbers, int) else numbers.slice(start, size)
        said = tuple((at - start, one) for at, one in rows.broken if start <= at < start + size)
        yield Rows(rows.batch.slice(start, size), own, rows.file, said)
