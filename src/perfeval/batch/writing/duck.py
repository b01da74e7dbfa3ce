"""A DuckDB database: one table each, points as decimals."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyarrow as pa

from perfeval.batch.databases import duckdb
from perfeval.batch.writing.gathering import Gathered
from perfeval.batch.writing.tables import cut, fields
from perfeval.batch.writing.writer import Finished

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.writing.tables import Shape


class Database:
    """One file with all tables; one thread, so that the same rows always lie in the same order."""

    def __init__(self, out: Path, folder: Path, shape: Shape) -> None:
        self.shape = shape
        self.final = out
        self.made = folder / out.name
        self.base = duckdb().connect(os.fspath(self.made), config={"threads": 1})
        for table in shape.tables:
            empty = fields(shape, table).empty_table()
            self.base.register("rows", empty)
            self.base.execute(f'create table "{table}" as select * from rows')
            self.base.unregister("rows")
        self.gathered = Gathered(self._group)

    def write(self, batch: pa.RecordBatch) -> None:
        self.gathered.add(batch)

    def _group(self, batch: pa.RecordBatch) -> None:
        for table in self.shape.tables:
            rows = cut(batch, self.shape, table)
            if rows.num_rows:
                self.base.register("rows", pa.Table.from_batches([rows]))
                self.base.execute(f'insert into "{table}" select * from rows')
                self.base.unregister("rows")

    def finish(self) -> list[Finished]:
        self.gathered.flush()
        self.base.execute("checkpoint")
        self.base.close()
        return [Finished(self.made, self.final)]

    def drop(self) -> None:
        self.base.close()
