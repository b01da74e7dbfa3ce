"""Columns of bytes as texts, and columns of whatever type as those that the reading knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfeval.batch.tables.cells import holds_values, text_of
from perfeval.batch.tables.stream import Rows
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from perfeval.model.finding import SheetFile

CODECS = {"gb18030": "GB18030", "big5hkscs": "Big5"}
SHOWN = 40  # bytes of a cell that a finding shows


def texts_only(batch: pa.RecordBatch, first: int, file: SheetFile, codec: str = "") -> Rows:
    """Rows whose cells are UTF-8 bytes, of a file in another encoding where `codec` says so."""
    rows = usual(batch, first, file)
    return damaged(rows, CODECS.get(codec, codec)) if codec else rows


def damaged(rows: Rows, encoding: str) -> Rows:
    """Rows with the cells told that hold what was no text in the file's encoding."""
    assert isinstance(rows.numbers, int)
    told: list[tuple[int, Finding]] = []
    for name, column in zip(rows.batch.schema.names, rows.batch.columns, strict=True):
        bad = pc.fill_null(pc.match_substring(column, "\ufffd"), False)
        for at in np.flatnonzero(bad.to_numpy(zero_copy_only=False)).tolist():
            span = Span(rows.file, rows.numbers + at, int(name) + 1)
            text = column[at].as_py()[:SHOWN]
            told.append((at, Finding("PE964", span, {"text": text, "encoding": encoding})))
    every = sorted((*rows.broken, *told), key=lambda one: (one[0], one[1].span or ()))
    return rows._replace(broken=tuple(every)) if told else rows


def usual(batch: pa.RecordBatch, first: int, file: SheetFile) -> Rows:
    """Rows with strings for every kind of text; cells that are none are empty, and their rows told.

    The batch's columns are called by their places among the heads.
    """
    broken: list[tuple[int, Finding]] = []
    columns = []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        columns.append(_usual(column, int(name), first, file, broken))
    made = pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
    return Rows(
        made, first, file, tuple(sorted(broken, key=lambda one: (one[0], one[1].span or ())))
    )


def _usual(
    column: Any, at: int, first: int, file: SheetFile, broken: list[tuple[int, Finding]]
) -> Any:
    t, kind = pa.types, column.type
    if t.is_dictionary(kind):
        held = kind.value_type
        if t.is_string(held):
            return column
        return _usual(column.cast(held), at, first, file, broken)
    if t.is_large_string(kind) or kind == pa.string_view():
        return column.cast(pa.string())
    if t.is_binary(kind) or t.is_large_binary(kind) or kind == pa.binary_view():
        try:
            return column.cast(pa.string())
        except pa.ArrowInvalid:
            return _told(column, at, first, file, broken)
    if t.is_fixed_size_binary(kind):
        return _usual(column.cast(pa.binary()), at, first, file, broken)
    if t.is_float16(kind):
        return column.cast(pa.float32())
    if t.is_null(kind):
        return column.cast(pa.string())
    if not holds_values(kind):
        return pa.array([_written(value) for value in column.to_pylist()], pa.string())
    return column


def _written(value: Any) -> str | None:
    """A list or record as a project file would have it; other values as texts."""
    if value is None or value in ([], {}):
        return None
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=text_of)
    return text_of(value)


def _told(
    column: Any, at: int, first: int, file: SheetFile, broken: list[tuple[int, Finding]]
) -> Any:
    texts: list[str | None] = []
    for row, data in enumerate(column.to_pylist()):
        try:
            texts.append(None if data is None else data.decode("utf-8"))
        except UnicodeDecodeError:
            texts.append(None)
            text = data[:SHOWN].decode("utf-8", "backslashreplace")
            span = Span(file, first + row, at + 1)
            broken.append((row, Finding("PE964", span, {"text": text, "encoding": "UTF-8"})))
    return pa.array(texts, type=pa.string())
