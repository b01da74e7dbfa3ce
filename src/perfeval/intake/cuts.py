"""Indicator tables that go on past the last row that was read of their sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.tables.excel_findings import too_long

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.finding import Finding
    from perfeval.model.form import Form
    from perfeval.model.grid import Book, Grid

NEAR = 3  # rows below which a table may still go on


def cut_short(book: Book, forms: Iterable[Form]) -> tuple[Finding, ...]:
    """A finding for each table whose last rows are indicators, though not all rows were read."""
    cut = [grid for grid in book.grids if grid.cut]
    if not cut:
        return ()
    places = {
        (value.span.sheet, value.span.line)
        for form in forms
        for row in form.rows
        for value in (row.name, *row.cells.values())
    }
    return tuple(
        too_long(grid.file, grid.sheet, grid.cut)
        for grid in cut
        if any((grid.sheet, _last(grid) - above) in places for above in range(NEAR))
    )


def _last(grid: Grid) -> int:
    """The number of the last row in which anything stands."""
    rows = range(grid.height - 1, 0, -1)
    return grid.first + next((at for at in rows if any(c.text for c in grid.rows[at])), 0)
