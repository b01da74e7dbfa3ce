"""A workbook: the summary, and a sheet each of projects, indicators and findings; long ones go on
in more.

Sheets are written one after another, so the tables wait as Parquet until all of them are known.
"""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from perfeval.batch.writing import cells
from perfeval.batch.writing.book_joined import base_of, joined
from perfeval.batch.writing.book_parts import HEAD, MAIN, around
from perfeval.batch.writing.parquet import ParquetTables
from perfeval.batch.writing.tables import FINDINGS, INDICATORS, PROJECTS, REPEATED, fields
from perfeval.batch.writing.writer import Finished
from perfeval.i18n.batch_words import TEXTS, say
from perfeval.model.finding import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import IO

    from perfeval.batch.writing.tables import Shape

    Summary = Callable[[], bytes]

MOST = 1_048_576 - 1  # rows of a sheet below its head
STEP = 32_768
DAY = (1980, 1, 1, 0, 0, 0)  # the same bytes on any day
NAMED = ("status", "severity")  # columns whose values are words of ours
RATES = ("execution", "completion")
WIDTHS = {
    "project": 24, "name": 32, "department": 22, "region": 14, "set": 24, "source": 30,
    "indicator": 24, "path": 40, "target": 16, "actual": 16, "message": 90, "place": 22,
}  # fmt: skip


class Workbook:
    """One file; every text stays a text, and a score has the decimals of the set. `summary` gives
    a workbook, whose sheets stand before the others; it is asked for at the end."""

    def __init__(
        self, out: Path, folder: Path, shape: Shape, lang: str, summary: Summary | None = None
    ) -> None:
        self.out, self.folder, self.shape, self.lang = out, folder, shape, lang
        self.waiting = ParquetTables(folder / "tables.parquet", folder, shape)
        self.summary, self.before, self.shared = summary, 0, cells.Shared()

    def write(self, batch: pa.RecordBatch) -> None:
        self.waiting.write(batch)

    def finish(self) -> list[Finished]:
        self.waiting.finish()
        made = self.folder / self.out.name
        base = base_of(self.summary()) if self.summary is not None else None
        if base is not None:
            self.before, self.shared = base.sheets, cells.Shared(base.texts, base.styles)
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
            names: list[str] = []
            for table in (PROJECTS, INDICATORS, FINDINGS):
                if table in self.shape.tables:
                    self._table(book, table, names)
            font = "宋体" if self.lang == "zh" else "Calibri"
            told = names, list(self.shared.places), self.shape.digits, font
            parts = around(*told) if base is None else joined(base, *told)
            for name, data in parts.items():
                book.writestr(zipfile.ZipInfo(name, DAY), data, zipfile.ZIP_DEFLATED)
        split = len(names) > len(self.shape.tables)
        return [Finished(made, self.out, "split" if split else "")]

    def drop(self) -> None:
        self.waiting.drop()

    def _table(self, book: zipfile.ZipFile, table: str, names: list[str]) -> None:
        title, cut = say(f"sheet.{table}", self.lang), say("cut", self.lang)
        schema = fields(self.shape, table)
        heads = pa.table({name: [_head(name, self.lang)] for name in schema.names})
        styles = {field.name: _style(field) for field in schema}
        path = self.waiting.made[table]
        batches = _batches(path)
        number, more = 1, True
        while more:
            again = say("sheet.more", self.lang, name=title, n=number)
            names.append(title if number == 1 else again)
            with _sheet(book, self.before + len(names)) as sheet:
                _open(sheet, [WIDTHS.get(name, 12) for name in schema.names])
                bold = dict.fromkeys(heads.column_names, cells.HEAD)
                sheet.write(cells.rows(heads, 1, bold, "", self.shared))
                last = 1
                more = False
                for rows in batches:
                    shown = _worded(rows, self.lang)
                    sheet.write(cells.rows(shown, last + 1, styles, cut, self.shared))
                    last += rows.num_rows
                    if last > MOST:
                        more = True
                        break
                edge = f"{column_letters(len(schema))}{last}"
                sheet.write(f'</sheetData><autoFilter ref="A1:{edge}"/></worksheet>'.encode())
            number += 1


def _batches(path: Path) -> Iterator[pa.Table]:
    """Rows in pieces that fill sheets exactly."""
    texts = [name for name in pq.read_schema(os.fspath(path)).names if name in REPEATED]
    left = MOST
    with pq.ParquetFile(os.fspath(path), read_dictionary=texts) as file:
        for batch in file.iter_batches(STEP):
            table, start = pa.Table.from_batches([batch]), 0
            while start < table.num_rows:
                piece = table.slice(start, min(left, table.num_rows - start))
                yield piece
                start += piece.num_rows
                left = left - piece.num_rows or MOST


def _sheet(book: zipfile.ZipFile, number: int) -> IO[bytes]:
    entry = zipfile.ZipInfo(f"xl/worksheets/sheet{number}.xml", DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return book.open(entry, "w", force_zip64=True)


def _open(sheet: IO[bytes], widths: list[int]) -> None:
    view = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{wide}" customWidth="1"/>'
        for n, wide in enumerate(widths, 1)
    )
    sheet.write(
        HEAD
        + f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">{view}</sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>".encode()
    )


def _head(name: str, lang: str) -> str:
    return say(f"head.{name}", lang) if f"head.{name}" in TEXTS else name


def _style(field: pa.Field) -> int:
    if field.name in RATES:
        return cells.RATE
    if field.name in ("max", "weight"):
        return cells.NUMBER
    return cells.POINTS if pa.types.is_decimal(field.type) else cells.PLAIN


def _worded(table: pa.Table, lang: str) -> pa.Table:
    """The table with words of the language for keys of ours."""
    for place, field in enumerate(table.schema):
        if field.name in NAMED:
            column = table.column(place).combine_chunks().dictionary_encode()
            words = [
                say(f"value.{key}", lang) if f"value.{key}" in TEXTS else key
                for key in column.dictionary.to_pylist()
            ]
            shown = pa.DictionaryArray.from_arrays(column.indices, pa.array(words, pa.string()))
            table = table.set_column(place, field.name, shown)
    return table
