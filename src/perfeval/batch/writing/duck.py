"""A DuckDB database: one table each, points as decimals."""

from __future__ import annotations

import errno
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
    """One file with all tables; one thread, so that the same rows always lie in the same order.

    The rows of two equal runs are equal, the files need not be: DuckDB gives every file a random
    number, and leaves what it does not use as it was.
    """

    def __init__(self, out: Path, folder: Path, shape: Shape) -> None:
        self.shape = shape
        self.final = out
        self.made = folder / out.name
        try:
            self.base = duckdb().connect(os.fspath(self.made), config={"threads": 1})
        except duckdb().IOException as error:
            raise OSError(_number(str(error)), str(error)) from error
        for table in shape.tables:
            empty = fields(shape, table).empty_table()
            self._run(f'create table "{table}" as select * from rows', empty)
        self.gathered = Gathered(self._group)

    def write(self, batch: pa.RecordBatch) -> None:
        self.gathered.add(batch)

    def _run(self, statement: str, rows: pa.Table | None = None) -> None:
        try:
            if rows is not None:
                self.base.register("rows", rows)
            self.base.execute(statement)
        except duckdb().IOException as error:
            raise OSError(_number(str(error)), str(error)) from error

    def _group(self, batch: pa.RecordBatch) -> None:
        for table in self.shape.tables:
            rows = cut(batch, self.shape, table)
            if rows.num_rows:
                self._run(
                    f'insert into "{table}" select * from rows', pa.Table.from_batches([rows])
                )

    def finish(self) -> list[Finished]:
        self.gathered.flush()
        self._run("checkpoint")
        self.base.close()
        return [Finished(self.made, self.final)]

    def drop(self) -> None:
        self.base.close()


def _number(text: str) -> int:
    """What the system's own error was, as far as DuckDB tells it."""
    full = "No space left" in text or "File too large" in text
    return errno.ENOSPC if full else errno.EIO
