"""What is to be said about a sheet as it stands, before anybody understands it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, SheetFile, Span, column_letters
from perfeval.model.grid import ERROR, ROUNDED, SHOWN, STRUCK, UNCACHED
from perfeval.model.spots import spot
from perfeval.source.tables.sheet_blocks import MAX_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.model.grid import Cell, Grid
    from perfeval.source.tables.excel_cells import Cells
    from perfeval.source.tables.excel_grids import Laid
    from perfeval.source.tables.sheet_xml import SheetReader

_NAMED = 8  # cells that a finding names
_REASONS = {
    "damaged": ("已损坏", "is damaged"),
    "large": ("内容过大", "is too large"),
    "encrypted": ("设有密码", "needs a password"),
    "rest": ("及其后的工作表过多", "and those behind it are too many"),
}


def about(
    code: str, file: str, sheet: str, row: int, column: int, params: Mapping[str, str]
) -> Finding:
    return Finding(code, Span(SheetFile(file, sheet), row, column), params)


def unread(file: str, sheet: str, why: str) -> Finding:
    """A sheet of which nothing is read, though others may be."""
    zh, en = _REASONS.get(why, _REASONS["damaged"])
    severity = "warning" if why == "rest" else "error"
    params = {"sheet": sheet, "reason_zh": zh, "reason_en": en}
    return about("PE054", file, sheet, 1, 1, params)._replace(severity=severity)


def too_long(file: str, sheet: str, row: int) -> Finding:
    """A form that is not read, or not to its end, for want of room."""
    params = {"sheet": sheet, "row": str(row), "most": str(MAX_ROWS)}
    return about("PE048", file, sheet, row, 1, params)._replace(severity="error")


def findings_of(
    file: str, sheet: str, reader: SheetReader, cells: Cells, laid: Laid
) -> list[Finding]:
    """Findings of one sheet in a fixed order."""
    found = table_findings(file, sheet, laid)
    if reader.unread:
        params = {"sheet": sheet, "row": str(reader.unread), "most": str(MAX_ROWS)}
        found.append(about("PE048", file, sheet, reader.unread, 1, params))
    if reader.wide is not None:
        row, column = reader.wide
        params = {"cell": f"{column_letters(column)}{row}"}
        found.append(about("PE049", file, sheet, row, column, params))
    found += [
        about("PE050", file, sheet, row, column, {"cell": f"{column_letters(column)}{row}"})
        for row, line in sorted(reader.cells.items())
        for column, raw in line.items()
        if cells.cut(raw)
    ][:_NAMED]
    return found


def table_findings(file: str, sheet: str, laid: Laid) -> list[Finding]:
    """What the cells themselves give cause to say."""
    seen: dict[tuple[int, int], Cell] = {}
    for grid in laid.grids:
        for line in grid.rows:
            for cell in line:
                if cell.notes or cell.kind == ERROR:
                    seen[cell.row, cell.column] = cell
    found = valueless(file, sheet, seen)
    found += _gathered("PE057", file, sheet, seen, _held)
    found += _gathered("PE090", file, sheet, seen, lambda cell: ROUNDED in cell.notes)
    found += _gathered("PE059", file, sheet, seen, lambda cell: STRUCK in cell.notes)
    covered = {(cell.row, cell.column): cell for cell in laid.covered}
    found += _gathered("PE051", file, sheet, covered, lambda cell: True)
    if any(grid.hidden for grid in laid.grids):
        found.append(about("PE053", file, sheet, 1, 1, {"sheet": sheet}))
    for grid in laid.grids:
        hidden = [
            cell for line in grid.rows for cell in line
            if cell.text and (cell.row in grid.hidden_rows or cell.column in grid.hidden_columns)
        ] if grid.hidden_rows or grid.hidden_columns else []  # fmt: skip
        if hidden:
            places = {(cell.row, cell.column): cell for cell in hidden}
            found += _gathered("PE058", file, sheet, places, lambda cell: True)
    return found


def valueless(file: str, sheet: str, cells: Mapping[tuple[int, int], Cell]) -> list[Finding]:
    """Formulas without a saved result, and those whose result is an error."""
    found = _gathered("PE047", file, sheet, cells, lambda cell: UNCACHED in cell.notes)
    return found + _gathered("PE052", file, sheet, cells, lambda cell: cell.kind == ERROR)


def struck_out(file: str, grid: Grid) -> list[Finding]:
    """The cells of a document's table of which something is struck through."""
    cells = {(cell.row, cell.column): cell for line in grid.rows for cell in line}
    return _gathered("PE059", file, grid.sheet, cells, lambda cell: STRUCK in cell.notes)


def _held(cell: Cell) -> bool:
    return SHOWN in cell.notes and ROUNDED not in cell.notes


def _gathered(
    code: str,
    file: str,
    sheet: str,
    cells: Mapping[tuple[int, int], Cell],
    wanted: Callable[[Cell], bool],
) -> list[Finding]:
    """One finding for all cells of a sheet of that sort, at the first one."""
    chosen = [place for place, cell in sorted(cells.items()) if wanted(cell)]
    if not chosen:
        return []
    spans = [Span(SheetFile("", sheet), *place) for place in chosen[:_NAMED]]
    if sheet.startswith("#"):
        zh, en = ([spot(span, lang).strip() for span in spans] for lang in ("zh", "en"))
    else:
        zh = en = [span.cell for span in spans]
    more = len(chosen) > _NAMED
    params = {
        "cells_zh": "、".join(zh) + ("等" if more else ""),
        "cells_en": ", ".join(en) + (" …" if more else ""),
        "count": str(len(chosen)),
        "text": cells[chosen[0]].text,
    }
    return [about(code, file, sheet, *chosen[0], params)]
