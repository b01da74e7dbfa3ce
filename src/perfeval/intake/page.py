"""A table while it is being read: its rows as runs of cells, and which cells found a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.wording import Word, word
from perfeval.model.finding import SheetFile, Span
from perfeval.model.form import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.grid import Cell, Grid


class Slot(NamedTuple):
    """One cell in one row, over the columns `first` to `last` (counted from 0).

    `own`: the cell begins in this row; otherwise it is merged down from a row above.
    """

    cell: Cell
    first: int
    last: int
    own: bool

    @property
    def text(self) -> str:
        return self.cell.text

    @property
    def word(self) -> Word:
        return word(self.cell.text)


class Page:
    """A grid, or some columns of it, with a record of the cells that were understood."""

    def __init__(self, grid: Grid, first: int = 0, last: int | None = None) -> None:
        self.grid = grid
        self.first = first
        self.last = grid.width - 1 if last is None else last
        self.used: set[tuple[int, int]] = set()
        self._rows: dict[int, tuple[Slot, ...]] = {}
        self._row = -1  # the row last asked for, by column
        self._by_column: list[Slot] = []
        self._file = SheetFile(grid.file, grid.sheet)

    @property
    def height(self) -> int:
        return self.grid.height

    @property
    def width(self) -> int:
        return self.last - self.first + 1

    def slots(self, i: int) -> tuple[Slot, ...]:
        """The cells of row `i`, merged ones once."""
        made = self._rows.get(i)
        if made is None:
            made = self._rows[i] = tuple(self._runs(i))
        return made

    def _runs(self, i: int) -> list[Slot]:
        number = self.grid.first + i
        runs: list[Slot] = []
        row = self.grid.rows[i]
        start = self.first
        for j in range(self.first, self.last + 1):
            cell = row[j]
            if j < self.last:
                after = row[j + 1]
                if after is cell or (after.row == cell.row and after.column == cell.column):
                    continue
            runs.append(Slot(cell, start, j, cell.row >= number))
            start = j + 1
        return runs

    def own(self, i: int) -> list[Slot]:
        """The cells of row `i` that begin in it and say something."""
        return [s for s in self.slots(i) if s.own and s.cell.text]

    def at(self, i: int, column: int) -> Slot | None:
        """The cell of row `i` at a column, also one that is merged from elsewhere."""
        if i != self._row:
            self._row = i
            self._by_column = [s for s in self.slots(i) for _ in range(s.first, s.last + 1)]
        place = column - self.first
        return self._by_column[place] if 0 <= place < len(self._by_column) else None

    def use(self, cell: Cell) -> None:
        self.used.add((cell.row, cell.column))

    def use_all(self, slots: Iterable[Slot]) -> None:
        self.used.update((s.cell.row, s.cell.column) for s in slots)

    def place(self, cell: Cell) -> Span:
        return Span(self._file, cell.row, cell.column)

    def value(self, cell: Cell, unit: str = "", text: str | None = None) -> Value:
        """A cell's text as a value of the form; the cell counts as read."""
        self.use(cell)
        return Value(cell.text if text is None else text, self.place(cell), unit, cell.notes)
