"""Parquet: one file a table, points as whole numbers, repeated texts once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from perfeval.batch.writing.gathering import Gathered
from perfeval.batch.writing.tables import REPEATED, cut, stored
from perfeval.batch.writing.writer import Finished, finals

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.writing.tables import Shape


class ParquetTables:
    """One row group a gathered batch, whatever chunks it came in."""

    def __init__(self, out: Path, folder: Path, shape: Shape) -> None:
        self.shape = shape
        self.files = finals(out, shape)
        self.made = {table: folder / file.name for table, file in self.files.items()}
        self.writers = {table: _writer(path, stored(shape, table)) for table, path in self.made.items()}
        self.gathered = Gathered(self._group)

    def write(self, batch: pa.RecordBatch) -> None:
        self.gathered.add(batch)

    def _group(self, batch: pa.RecordBatch) -> None:
        for table, writer in self.writers.items():
            rows = cut(batch, self.shape, table)
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


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """Points as whole numbers. What repeats is packed well by zstd, the rest by nothing: there it
    would double the time for a few hundredths of the size."""
    return pq.ParquetWriter(
        os.fspath(path), schema, compression={
            name: "zstd" if name in REPEATED or name in ("project", "row") else "snappy"
            for name in schema.names
        },
        use_dictionary=[name for name in schema.names if name != "row"],
        column_encoding={"row": "DELTA_BINARY_PACKED"}, store_decimal_as_integer=True,
        store_schema=False, write_statistics=False,
    )  # fmt: skip
