"""Cells by place to rectangular tables, with merged areas filled."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.grid import BLANK, Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfeval.source.tables.sheet_xml import Area

MAX_GAP = 200  # empty rows; behind more of them a new table begins
MAX_PLACES = 2_000_000  # of all tables of a file, blank and merged ones too
MAX_REACH = 200  # rows or columns that a merged area may add beyond the last text


class Laid(NamedTuple):
    """The tables of a sheet, cells that a merged area hides, and whether all found room."""

    grids: tuple[Grid, ...]
    covered: tuple[Cell, ...] = ()
    places: int = 0
    fits: bool = True


def lay(
    file: str,
    sheet: str,
    cells: Mapping[int, Mapping[int, Cell]],
    merged: Sequence[Area],
    starts: Iterable[int] = (),
    hidden: tuple[frozenset[int], frozenset[int], bool] = (frozenset(), frozenset(), False),
    room: int = MAX_PLACES,
) -> Laid:
    """The tables of a sheet: one for each stretch of rows without a long gap."""
    kept = {row: line for row, line in cells.items() if line}
    anchors = {(row, column) for row, line in kept.items() for column in line}
    areas = [area for area in merged if area[:2] in anchors]
    hollow = [area for area in merged if area[:2] not in anchors]
    grids: list[Grid] = []
    covered: list[Cell] = []
    places = 0
    for first, last in _stretches(sorted(kept), set(starts)):
        rows = [row for row in range(first, last + 1) if row in kept]
        width = max(max(kept[row]) for row in rows)
        own = [area for area in areas if first <= area[0] <= last]
        width, last = _reach(own, width, last)
        places += (last - first + 1) * width
        if places > room:
            return Laid(tuple(grids), tuple(covered), places, fits=False)
        table = [
            [
                line[column] if column in line else Cell("", row, column, BLANK)
                for column in range(1, width + 1)
            ]
            for row, line in ((row, kept.get(row, {})) for row in range(first, last + 1))
        ]
        empty = [area for area in hollow if first <= area[0] <= last and area[1] <= width]
        covered += _merge(table, [*own, *empty], first, width)
        grids.append(
            Grid(
                file, sheet, tuple(map(tuple, table)),
                hidden_rows=frozenset(row for row in hidden[0] if first <= row <= last),
                hidden_columns=frozenset(column for column in hidden[1] if column <= width),
                hidden=hidden[2], first=first,
            )
        )  # fmt: skip
    return Laid(tuple(grids), tuple(covered), places)


def _reach(areas: list[Area], width: int, last: int) -> tuple[int, int]:
    """The last column and row with what the merged areas add; endless ones add nothing."""
    near = [a for a in areas if a[3] - width <= MAX_REACH and a[2] - last <= MAX_REACH]
    return max([width, *(a[3] for a in near)]), max([last, *(a[2] for a in near)])


def _stretches(rows: list[int], starts: set[int]) -> list[tuple[int, int]]:
    """First and last rows without a gap; a new one begins at rows of `starts` too."""
    borders = sorted(starts)
    found: list[tuple[int, int]] = []
    for row in rows:
        near = bool(found) and row - found[-1][1] <= MAX_GAP
        if near and bisect_right(borders, row) == bisect_right(borders, found[-1][1]):
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    if found and found[0][0] <= MAX_GAP:
        found[0] = (1, found[0][1])
    return found


def _merge(table: list[list[Cell]], areas: list[Area], first: int, width: int) -> list[Cell]:
    """Puts the upper left cell at all places of its area; gives the cells that it hides."""
    covered = []
    taken: set[tuple[int, int]] = set()
    for top, left, bottom, right in areas:
        places = [
            (row, column)
            for row in range(top, min(bottom, first + len(table) - 1) + 1)
            for column in range(left, min(right, width) + 1)
        ]
        if any(place in taken for place in places):
            continue  # they overlap: Excel would call the file damaged
        taken.update(places)
        own = table[top - first][left - 1]
        for row, column in places:
            other = table[row - first][column - 1]
            if other is not own and other.text and other.text != own.text:
                covered.append(other)
            table[row - first][column - 1] = own
    return covered
