"""Parquet: one file a table, points as whole numbers, repeated texts once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from perfeval.batch.writing.gathering import Gathered
from perfeval.batch.writing.tables import cut, stored
from perfeval.batch.writing.writer import Finished, finals
from perfeval.columns.decimals import MOST, narrow

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.writing.tables import Shape

LISTED = ("actual", "message", "errors", "warnings", "infos")  # often the same, too
SORTED = ("row", "total")  # what rows are looked for by, and cheap to say the bounds of


class ParquetTables:
    """One row group a gathered batch, whatever chunks it came in."""

    def __init__(self, out: Path, folder: Path, shape: Shape) -> None:
        self.shape = shape
        self.files = finals(out, shape)
        self.made = {table: folder / file.name for table, file in self.files.items()}
        self.writers = {
            table: _writer(path, _narrow(stored(shape, table))) for table, path in self.made.items()
        }
        self.gathered = Gathered(self._group)

    def write(self, batch: pa.RecordBatch) -> None:
        self.gathered.add(batch)

    def _group(self, batch: pa.RecordBatch) -> None:
        for table, writer in self.writers.items():
            rows = cut(batch, self.shape, table, writer.schema)
            if rows.num_rows:
                writer.write_table(pa.Table.from_batches([rows]), rows.num_rows)

    def finish(self) -> list[Finished]:
        self.gathered.flush()
        for writer in self.writers.values():
            writer.close()
        return [Finished(self.made[table], self.files[table]) for table in self.shape.tables]

    def drop(self) -> None:
        for writer in self.writers.values():
            writer.is_open = False


def _narrow(schema: pa.Schema) -> pa.Schema:
    """The schema with decimals as wide as they are stored: the file is the same, and written in half
    the time. Where Arrow has no such decimals they stay as they are."""
    return pa.schema([
        field.with_type(narrow(field.type.scale))
        if pa.types.is_decimal128(field.type) and field.type.precision <= MOST else field
        for field in schema
    ])  # fmt: skip


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """Points as whole numbers. What repeats is packed well by zstd; the rest is not, and zstd would
    take twice the time for a few hundredths of the size. Texts that are all different get no list."""
    repeated = {field.name for field in schema if pa.types.is_dictionary(field.type)}
    packed = {**dict.fromkeys(schema.names, "snappy"), **dict.fromkeys([*repeated, "row"], "zstd")}
    numbers = {field.name for field in schema if pa.types.is_decimal(field.type)}
    return pq.ParquetWriter(
        os.fspath(path), schema, compression=packed, column_encoding={"row": "DELTA_BINARY_PACKED"},
        use_dictionary=[n for n in schema.names if n in repeated or n in numbers or n in LISTED],
        store_decimal_as_integer=True, store_schema=False,
        write_statistics=[name for name in schema.names if name in SORTED],
    )  # fmt: skip
