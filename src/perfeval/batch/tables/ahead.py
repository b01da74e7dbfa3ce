"""Rows that are read before they are asked for: while modules are loaded, and while others are scored."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.batch.tables.stream import Rows, Stream

T = TypeVar("T")


def begun(stream: Stream, columns: tuple[int, ...]) -> tuple[Stream, Iterator[Rows]]:
    """The stream with its reading begun, and its first rows to look at: whoever asks the stream for
    just these columns first gets the same ones. Only a stream that is read `apart` is read by a
    thread of its own: others may mind."""
    rows = stream.rows(columns)
    if stream.apart:
        rows = Ahead(rows).rows()
    kept = _Kept(stream, columns, rows)
    return stream._replace(rows=kept.rows), kept.look()


class _Kept:
    """Only the first rows are held: where these say nothing, others may be as many as there are."""

    def __init__(self, stream: Stream, columns: tuple[int, ...], rest: Iterator[Rows]) -> None:
        self.stream, self.columns = stream, columns
        self.rest: Iterator[Rows] | None = rest
        self.first: list[Rows] = []

    def look(self) -> Iterator[Rows]:
        for one in self.rest or ():
            if self.first:
                self.first, self.rest = [], None
            elif self.rest is not None:
                self.first.append(one)
            yield one

    def rows(self, columns: tuple[int, ...]) -> Iterator[Rows]:
        if self.rest is None or columns != self.columns:
            return self.stream.rows(columns)
        first, self.first = self.first, []
        rest, self.rest = self.rest, None
        return chain(_emptied(first), rest)


def _emptied(items: list[T]) -> Iterator[T]:
    """The items, none of them held when the next is asked for."""
    while items:
        yield items.pop(0)


class Ahead(Generic[T]):
    """The items of an iterator, the next one always being taken by a thread that begins at once;
    what it raises is raised where its item was to come."""

    def __init__(self, items: Iterator[T]) -> None:
        self.items = items
        self.pool = ThreadPoolExecutor(1)
        self.coming = self._more()

    def _more(self) -> Future[T | None]:
        return self.pool.submit(next, self.items, None)

    def rows(self) -> Iterator[T]:
        try:
            while (one := self.coming.result()) is not None:
                self.coming = self._more()
                yield one
        finally:
            self.pool.shutdown(wait=True, cancel_futures=True)
