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
from perfeval.source.tables.figures import figure, full
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
        return _book(_opened(_content(data)), shown, sha256)
    except xlrd.XLRDError as error:
        why = "encrypted" if "encrypted" in str(error).lower() else "damaged"
        return Book(shown, (), (fault(shown, why),), sha256)
    except MemoryError:
        return Book(shown, (), (fault(shown, "large"),), sha256)
    except Exception:  # IndexError, struct.error, AssertionError, UnicodeDecodeError …
        return Book(shown, (), (fault(shown, "damaged"),), sha256)


def _content(data: bytes) -> bytes:
    """The workbook itself, without the OLE file around it; xlrd takes both."""
    from perfeval.source.tables.file_kinds import OLE
    from perfeval.source.tables.ole import stream

    if not data.startswith(OLE):
        return data
    found = stream(data, ("Workbook", "Book"))
    return data if found is None else found


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
                if cell.kind != grid.BLANK or cell.notes:
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
    rest = range(MAX_ROWS, sheet.nrows)
    held = (_TEXT, _NUMBER, _DATE, _FLAG, _ERROR)
    unseen = next((n + 1 for n in rest if any(k in held for k in sheet.row_types(n))), 0)
    cuts = {MAX_ROWS: unseen} if unseen else {}
    laid = lay(shown, name, cells, merged, (), hidden, room, cuts)
    if not laid.fits:
        return (), [unread(shown, name, "large")], 0
    found = table_findings(shown, name, laid)
    if unseen:
        params = {"sheet": name, "row": str(unseen), "most": str(MAX_ROWS)}
        found.append(about("PE048", shown, name, unseen, 1, params))
    return laid.grids, [*found, *findings], laid.places


def _cell(book: Any, sheet: Any, row: int, column: int, kind: int, value: Any) -> Cell:
    left = _unstruck(book, sheet, row, column, value if kind == _TEXT else str(value))
    if left is not None and (kind != _TEXT or not left.strip()):
        return Cell("", row + 1, column + 1, grid.BLANK, (grid.STRUCK,))
    text, sort, notes = _said(book, sheet, row, column, kind, value if left is None else left)
    notes = notes if left is None else (*notes, grid.STRUCK)
    return Cell(text, row + 1, column + 1, sort, notes)


def _unstruck(book: Any, sheet: Any, row: int, column: int, value: str) -> str | None:
    """What is left of a text of which some is struck through; None where nothing is."""
    if not book.formatting_info:
        return None
    fonts, cell = book.font_list, book.xf_list[sheet.cell_xf_index(row, column)].font_index
    runs = [(0, cell), *sheet.rich_text_runlist_map.get((row, column), ())]
    if not value.strip() or not any(fonts[font].struck_out for _, font in runs):
        return None
    ends = [start for start, _ in runs[1:]] + [len(value)]
    parts = [(value[start:end], font) for (start, font), end in zip(runs, ends, strict=True)]
    if not any(part.strip() and fonts[font].struck_out for part, font in parts):
        return None
    return "".join(part for part, font in parts if not fonts[font].struck_out)


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
    # xlrd does not tell which numbers are results of formulas; those have all digits
    made = figure(repr(value), code, bool(book.datemode), formula=full(value))
    return (str(value), grid.ERROR, ()) if made is None else (made.text, made.kind, made.notes)
