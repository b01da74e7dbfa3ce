"""Tables as they stand in a file: cells with their texts and places, nothing understood yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import SheetFile, Span

if TYPE_CHECKING:
    from perfeval.model.finding import Finding

TEXT, NUMBER, DATE, FLAG, ERROR, BLANK = "text", "number", "date", "flag", "error", "blank"
UNCACHED = "uncached"  # a formula whose value is not kept in the file
TEXT_NUMBER = "text-number"  # a number that the file keeps as a text
FORMULA = "formula"  # a value that a formula gave
SHOWN = "shown"  # the number format shows another number than the cell holds
ROUNDED = "rounded"  # of these two, the shown one is taken: a formula's result with a long tail
STRUCK = "struck"  # text that is struck through was left out


class Cell(NamedTuple):
    """One cell: what a reader of the page sees in it.

    `text` is without blanks at its ends and "" when the cell is empty; a percentage that a
    spreadsheet keeps as 0.9995 is "99.95%", a day "2023-12-31". `row` and `column` count from 1
    and are those of the upper left cell where cells are merged. `notes` are words of this module.
    """

    text: str
    row: int
    column: int
    kind: str = TEXT
    notes: tuple[str, ...] = ()


class Grid(NamedTuple):
    """One table. `rows` is rectangular; merged cells hold the same `Cell` at all their places.

    `sheet` is the sheet's name; "#2" for the second table of a document, "#0" of a file that is
    one table. `above` are the texts between the table before and this one, `below` those behind
    the last one. `first` is the row number of `rows[0]`, `cut` the first
    row further down that was not read for want of room (0: all were).
    """

    file: str
    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    first: int = 1
    cut: int = 0

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def place(self, cell: Cell) -> Span:
        """Where a cell of this table stands."""
        return Span(SheetFile(self.file, self.sheet), cell.row, cell.column)


class Book(NamedTuple):
    """All tables of one file in order, and what was found while reading it.

    `grids` is empty when the file can't be used; the findings say why. `sha256` is of the file.
    """

    file: str
    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...] = ()
    sha256: str = ""
