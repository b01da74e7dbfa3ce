"""The order of a project's findings: by file, line, column and code, as the kernel has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.columns.findings import Entry
    from perfeval.columns.places import Places

# of what has no place
FAR = Span("~", 1 << 30, 0)


def ordered(entries: Sequence[Entry], places: Places, which: Any, rows: Any) -> Any:
    """The numbers of the findings in order, of findings that are given entry after entry."""
    if not entries:
        return np.zeros(0, np.int64)
    if _alike(entries, places):
        rank = _ranks(entries, places)
        return np.argsort(rows.astype(np.int64) * len(entries) + rank[which], kind="stable")
    file, line, column = _spans(entries, places)
    codes = sorted({entry.code for entry in entries})
    code = np.array([codes.index(entry.code) for entry in entries])[which]
    return np.lexsort((code, column, line, file, rows))


def _alike(entries: Sequence[Entry], places: Places) -> bool:
    """Whether the cells of a row lie alike in all rows."""
    return isinstance(places.file, str) and all(
        isinstance(at, Span) or at is None or (at.line is None and isinstance(at.column, int))
        for at in (entry.spot for entry in entries)
    )


def _ranks(entries: Sequence[Entry], places: Places) -> Any:
    def key(number: int) -> tuple[Any, ...]:
        entry = entries[number]
        at = entry.spot
        if at is None:
            at = FAR
        if isinstance(at, Span):
            return (str(at.file), at.line, at.column, entry.code, number)
        return (str(places.file), 0, at.column, entry.code, number)

    rank = np.zeros(len(entries), np.int64)
    for place, number in enumerate(sorted(range(len(entries)), key=key)):
        rank[number] = place
    return rank


def _spans(entries: Sequence[Entry], places: Places) -> tuple[Any, Any, Any]:
    """File (by rank), line and column of every finding."""
    others = sorted(
        {str(_fixed(entry).file) for entry in entries if _fixed(entry) is not None} | {"~"}
    )
    found: tuple[list[Any], list[Any], list[Any]] = ([], [], [])
    for entry in entries:
        size, at = len(entry.rows), entry.spot
        if at is None or isinstance(at, Span):
            span = FAR if at is None else at
            values: tuple[Any, ...] = (2 * others.index(str(span.file)) + 1, span.line, span.column)
        else:
            file = _own(places, others, entry.rows)
            values = (file, _of(places.line(at), entry.rows), _of(at.column, entry.rows))
        for column, value in zip(found, values, strict=True):
            column.append(np.full(size, value) if isinstance(value, int) else value)
    return np.concatenate(found[0]), np.concatenate(found[1]), np.concatenate(found[2])


def _fixed(entry: Entry) -> Any:
    return entry.spot if isinstance(entry.spot, Span) else None


def _of(value: Any, rows: Any) -> Any:
    return value if isinstance(value, int) else value[rows]


def _own(places: Places, others: Sequence[str], rows: Any) -> Any:
    """The rank of the rows' own file among the others."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if isinstance(places.file, str):
        own = str(places.file)
        return 2 * sum(other < own for other in others) + (own in others)
    files = places.file.take(pa.array(rows))
    rank = np.zeros(len(rows), np.int64)
    for other in others:
        rank += 2 * np.asarray(pc.greater(files, other)) + np.asarray(pc.equal(files, other))
    return rank
