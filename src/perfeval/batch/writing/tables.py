"""The tables of an output, cut from nested batches: projects, indicators, findings."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from perfeval.columns.outcome import finding_fields, indicator_fields, project_fields

PROJECTS, INDICATORS, FINDINGS = "projects", "indicators", "findings"
KEYS = ("project", "source", "row")  # what tells a project from the others, on every row


class Shape(NamedTuple):
    """What an output holds: decimals of the points; of the wide form, (path, column) of each
    indicator, and None for the long form."""

    digits: int = 2
    columns: tuple[tuple[str, str], ...] | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables, the one of projects last: it stands for the whole."""
        return (FINDINGS, PROJECTS) if self.columns is not None else (INDICATORS, FINDINGS, PROJECTS)


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


def cut(batch: pa.RecordBatch, shape: Shape, table: str) -> pa.RecordBatch:
    """The rows of a table in a nested batch."""
    if table == PROJECTS:
        return _projects(batch, shape)
    return _nested(batch, table, fields(shape, table))


def _projects(batch: pa.RecordBatch, shape: Shape) -> pa.RecordBatch:
    schema = fields(shape, PROJECTS)
    arrays = [
        _fitted(batch.column(field.name), field.type)
        for field in schema
        if field.name in batch.schema.names
    ]
    if shape.columns:
        arrays += _wide(batch, shape)
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _nested(batch: pa.RecordBatch, name: str, schema: pa.Schema) -> pa.RecordBatch:
    lists = batch.column(name)
    parents = _parents(lists)
    inner = lists.flatten()
    arrays = []
    for field in schema:
        if field.name in KEYS:
            arrays.append(_repeated(batch.column(field.name), parents))
        else:
            arrays.append(_fitted(inner.field(field.name), field.type))
    shown = [pa.field(f.name, a.type, f.nullable) for f, a in zip(schema, arrays, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(shown))


def _parents(lists: pa.ListArray) -> np.ndarray:
    """The row that each element belongs to."""
    offsets = np.asarray(lists.offsets)
    return np.repeat(np.arange(len(lists), dtype=np.int32), np.diff(offsets))


def _repeated(column: pa.Array, parents: np.ndarray) -> pa.Array:
    if pa.types.is_string(column.type):
        return pa.DictionaryArray.from_arrays(pa.array(parents), column)
    if pa.types.is_dictionary(column.type):
        indices = np.asarray(column.indices)[parents]
        return pa.DictionaryArray.from_arrays(pa.array(indices), column.dictionary)
    return column.take(pa.array(parents))


def _fitted(column: pa.Array, wanted: pa.DataType) -> pa.Array:
    """A column as the schema has it; texts that repeat may stay as places in a list of texts."""
    if column.type == wanted or pa.types.is_dictionary(column.type):
        return column
    return column.cast(wanted)


def _wide(batch: pa.RecordBatch, shape: Shape) -> list[pa.Array]:
    """One column of scores an indicator."""
    lists = batch.column(INDICATORS)
    parents, inner = _parents(lists), lists.flatten()
    points = _fitted(inner.field("score"), pa.decimal128(18, shape.digits))
    paths = inner.field("path")
    if not pa.types.is_dictionary(paths.type):
        paths = paths.dictionary_encode()
    codes, texts = np.asarray(paths.indices), paths.dictionary.to_pylist()
    by_path: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        by_path.setdefault(text, []).append(number)
    order = np.arange(len(codes), dtype=np.int64)
    columns = []
    for path, _ in shape.columns or ():
        here = np.full(len(lists), -1, dtype=np.int64)
        for code in by_path.get(path, ()):
            mine = codes == code
            here[parents[mine]] = order[mine]
        columns.append(points.take(pa.array(here, mask=here < 0)))
    return columns
