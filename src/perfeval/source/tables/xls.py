"""An .xls (also WPS's .et) to grids, by xlrd, which raises anything for a damaged file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model import grid
from perfeval.model.finding import column_letters
from perfeval.model.grid import Book, Cell
from perfeval.source.tables.excel_cells import said
from perfeval.source.tables.excel_findings import about, table_findings, unread
from perfeval.source.tables.excel_grids import MAX_PLACES, lay
from perfeval.source.tables.faults import fault, finished
from perfeval.source.tables.figures import figure
from perfeval.source.tables.shared_strings import MAX_TEXT, unescaped
from perfeval.source.tables.sheet_xml import MAX_COLUMNS

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.model.grid import Grid

MAX_BYTES = 40 << 20  # xlrd takes some seconds for so much
MAX_ROWS = 5_000
_TEXT, _NUMBER, _DATE, _FLAG, _ERROR = 1, 2, 3, 4, 5
_HIDDEN = (1, 2)


def read_xls(data: bytes, shown: str, sha256: str) -> Book:
    """The tables of an old workbook given as its bytes. Never raises for the file."""
    import xlrd

    if len(data) > MAX_BYTES:
        return Book(shown, (), (fault(shown, "large"),), sha256)
    try:
        return _book(_opened(data), shown, sha256)
    except xlrd.XLRDError as error:
        why = "encrypted" if "encrypted" in str(error).lower() else "damaged"
        return Book(shown, (), (fault(shown, why),), sha256)
    except Exception:  # IndexError, struct.error, AssertionError, UnicodeDecodeError …
        return Book(shown, (), (fault(shown, "damaged"),), sha256)


class _Silent:
    """Takes what xlrd has to say of odd files, which is meant for its own developers."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def _opened(data: bytes) -> Any:
    import xlrd

    log = _Silent()
    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, on_demand=True, logfile=log
        )
    except (NotImplementedError, KeyError, IndexError):
        # formats that xlrd does not know; the values may still be there
        return xlrd.open_workbook(file_contents=data, ragged_rows=True, on_demand=True, logfile=log)


def _book(book: Any, shown: str, sha256: str) -> Book:
    import xlrd

    grids: list[Grid] = []
    findings: list[Finding] = []
    room = MAX_PLACES
    for number, name in enumerate(book.sheet_names()):
        try:
            sheet = book.sheet_by_index(number)
        except (xlrd.XLRDError, AssertionError, IndexError, ValueError):
            findings.append(unread(shown, name, "damaged"))
            continue
        made, told, used = _sheet(book, sheet, shown, room)
        book.unload_sheet(number)
        grids += made
        findings += told
        room -= used
    if not grids and findings:
        return Book(shown, (), tuple(findings), sha256)
    found = finished(shown, grids, sha256)
    return found._replace(findings=(*found.findings, *findings))


def _sheet(
    book: Any, sheet: Any, shown: str, room: int
) -> tuple[tuple[Grid, ...], list[Finding], int]:
    name = str(sheet.name)
    cells: dict[int, dict[int, Cell]] = {}
    findings: list[Finding] = []
    for at in range(min(sheet.nrows, MAX_ROWS)):
        types, values = sheet.row_types(at), sheet.row_values(at)
        line = {}
        for column in range(min(len(types), MAX_COLUMNS)):
            if types[column] in (_TEXT, _NUMBER, _DATE, _FLAG, _ERROR):
                cell = _cell(book, sheet, at, column, types[column], values[column])
                if cell.kind != grid.BLANK:
                    line[column + 1] = cell
                if types[column] == _TEXT and len(values[column]) > MAX_TEXT:
                    place = f"{column_letters(column + 1)}{at + 1}"
                    told = about("PE050", shown, name, at + 1, column + 1, {"cell": place})
                    findings.append(told)
        if line:
            cells[at + 1] = line
    merged = [
        (top + 1, left + 1, bottom, right)
        for top, bottom, left, right in sheet.merged_cells
        if bottom > top and right > left and (bottom - top > 1 or right - left > 1)
    ]
    hidden = (
        frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
        sheet.visibility in _HIDDEN,
    )
    laid = lay(shown, name, cells, merged, (), hidden, room)
    if not laid.fits:
        return (), [unread(shown, name, "large")], 0
    found = table_findings(shown, name, laid)
    for at in range(MAX_ROWS, sheet.nrows):
        if any(kind in (_TEXT, _NUMBER, _DATE, _FLAG, _ERROR) for kind in sheet.row_types(at)):
            params = {"sheet": name, "row": str(at + 1), "most": str(MAX_ROWS)}
            found.append(about("PE048", shown, name, at + 1, 1, params))
            break
    return laid.grids, [*found, *findings], laid.places


def _cell(book: Any, sheet: Any, row: int, column: int, kind: int, value: Any) -> Cell:
    text, sort, notes = _said(book, sheet, row, column, kind, value)
    return Cell(text, row + 1, column + 1, sort, notes)


def _said(
    book: Any, sheet: Any, row: int, column: int, kind: int, value: Any
) -> tuple[str, str, tuple[str, ...]]:
    from xlrd.biffh import error_text_from_code

    if kind == _TEXT:
        return said(unescaped(str(value)[:MAX_TEXT]))
    if kind == _FLAG:
        return ("是" if value else "否"), grid.FLAG, ()
    if kind == _ERROR:
        return error_text_from_code.get(value, "#N/A"), grid.ERROR, ()
    code = "General"
    if book.formatting_info:
        style = book.xf_list[sheet.cell_xf_index(row, column)]
        known = book.format_map.get(style.format_key)
        code = known.format_str if known is not None else code
    made = figure(repr(value), code, bool(book.datemode))
    return (str(value), grid.ERROR, ()) if made is None else (made.text, made.kind, made.notes)
