"""Grids back to tables: which sheet is which, where its headings are, which row says what."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.workbook_words import SHEETS
from perfeval.model.finding import Finding
from perfeval.model.grid import ERROR, UNCACHED
from perfeval.source.nearest import nearest
from perfeval.workbook.headings import headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.finding import Span
    from perfeval.model.grid import Book, Cell, Grid
    from perfeval.workbook.cells import Cells

MARK = "perfeval:"
FIRST_ROWS = 3  # a sheet that is as empty has nothing to lose
MOST_LOOKED = 40  # rows among which the headings are


class Line(NamedTuple):
    """One row that is filled: the place its hidden cell names, its cells by column, where it is."""

    key: str
    cells: dict[str, Cell]
    span: Span
    row: int

    @property
    def here(self) -> Span:
        """The row itself: its first cell may be merged with those above."""
        return self.span._replace(line=self.row)

    def text(self, key: str) -> str:
        return self.cells[key].text if key in self.cells else ""


class Filled(NamedTuple):
    """One sheet as it came back."""

    id: str
    grid: Grid
    lines: tuple[Line, ...]
    columns: Mapping[str, int] = {}


def tables(book: Book, findings: list[Finding], cells: Cells) -> dict[str, Filled]:
    """The sheets of ours, by what they hold."""
    found: dict[str, Filled] = {}
    for grid in book.grids:
        id = _id(grid)
        if not id or id in found:
            continue
        found[id] = _table(id, grid, findings, cells)
    return found


def _id(grid: Grid) -> str:
    """By the hidden mark, else by the sheet's name."""
    for row in grid.rows[:MOST_LOOKED]:
        for cell in row[:3]:
            if cell.text.startswith(MARK):
                id = cell.text.removeprefix(MARK)
                return id if id in SHEETS and id != "guide" else ""
    name = grid.sheet.strip()
    return next((id for id, names in SHEETS.items() if name in names and id != "guide"), "")


def _table(id: str, grid: Grid, findings: list[Finding], cells: Cells) -> Filled:
    known = headings(id)
    keyed = _keys(grid)
    head = _head(grid, known, keyed)
    own: list[Finding] = []
    columns = {} if head is None else _columns(grid, head, keyed, known, own, cells)
    if head is None or all(key.startswith("#") for key in columns.values()) or _covered(grid, head):
        # nothing of the sheet can be read, which must not go unsaid where it is filled in
        place = cells.place(grid, grid.rows[0][0]) if grid.rows and grid.rows[0] else None
        full = any(cell.text for row in grid.rows[FIRST_ROWS:] for cell in row)
        severity = "error" if full else None
        findings.append(Finding("PE088", place, {"sheet": grid.sheet}, (), severity))
        return Filled(id, grid, ())
    findings += own
    cells.sheet(id, grid, head, columns)
    mark = next((n for n, cell in enumerate(grid.rows[head]) if cell.text == "#"), None)
    if mark is None and id in ("indicators", "data", "points"):
        cells.unmarked.add(grid.sheet)
    lines = tuple(_lines(grid, head, columns, mark, findings, cells))
    return Filled(id, grid, lines, cells.columns[id])


def _covered(grid: Grid, head: int) -> bool:
    """Whether a merged cell hides the heading of a column that is filled in."""
    row = grid.rows[head]
    return any(
        cell.column != number + 1 and _filled(grid, head, number)
        for number, cell in enumerate(row)
        if row[number - 1] is cell and number
    )


def _keys(grid: Grid) -> dict[int, str]:
    """The hidden row of keys: column to key."""
    for row in grid.rows[:MOST_LOOKED]:
        if any(cell.text.startswith(MARK) for cell in row[:3]):
            return {n: c.text for n, c in enumerate(row) if c.text and not c.text.startswith(MARK)}
    return {}


def _head(grid: Grid, known: dict[str, str], keyed: dict[int, str]) -> int | None:
    """The row of headings: the one with the mark, else the one with most names of columns."""
    best, most = None, 0
    for number, row in enumerate(grid.rows[:MOST_LOOKED]):
        if row and any(cell.text == "#" for cell in row[:3]):
            return number
        if any(cell.text.startswith(MARK) for cell in row[:3]):
            continue
        hits = len({known[s] for cell in row if (s := squeezed(cell.text)) in known})
        if hits > most:
            best, most = number, hits
    return best if most >= 2 else None


def _columns(
    grid: Grid, head: int, keyed: dict[int, str], known: dict[str, str], findings: list[Finding],
    cells: Cells,
) -> dict[int, str]:  # fmt: skip
    """By column its key: the hidden one, else what its heading says."""
    found: dict[int, str] = {}
    used: set[str] = set()
    keys = set(known.values())
    row = grid.rows[head]
    for number, cell in enumerate(row):
        key = keyed.get(number, "")
        key = key if key in keys else ""
        said = known.get(squeezed(cell.text), "")
        if key and cell.text and said and said != key and not _alike(said, key):
            # the heading was written over by another's: which is meant can't be known
            params = {"heading": cell.text, "column": _name(known, key)}
            findings.append(Finding("PE084", cells.place(grid, cell), params))
        elif key and cell.text and not said and key in known.values():
            params = {"heading": cell.text, "column": _name(known, key)}
            findings.append(Finding("PE084", cells.place(grid, cell), params))
        key = key or said
        if key and key not in used:
            found[number] = key
            used.add(key)
        elif cell.text and cell.text != "#" and not key and _filled(grid, head, number):
            near = nearest(squeezed(cell.text), known)
            findings.append(
                Finding("PE085", cells.place(grid, cell), {"heading": cell.text, "near": near})
            )
    return found


def _alike(one: str, other: str) -> bool:
    """Levels and counts have names that are numbered."""
    return one.rstrip("0123456789]") == other.rstrip("0123456789]")


def _filled(grid: Grid, head: int, number: int) -> bool:
    return any(row[number].text for row in grid.rows[head + 1 :])


def _name(known: dict[str, str], key: str) -> str:
    return next((name for name, own in known.items() if own == key), key)


def squeezed(text: str) -> str:
    """A heading without blanks, in the plain forms of its characters."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _lines(
    grid: Grid, head: int, columns: dict[int, str], mark: int | None, findings: list[Finding],
    cells_at: Cells,
) -> Iterator[Line]:  # fmt: skip
    for at, row in enumerate(grid.rows[head + 1 :], grid.first + head + 1):
        cells: dict[str, Cell] = {}
        for number, key in columns.items():
            cell = row[number]
            if not key.startswith("#") and (cell.kind == ERROR or UNCACHED in cell.notes):
                params = {"text": cell.text, "kind": "" if cell.text else "uncached"}
                findings.append(Finding("PE086", cells_at.place(grid, cell), params))
                continue
            if cell.text:
                cells[key] = cell
        if not cells:
            continue
        first = next(iter(cells.values()))
        key = row[mark].text if mark is not None else ""
        yield Line(key, cells, cells_at.place(grid, first), at)
