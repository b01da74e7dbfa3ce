"""Small batches gathered into larger ones, the same ones however the small ones were cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECTS = 65_536


class Gathered:
    """Hands on batches of `most` projects, and what is left at the end."""

    def __init__(self, put: Callable[[pa.RecordBatch], None], most: int = PROJECTS) -> None:
        self.put, self.most = put, most
        self.waiting: list[pa.RecordBatch] = []
        self.rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        if self.waiting and batch.schema.names != self.waiting[0].schema.names:
            self.flush()  # of another form: scores as columns, or in lists
        if not self.waiting and batch.num_rows == self.most:
            self.put(batch)
            return
        self.waiting.append(batch)
        self.rows += batch.num_rows
        while self.rows >= self.most:
            self._hand(self.most)

    def flush(self) -> None:
        if self.rows:
            self._hand(self.rows)

    def _hand(self, count: int) -> None:
        whole = _joined(self.waiting)
        self.put(whole.slice(0, count))
        rest = whole.slice(count)
        self.waiting = [rest] if rest.num_rows else []
        self.rows = rest.num_rows


def _joined(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    if len(batches) == 1:
        return batches[0]
    if any(batch.schema != batches[0].schema for batch in batches):
        common = plain(batches[0].schema)
        batches = [batch.cast(common) for batch in batches]
    table = pa.Table.from_batches(batches).unify_dictionaries()
    return table.combine_chunks().to_batches()[0]


def plain(schema: pa.Schema) -> pa.Schema:
    """The schema with texts as texts, wherever they are places in a list of texts; anything may be
    null in it, so that every batch of its columns fits."""
    return pa.schema([_field(field) for field in schema])


def _field(field: pa.Field) -> pa.Field:
    return pa.field(field.name, _plain(field.type), metadata=field.metadata)


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        return kind.value_type
    if pa.types.is_list(kind):
        return pa.list_(_field(kind.value_field))
    if pa.types.is_struct(kind):
        return pa.struct([_field(field) for field in kind.fields])
    return kind
