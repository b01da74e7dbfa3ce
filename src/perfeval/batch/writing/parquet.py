"""Parquet: one file a table, points as whole numbers, repeated texts once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from perfeval.batch.writing.gathering import Gathered
from perfeval.batch.writing.tables import cut, fields
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
        self.writers = {
            table: pq.ParquetWriter(
                os.fspath(path), fields(shape, table), compression="zstd", compression_level=1,
                store_decimal_as_integer=True, store_schema=False, write_statistics=False,
            )
            for table, path in self.made.items()
        }  # fmt: skip
        self.gathered = Gathered(self._group)

    def write(self, batch: pa.RecordBatch) -> None:
        self.gathered.add(batch)

    def _group(self, batch: pa.RecordBatch) -> None:
        for table, writer in self.writers.items():
            rows = cut(batch, self.shape, table)
            if rows.num_rows:
                writer.write_table(pa.Table.from_batches([rows]).cast(writer.schema), rows.num_rows)

    def finish(self) -> list[Finished]:
        self.gathered.flush()
        for writer in self.writers.values():
            writer.close()
        return [Finished(self.made[table], self.files[table]) for table in self.shape.tables]

    def drop(self) -> None:
        for writer in self.writers.values():
            writer.is_open = False
