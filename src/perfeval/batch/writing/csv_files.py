"""CSV that spreadsheets open as it is meant: a BOM, no cell that would be run as a formula."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from perfeval.batch.writing.gathering import Gathered
from perfeval.batch.writing.tables import cut, fields
from perfeval.batch.writing.writer import Finished, finals
from perfeval.reports.table_csv import safe

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.writing.tables import Shape

TRIMMED = ("weight", "max")  # numbers of the set rather than of its rounding
BOM = b"\xef\xbb\xbf"
# whatever `safe` may have to change
_SUSPECT = r"\A[ \x{3000}\x{a0}\x{feff}]*[=+\-@\t\r\n＝＋－＠]|\x00"


class CsvTables:
    """One file a table; texts in quotes, numbers plain, what is not there empty."""

    def __init__(self, out: Path, folder: Path, shape: Shape) -> None:
        self.shape = shape
        self.files = finals(out, shape)
        self.made = {table: folder / file.name for table, file in self.files.items()}
        self.handles: dict[str, BinaryIO] = {}
        for table, path in self.made.items():
            self.handles[table] = path.open("wb")
            self._head(table)
        self.gathered = Gathered(self._group)

    def _head(self, table: str) -> None:
        names = fields(self.shape, table).names
        line = ",".join('"' + safe(name).replace('"', '""') + '"' for name in names)
        self.handles[table].write(BOM + line.encode("utf-8") + b"\n")

    def write(self, batch: pa.RecordBatch) -> None:
        self.gathered.add(batch)

    def _group(self, batch: pa.RecordBatch) -> None:
        options = pyarrow.csv.WriteOptions(include_header=False)
        for table, handle in self.handles.items():
            rows = cut(batch, self.shape, table)
            if rows.num_rows:
                arrays = [
                    trimmed(column) if name in TRIMMED else guarded(column)
                    for name, column in zip(rows.schema.names, rows.columns, strict=True)
                ]
                shown = pa.RecordBatch.from_arrays(arrays, names=rows.schema.names)
                pyarrow.csv.write_csv(shown, handle, options)

    def finish(self) -> list[Finished]:
        self.gathered.flush()
        for handle in self.handles.values():
            handle.flush()
            os.fsync(handle.fileno())
            handle.close()
        return [Finished(self.made[table], self.files[table]) for table in self.shape.tables]

    def drop(self) -> None:
        for handle in self.handles.values():
            try:
                handle.close()
            except OSError:
                continue


def guarded(column: pa.Array) -> pa.Array:
    """Texts that stay texts in a spreadsheet; repeated ones are looked at once."""
    if pa.types.is_dictionary(column.type):
        texts = guarded(column.dictionary)
        return pa.DictionaryArray.from_arrays(column.indices, texts).cast(pa.string())
    if not pa.types.is_string(column.type):
        return column
    suspect = pc.match_substring_regex(column, _SUSPECT)
    if not pc.any(suspect).as_py():
        return column
    changed = [safe(text.as_py()) for text in column.filter(suspect)]
    return pc.replace_with_mask(column, suspect.fill_null(False), pa.array(changed, pa.string()))


def trimmed(column: pa.Array) -> pa.Array:
    """Decimals with no more digits than one of them needs: 10 rather than 10.000000."""
    digits = next((n for n in range(column.type.scale) if _fits(column, n)), column.type.scale)
    return column.cast(pa.decimal128(column.type.precision, digits))


def _fits(column: pa.Array, digits: int) -> bool:
    """Whether so many decimals hold all of them; the lower halves hold every weight there is."""
    whole = np.frombuffer(column.buffers()[1], dtype="<i8")
    start = 2 * column.offset
    lower = whole[start : start + 2 * len(column) : 2]
    unit = 10 ** (column.type.scale - digits)
    odd = lower % unit != 0
    return not odd.any() or not bool((odd & np.asarray(column.is_valid())).any())
