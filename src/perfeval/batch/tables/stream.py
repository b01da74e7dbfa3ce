"""A table as a stream of Arrow batches, whatever file it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa

    from perfeval.model.finding import Finding, SheetFile

# rows of one batch: enough for the columns' work, little enough for the memory
ROWS = 65_536


class Rows(NamedTuple):
    """Some rows one after another; `numbers` are theirs as the reader of the file counts them: the
    first one's where they are without gaps, else an int64 Arrow array. `file` says where they stand,
    and `broken` of rows that can't be read why (by place in the batch)."""

    batch: pa.RecordBatch  # columns by position: their names are the stream's heads
    numbers: int | pa.Int64Array
    file: SheetFile
    broken: tuple[tuple[int, Finding], ...] = ()


class Stream(NamedTuple):
    """A table: its heads, and its rows each time they are asked for.

    `heads` is empty where it can't be used; `findings` then say why. `count` is how many rows there
    are where that is known without reading them, `typed` False where every cell is a text.
    """

    heads: tuple[str, ...]
    rows: Callable[[], Iterator[Rows]]
    file: SheetFile
    findings: tuple[Finding, ...] = ()
    count: int | None = None


def refused(file: SheetFile, *findings: Finding) -> Stream:
    """The stream of a table that can't be used."""
    return Stream((), lambda: iter(()), file, findings)
