"""The sheets of an .xlsx, each read as it is asked for; rows are dropped once they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.batch.tables.workbooks import Sheets
from perfeval.source.tables.archive import BrokenError
from perfeval.source.tables.excel_cells import Cells
from perfeval.source.tables.shared_strings import MAX_STRINGS, SharedStrings
from perfeval.source.tables.sheet_blocks import MAX_ROW
from perfeval.source.tables.sheet_xml import LAST_ROW, SheetReader
from perfeval.source.tables.styles import looks
from perfeval.source.tables.xlsx import MAX_SHEETS, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.batch.tables.workbooks import Line
    from perfeval.model.grid import Cell
    from perfeval.source.tables.archive import Archive

MOST_CACHED = 100_000  # shared texts that are kept


def xlsx_sheets(archive: Archive) -> Sheets:
    """Raises `BrokenError` for a file that can't be used."""
    plan = plan_of(archive)
    room = archive.left
    shared = SharedStrings(archive.read(plan.texts, MAX_STRINGS), plan.texts)
    cells = Cells(shared, looks(archive.read(plan.styles), plan.styles), plan.since_1904)
    cells.recalculated = plan.recalculated
    parts = {sheet.name: sheet.part for sheet in plan.sheets[:MAX_SHEETS]}

    def lines(name: str) -> Iterator[Line]:
        archive.left = room  # the limit is for one reading
        return _lines(archive, parts[name], cells)

    return Sheets(tuple(parts), lines)


def _lines(archive: Archive, part: str, cells: Cells) -> Iterator[Line]:
    reader = SheetReader(part)
    idle, before = 0, (0, 0, 0, 0)
    for chunk in archive.chunks(part):
        reader.feed(chunk, False)
        now = (reader.rows, reader.column, reader.others, len(reader.merged))
        # the parser goes through an unfinished piece again with every chunk
        idle = idle + len(chunk) if now == before else 0
        before = now
        if idle > MAX_ROW:
            raise BrokenError("large", part)
        yield from _done(reader, cells, reader.row)
    reader.feed(b"", True)
    yield from _done(reader, cells, LAST_ROW + 1)


def _done(reader: SheetReader, cells: Cells, before: int) -> Iterator[Line]:
    """Rows that are read to their end; limits on what a form may hold start anew."""
    ready = [row for row in reader.cells if row < before]
    for row in ready:
        line = reader.cells.pop(row)
        made: dict[int, Cell] = {
            column: cells.cell(raw, row, column) for column, raw in line.items()
        }
        yield row, made
    reader.count = 0
    reader.hidden_rows.clear()
    if len(cells.shared.known) > MOST_CACHED:
        cells.shared.known.clear()
