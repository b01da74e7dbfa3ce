"""Rows that are read before they are asked for are the rows of the stream, once each."""

from __future__ import annotations

from threading import get_ident
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from perfeval.batch.tables.ahead import Ahead, begun
from perfeval.batch.tables.stream import Rows, Stream
from perfeval.model.finding import SheetFile

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = SheetFile("in.parquet", "#0")


def stream(values: list[list[int]], apart: bool, asked: list[tuple[int, ...]]) -> Stream:
    def rows(columns: tuple[int, ...]) -> Iterator[Rows]:
        asked.append(columns)
        for part in values:
            arrays = [pa.array(part) for _ in columns]
            yield Rows(pa.RecordBatch.from_arrays(arrays, [str(c) for c in columns]), 2, FILE)

    return Stream(("a", "b"), rows, FILE, apart=apart)


def seen(rows: Iterator[Rows]) -> list[list[int]]:
    return [one.batch.column(0).to_pylist() for one in rows]


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("looked", [0, 1, 2, 4])
def test_what_was_looked_at_comes_again(apart: bool, looked: int) -> None:
    asked: list[tuple[int, ...]] = []
    values = [[1, 2], [3], [4, 5]]
    made, first = begun(stream(values, apart, asked), (0, 1))
    for _ in range(looked):
        next(first, None)
    assert seen(made.rows((0, 1))) == values
    assert seen(made.rows((0, 1))) == values
    assert seen(made.rows((1,))) == values


@pytest.mark.parametrize("apart", [True, False])
def test_the_first_rows_are_not_read_twice(apart: bool) -> None:
    asked: list[tuple[int, ...]] = []
    made, first = begun(stream([[1], [2]], apart, asked), (0,))
    next(first)
    assert seen(made.rows((1,))) == [[1], [2]]
    assert seen(made.rows((0,))) == [[1], [2]]
    assert asked.count((0,)) == 1


def test_a_thread_reads_and_what_it_raises_comes_in_its_place() -> None:
    threads = set()

    def items() -> Iterator[int]:
        threads.add(get_ident())
        yield 1
        raise OSError("gone")

    rows = Ahead(items()).rows()
    assert next(rows) == 1
    with pytest.raises(OSError, match="gone"):
        next(rows)
    assert get_ident() not in threads
