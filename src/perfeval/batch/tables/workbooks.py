"""A sheet of a workbook row by row: each cell says what its reader sees, as in the forms."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.tables.choosing import chosen
from perfeval.batch.tables.heading import LOOKED_AT
from perfeval.batch.tables.stream import ROWS, Rows, Stream, broken, refused
from perfeval.batch.tables.values import column
from perfeval.model import grid
from perfeval.model.finding import Finding, SheetFile, Span
from perfeval.source.tables.archive import BrokenError
from perfeval.source.tables.faults import fault, read_bytes
from perfeval.source.tables.file_kinds import kind_of, zip_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from perfeval.batch.tables.heading import Finder
    from perfeval.model.grid import Cell

MAX_BYTES = 200 << 20
FIRST_ROWS = 500  # of the first piece, so that a sheet is soon seen not to be empty

Line = tuple[int, dict[int, "Cell"]]


class Sheets(NamedTuple):
    """A workbook: its sheets that hold anything, and the rows of one of them, each with its number
    and its filled cells by column (from 1)."""

    names: tuple[str, ...]
    lines: Callable[[str], Iterator[Line]]


def workbook_stream(path: Path, shown: str, wanted: str, finder: Finder | None = None) -> Stream:
    """The sheet `wanted`, or the only one that holds a table. Never raises for the file."""
    none = SheetFile(shown, "#0")
    data = read_bytes(path, MAX_BYTES)
    if isinstance(data, str):
        return refused(none, fault(shown, data))
    try:
        sheets = _sheets(data)
        if isinstance(sheets, str):
            return refused(none, fault(shown, sheets))
        names = sheets.names if wanted else [n for n in sheets.names if _heads(sheets.lines(n))]
        name = chosen(shown, names, wanted)
        if isinstance(name, Finding):
            return refused(none, name)
        found = _found(sheets.lines(name), finder) or _heads(sheets.lines(name))
    except BrokenError as error:
        return refused(none, fault(shown, why(error)))
    except MemoryError:
        return refused(none, fault(shown, "large"))
    if found is None:
        return refused(none, fault(shown, "empty"))
    first, heads, *unit = found
    file = SheetFile(shown, name)
    rows = lambda columns: _rows(sheets.lines(name), first, file, columns)  # noqa: E731
    return Stream(heads, rows, file, first=first, unit="".join(unit), sheet=True)


def _sheets(data: bytes) -> Sheets | str:
    kind = kind_of(data)
    if kind == "zip":
        from perfeval.batch.tables.sheets_xlsx import xlsx_sheets
        from perfeval.source.tables.archive import Archive

        archive = Archive(data)
        kind = zip_kind(list(archive.entries), "")
        return xlsx_sheets(archive) if kind == "xlsx" else kind
    if kind == "xls":
        from perfeval.batch.tables.sheets_xls import xls_sheets

        return xls_sheets(data)
    return kind or ("other" if data.strip() else "empty")


def why(error: BrokenError) -> str:
    return {"large": "large", "locked": "encrypted", "xlsb": "xlsb"}.get(error.why, "damaged")


def _found(lines: Iterator[Line], finder: Finder | None) -> tuple[int, tuple[str, ...], str] | None:
    """The row that the heads end in, the heads, and the unit of money stated above."""
    if finder is None:
        return None
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for number, cells in islice(lines, LOOKED_AT):
        texts = {at: cell.text.replace("\n", "") for at, cell in cells.items() if cell.text}
        if texts:
            rows.append(tuple(texts.get(at, "") for at in range(1, max(texts) + 1)))
            numbers.append(number)
    found = finder.find(rows)
    if found is None:
        return None
    return numbers[found.at + found.rows - 1], found.heads, found.unit


def _heads(lines: Iterator[Line]) -> tuple[int, tuple[str, ...]] | None:
    """The row of the heads: the first with more than one cell, or the first where no row has."""
    single: tuple[int, tuple[str, ...]] | None = None
    for number, cells in islice(lines, LOOKED_AT):
        texts = {at: cell.text for at, cell in cells.items() if cell.text}
        if not texts:
            continue
        heads = tuple(texts.get(at, "").replace("\n", "") for at in range(1, max(texts) + 1))
        if len(texts) > 1:
            return number, heads
        single = single or (number, heads)
    return single


def _rows(
    lines: Iterator[Line], first: int, file: SheetFile, columns: tuple[int, ...]
) -> Iterator[Rows]:
    import pyarrow as pa

    number = first
    try:
        below = (line for line in lines if line[0] > first)
        many = FIRST_ROWS
        while taken := list(islice(below, many)):
            many = ROWS
            number = taken[0][0]
            cells = [
                column([_text(line.get(at + 1)) for _, line in taken]) for at in columns
            ]  # fmt: skip
            batch = pa.RecordBatch.from_arrays(cells, names=[str(at) for at in columns])
            told = chain.from_iterable(
                _told(place, line, file, columns) for place, line in enumerate(taken)
            )
            numbers = pa.array([number for number, _ in taken], pa.int64())
            yield Rows(batch, numbers, file, tuple(told))
            number = taken[-1][0] + 1
    except BrokenError as error:
        finding = fault(str(file), why(error))._replace(span=Span(file, number, 1))
        yield broken(file, number, finding, columns)
    except MemoryError:
        finding = fault(str(file), "large")._replace(span=Span(file, number, 1))
        yield broken(file, number, finding, columns)


def _text(cell: Cell | None) -> str | None:
    return cell.text or None if cell is not None and cell.kind != grid.ERROR else None


def _told(
    place: int, line: Line, file: SheetFile, columns: tuple[int, ...]
) -> Iterator[tuple[int, Finding]]:
    """Cells whose value can't be had."""
    number, cells = line
    for at in columns:
        cell = cells.get(at + 1)
        if cell is None:
            continue
        span = Span(file, number, at + 1)
        if cell.kind == grid.ERROR:
            params = {"why": "error", "text": cell.text}
            yield place, Finding("PE965", span, params)
        elif grid.UNCACHED in cell.notes:
            params = {"why": "uncached", "text": ""}
            yield place, Finding("PE965", span, params)
