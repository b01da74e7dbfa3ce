"""A sheet of answers of an .xlsx, from its first row to its last; row by row, so that a hundred
thousand questionnaires need no more room than their texts.

Forms are read by `tables.xlsx`, which looks for headings and passes over long lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span
from perfeval.model.grid import ERROR, UNCACHED
from perfeval.model.surveys import AnswerTable, Line
from perfeval.source.tables.archive import Archive, BrokenError
from perfeval.source.tables.excel_cells import Cells
from perfeval.source.tables.excel_findings import valueless
from perfeval.source.tables.faults import fault
from perfeval.source.tables.shared_strings import MAX_STRINGS, SharedStrings
from perfeval.source.tables.sheet_xml import SheetReader
from perfeval.source.tables.styles import looks
from perfeval.source.tables.xlsx import plan_of

if TYPE_CHECKING:
    from perfeval.model.grid import Cell
    from perfeval.source.tables.sheet_xml import Raw
    from perfeval.source.tables.xlsx import SheetPart

MOST = 10_000_000  # cells of one sheet
MOST_ODD = 10_000  # cells without a value that are told


def read_sheet(data: bytes, shown: str, sheet: str, digest: str) -> AnswerTable:
    """The lines of one sheet: the one named, or the first that is not hidden."""
    try:
        archive = Archive(data)
        plan = plan_of(archive)
        seen = [one for one in plan.sheets if not one.hidden] or list(plan.sheets)
        part = next((one for one in plan.sheets if one.name == sheet), None) if sheet else next(iter(seen), None)  # fmt: skip
        if part is None:
            known = "、".join(one.name for one in plan.sheets[:20])
            params = {"file": shown, "sheet": sheet[:40], "known": known}
            return AnswerTable(shown, findings=(Finding("PE691", Span(shown, 1, 1), params),), sha256=digest)  # fmt: skip
        shared = SharedStrings(archive.read(plan.texts, MAX_STRINGS), plan.texts)
        cells = Cells(shared, looks(archive.read(plan.styles), plan.styles), plan.since_1904)
        cells.recalculated = plan.recalculated
        odd: dict[tuple[int, int], Cell] = {}
        lines = _lines(archive, part, cells, odd)
    except BrokenError as error:
        why = {"large": "large", "locked": "encrypted", "xlsb": "xlsb"}.get(error.why, "damaged")
        return AnswerTable(shown, findings=(fault(shown, why),), sha256=digest)
    except MemoryError:
        return AnswerTable(shown, findings=(fault(shown, "large"),), sha256=digest)
    except (RecursionError, ValueError, OverflowError):
        return AnswerTable(shown, findings=(fault(shown, "damaged"),), sha256=digest)
    if not lines:
        return AnswerTable(shown, findings=(fault(shown, "empty"),), sha256=digest)
    return AnswerTable(shown, part.name, lines, tuple(valueless(shown, part.name, odd)), digest)


def _lines(
    archive: Archive, part: SheetPart, cells: Cells, odd: dict[tuple[int, int], Cell]
) -> list[Line]:
    reader = SheetReader(part.part)
    lines: list[Line] = []
    room = MOST
    for chunk in archive.chunks(part.part):
        reader.feed(chunk, False)
        # the row that is being read may go on in the next piece
        done = [row for row in reader.cells if row < reader.row]
        for row in done:
            lines.append(_line(row, reader.cells.pop(row), cells, odd))
        room -= reader.count
        reader.count = 0
        if room < 0:
            raise BrokenError("large", part.part)
    reader.feed(b"", True)
    lines += [_line(row, raws, cells, odd) for row, raws in reader.cells.items()]
    lines.sort(key=lambda line: line.row)
    return lines


def _line(row: int, raws: dict[int, Raw], cells: Cells, odd: dict[tuple[int, int], Cell]) -> Line:
    texts = [""] * max(raws)
    for column, raw in raws.items():
        cell = cells.cell(raw, row, column)
        texts[column - 1] = cell.text
        if (UNCACHED in cell.notes or cell.kind == ERROR) and len(odd) < MOST_ODD:
            odd[row, column] = cell
    return Line(row, tuple(texts))
