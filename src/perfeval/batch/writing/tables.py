"""The tables of an output, cut from nested batches: projects, indicators, findings."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from perfeval.batch.writing.wide import points_by_path
from perfeval.columns.outcome import finding_fields, indicator_fields, project_fields

PROJECTS, INDICATORS, FINDINGS = "projects", "indicators", "findings"
KEYS = ("project", "source", "row")  # what tells a project from the others, on every row
# texts that many rows share: kept as places in a list of texts
REPEATED = frozenset((
    "department", "region", "set", "source", "status", "grade", "indicator", "path", "target",
    "peers", "code", "severity",
))  # fmt: skip
PLACES = pa.dictionary(pa.int32(), pa.string())


class Shape(NamedTuple):
    """What an output holds: decimals of the points; of the wide form, (path, column) of each
    indicator, and None for the long form."""

    digits: int = 2
    columns: tuple[tuple[str, str], ...] | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables, the one of projects last: it stands for the whole."""
        return (
            (FINDINGS, PROJECTS) if self.columns is not None else (INDICATORS, FINDINGS, PROJECTS)
        )


def fields(shape: Shape, table: str) -> pa.Schema:
    """The columns of a table."""
    own = project_fields(shape.digits)
    keys = [field for field in own if field.name in KEYS]
    if table == INDICATORS:
        return pa.schema([*keys, *indicator_fields(shape.digits)])
    if table == FINDINGS:
        return pa.schema([*keys, *finding_fields()])
    points = pa.decimal128(18, shape.digits)
    return pa.schema([*own, *(pa.field(name, points) for _, name in shape.columns or ())])


def stored(shape: Shape, table: str) -> pa.Schema:
    """The columns as `cut` gives them."""
    nested = table != PROJECTS
    return pa.schema([
        field.with_type(PLACES) if _repeats(field, nested) else field
        for field in fields(shape, table)
    ])  # fmt: skip


def _repeats(field: pa.Field, nested: bool) -> bool:
    return pa.types.is_string(field.type) and (
        field.name in REPEATED or (nested and field.name in KEYS)
    )


def cut(
    batch: pa.RecordBatch, shape: Shape, table: str, schema: pa.Schema | None = None
) -> pa.RecordBatch:
    """The rows of a table in a nested batch; `schema` where decimals are to be narrower than stored."""
    schema = schema or stored(shape, table)
    if table == PROJECTS:
        own = {field.name for field in project_fields(0)}
        found = {name: batch.column(name) for name in batch.schema.names if name in own}
        if shape.columns:
            found |= points_by_path(batch, shape.columns, pa.decimal128(18, shape.digits))
    elif table not in batch.schema.names:
        return pa.RecordBatch.from_pylist([], schema=schema)
    else:
        found = _nested(batch, table)
    arrays = [_fitted(found[field.name], field.type) for field in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _nested(batch: pa.RecordBatch, name: str) -> dict[str, pa.Array]:
    """The elements of a list, each with what tells its project from the others."""
    lists = batch.column(name)
    inner = lists.flatten()
    counts = np.diff(np.asarray(lists.offsets))
    parents = np.repeat(np.arange(len(lists), dtype=np.int32), counts)
    found = {key: _repeated(batch.column(key), parents) for key in KEYS}
    return found | {field.name: inner.field(field.name) for field in inner.type.fields}


def _repeated(column: pa.Array, parents: np.ndarray[Any, Any]) -> pa.Array:
    if not pa.types.is_string(column.type):
        return column.take(pa.array(parents))
    first = np.diff(parents, prepend=-1) != 0
    # a list of texts in which one stands twice is not written the same in every run
    texts = column.take(pa.array(parents[first])).dictionary_encode()
    at = np.asarray(texts.indices)[np.cumsum(first) - 1]
    return pa.DictionaryArray.from_arrays(pa.array(at, pa.int32()), texts.dictionary)


def _fitted(column: pa.Array, wanted: pa.DataType) -> pa.Array:
    """A column as the schema has it."""
    if pa.types.is_dictionary(column.type) and column.dictionary.null_count:
        column = column.cast(pa.string())
    if column.type == wanted:
        return column
    if wanted == PLACES:
        if pa.types.is_dictionary(column.type):
            return pa.DictionaryArray.from_arrays(
                column.indices.cast(pa.int32()), column.dictionary
            )
        return column.dictionary_encode()
    if pa.types.is_decimal128(column.type) and wanted.bit_width == 64:
        return _halves(column, wanted)
    return column.cast(wanted)


def _halves(column: pa.Array, kind: pa.DataType) -> pa.Array:
    """The lower halves of decimals, which hold all that such a decimal can be."""
    whole = np.frombuffer(column.buffers()[1], dtype="<i8")
    start = 2 * column.offset
    lower = np.ascontiguousarray(whole[start : start + 2 * len(column) : 2])
    bits = None
    if column.null_count:
        held = np.asarray(column.is_valid())
        bits = pa.py_buffer(np.packbits(held, bitorder="little"))
    return pa.Array.from_buffers(kind, len(column), [bits, pa.py_buffer(lower)])
