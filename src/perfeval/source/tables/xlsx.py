"""An .xlsx or .xlsm to grids; macros and links are never followed, formulas never reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding, Span
from perfeval.model.grid import Book
from perfeval.source.tables.archive import Archive, BrokenError
from perfeval.source.tables.excel_cells import Cells
from perfeval.source.tables.excel_findings import findings_of, too_long, unread
from perfeval.source.tables.excel_grids import MAX_PLACES, Laid, lay
from perfeval.source.tables.faults import fault, finished
from perfeval.source.tables.shared_strings import MAX_STRINGS, SharedStrings
from perfeval.source.tables.sheet_blocks import heading_words, read_blocks
from perfeval.source.tables.sheet_xml import SheetReader
from perfeval.source.tables.styles import looks
from perfeval.source.tables.xml_parts import elements, true

if TYPE_CHECKING:
    from perfeval.model.grid import Grid

MAX_SHEETS = 300
MAX_WORK = 3_000_000  # cells and other elements read in all sheets
MAX_HEADINGS = 300  # shared texts that are looked for in the rows far down
_WORKBOOK = "xl/workbook.xml"


class SheetPart(NamedTuple):
    name: str
    part: str
    hidden: bool


class Plan(NamedTuple):
    """What workbook.xml says: its sheets in order, and where styles and texts lie."""

    sheets: tuple[SheetPart, ...]
    styles: str
    texts: str
    since_1904: bool
    recalculated: bool


def read_xlsx(data: bytes, shown: str, sha256: str) -> Book:
    """The tables of a workbook given as its bytes. Never raises for the file."""
    try:
        return _book(Archive(data), shown, sha256)
    except BrokenError as error:
        return Book(shown, (), (fault(shown, _why(error)),), sha256)
    except MemoryError:
        return Book(shown, (), (fault(shown, "large"),), sha256)
    except (RecursionError, ValueError, OverflowError):
        return Book(shown, (), (fault(shown, "damaged"),), sha256)


def _book(archive: Archive, shown: str, sha256: str) -> Book:
    plan = plan_of(archive)
    shared = SharedStrings(archive.read(plan.texts, MAX_STRINGS), plan.texts)
    cells = Cells(shared, looks(archive.read(plan.styles), plan.styles), plan.since_1904)
    cells.recalculated = plan.recalculated
    grids: list[Grid] = []
    findings: list[Finding] = []
    room, places = MAX_WORK, MAX_PLACES
    for at, sheet in enumerate(plan.sheets):
        if at == MAX_SHEETS or room <= 0 or places <= 0:
            findings.append(unread(shown, sheet.name, "rest"))
            break
        reader = SheetReader(sheet.part)
        try:
            laid, told = _sheet(archive, sheet, reader, cells, shown, places)
            grids += laid.grids
            findings += told
            places -= laid.places
        except BrokenError as error:
            findings.append(unread(shown, sheet.name, _why(error)))
        room -= reader.count + reader.others + reader.rows
    start = Span(shown, 1, 1)
    if archive.folder("xl/externallinks/"):
        findings.append(Finding("PE055", start, {"file": shown}))
    if "xl/vbaproject.bin" in archive:
        findings.append(Finding("PE056", start, {"file": shown}))
    if any(finding.code == "PE048" and finding.severity == "error" for finding in findings):
        return Book(shown, (), tuple(findings), sha256)  # half of the forms would pass for all
    if not grids and any(finding.code == "PE054" for finding in findings):
        return Book(shown, (), tuple(findings), sha256)  # not empty, but unreadable
    book = finished(shown, grids, sha256)
    return book._replace(findings=(*book.findings, *findings))


def _sheet(
    archive: Archive, sheet: SheetPart, reader: SheetReader, cells: Cells, shown: str, room: int
) -> tuple[Laid, list[Finding]]:
    def headings() -> list[int]:
        return cells.shared.holding(heading_words(), MAX_HEADINGS)

    read_blocks(archive.chunks(sheet.part), reader, headings)
    if reader.lost:
        return Laid(()), [too_long(shown, sheet.name, reader.lost)]
    made = {
        row: {
            column: cell
            for column, raw in line.items()
            if (cell := cells.cell(raw, row, column)).text or cell.notes or cell.kind != "blank"
        }
        for row, line in reader.cells.items()
    }
    hidden = (frozenset(reader.hidden_rows), frozenset(reader.hidden_columns), sheet.hidden)
    laid = lay(shown, sheet.name, made, reader.merged, reader.starts, hidden, room, reader.cuts)
    if not laid.fits:
        raise BrokenError("large", sheet.part)
    return laid, findings_of(shown, sheet.name, reader, cells, laid)


def plan_of(archive: Archive) -> Plan:
    workbook = _WORKBOOK
    for target, kind in _relations(archive, "").values():
        if kind == "officeDocument" and target in archive:
            workbook = target
    if workbook.endswith(".bin"):
        raise BrokenError("xlsb")
    if workbook not in archive:
        raise BrokenError("damaged", workbook)
    related = _relations(archive, workbook)
    sheets: list[SheetPart] = []
    since_1904 = recalculated = False
    for tag, given in elements(workbook, archive.read(workbook)):
        if tag == "sheet":
            key = next((value for name, value in given.items() if name.endswith(":id")), "")
            target, kind = related.get(key, ("", ""))
            if kind == "worksheet":
                hidden = given.get("state", "visible") != "visible"
                sheets.append(SheetPart(given.get("name", ""), target, hidden))
        elif tag == "workbookPr":
            since_1904 = true(given.get("date1904"))
        elif tag == "calcPr":
            recalculated = true(given.get("fullCalcOnLoad"))
    named = {kind: target for target, kind in related.values()}
    styles, texts = named.get("styles", ""), named.get("sharedStrings", "")
    return Plan(tuple(sheets), styles, texts, since_1904, recalculated)


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Target and kind by the key of the relation; a target stays inside the archive."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels".lstrip("/")
    found = {}
    for tag, given in elements(rels, data) if (data := archive.read(rels)) else ():
        if tag != "Relationship" or given.get("TargetMode") == "External":
            continue
        target = given.get("Target", "").replace("\\", "/")
        path = [] if target.startswith("/") else [piece for piece in folder.split("/") if piece]
        for piece in target.split("/"):
            if piece == "..":
                del path[-1:]
            elif piece not in ("", "."):
                path.append(piece)
        kind = given.get("Type", "").rpartition("/")[2]
        found[given.get("Id", "")] = ("/".join(path), kind)
    return found


def _why(error: BrokenError) -> str:
    return {"large": "large", "locked": "encrypted", "xlsb": "xlsb"}.get(error.why, "damaged")
