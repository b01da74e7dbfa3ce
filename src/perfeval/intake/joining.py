"""Several tables side by side in one sheet are several tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.headings import heading
from perfeval.intake.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.grid import Grid


def parts(grid: Grid) -> Iterator[Page]:
    """The grid as it is, or its tables from left to right when empty columns part them."""
    if not grid.rows:
        return
    yield from _split(grid) or [Page(grid)]


def _split(grid: Grid) -> list[Page]:
    """Pages between empty columns, if at least two of them have a heading of indicators."""
    filled = [False] * grid.width
    for row in grid.rows:
        for j, cell in enumerate(row):
            if cell.text:
                filled[j] = True
        if all(filled):
            return []
    groups: list[tuple[int, int]] = []
    for j, has in enumerate(filled):
        if not has:
            continue
        if groups and groups[-1][1] == j - 1:
            groups[-1] = (groups[-1][0], j)
        else:
            groups.append((j, j))
    if len(groups) < 2:
        return []
    pages = [Page(grid, first, last) for first, last in groups]
    whole = sum(1 for page in pages if _has_table(page))
    return pages if whole >= 2 else []


def _has_table(page: Page) -> bool:
    for i in range(min(page.height, 200)):
        found = heading(page, i)
        if found is not None and found.kind == "indicators":
            return True
    return False
