"""Scores of indicators as columns: one a path."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from perfeval.columns.decimals import narrow

BLOCK = 1024
Columns = tuple[tuple[str, str], ...]


def points_by_path(
    batch: pa.RecordBatch, columns: Columns, kind: pa.Decimal128Type
) -> dict[str, pa.Array]:
    """Of a nested batch, or of one that has such columns already, known by their field's `path`."""
    if "indicators" not in batch.schema.names:
        return _given(batch, columns, kind)
    lists = batch.column("indicators")
    inner = lists.flatten()
    points = inner.field("score")
    points = points if points.type == kind else points.cast(kind)
    paths = inner.field("path")
    paths = paths if pa.types.is_dictionary(paths.type) else paths.dictionary_encode()
    counts = np.diff(np.asarray(lists.offsets))
    codes = np.asarray(paths.indices)
    names = paths.dictionary.to_pylist()
    if len(counts) and counts[0] and (counts == counts[0]).all():
        square = codes.reshape(len(counts), counts[0])
        if (square == square[0]).all():
            return _alike(points, [names[code] for code in square[0]], columns, kind)
    return _each(points, codes, names, counts, columns)


def _given(batch: pa.RecordBatch, columns: Columns, kind: pa.Decimal128Type) -> dict[str, pa.Array]:
    by_path = {(f.metadata or {}).get(b"path", b"").decode(): f.name for f in batch.schema}
    none = pa.nulls(batch.num_rows, kind)
    narrower = narrow(kind.scale)
    found = {}
    for path, name in columns:
        own = batch.column(by_path[path]) if path in by_path else none
        found[name] = own if own.type in (kind, narrower) else own.cast(kind)
    return found


def _alike(
    points: pa.Array, paths: list[str], columns: Columns, kind: pa.Decimal128Type
) -> dict[str, pa.Array]:
    """All projects with the same indicators in the same order: a table turned on its side."""
    count, wide = len(points) // len(paths), len(paths)
    columns_of = _turned(points, count, wide)
    held = None
    if points.null_count:
        held = np.asarray(points.is_valid()).reshape(count, wide)
    found = {}
    for path, name in columns:
        if path not in paths:
            found[name] = pa.nulls(count, kind)
            continue
        place = paths.index(path)
        bits = None
        if held is not None and not held[:, place].all():
            bits = pa.py_buffer(np.packbits(held[:, place], bitorder="little"))
        values = pa.py_buffer(columns_of[place])
        found[name] = pa.Array.from_buffers(kind, count, [bits, values])
    return found


def _turned(points: pa.Array, count: int, wide: int) -> np.ndarray[Any, Any]:
    """The decimals column by column, in steps that the processor's memory holds."""
    whole = np.frombuffer(points.buffers()[1], dtype="V16")
    square = whole[points.offset : points.offset + len(points)].reshape(count, wide)
    turned = np.empty((wide, count), dtype="V16")
    for start in range(0, count, BLOCK):
        turned[:, start : start + BLOCK] = square[start : start + BLOCK].T
    return turned


def _each(
    points: pa.Array, codes: np.ndarray[Any, Any], names: list[str], counts: np.ndarray[Any, Any],
    columns: Columns,
) -> dict[str, pa.Array]:  # fmt: skip
    parents = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(len(names) + 1))
    found = {}
    for path, name in columns:
        here = np.full(len(counts), -1, dtype=np.int64)
        for code, text in enumerate(names):
            if text == path:
                mine = order[starts[code] : starts[code + 1]]
                here[parents[mine]] = mine
        found[name] = points.take(pa.array(here, mask=here < 0))
    return found
