"""Cells by place to rectangular tables, with merged areas filled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.grid import BLANK, Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfeval.source.tables.sheet_xml import Area

MAX_GAP = 200  # empty rows; behind more of them a new table begins
MAX_PLACES = 1_000_000  # of all tables of a file, blank and merged ones too
NEAR = 3  # empty rows between which a table goes on
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
    cuts: Mapping[int, int] = MappingProxyType({}),
) -> Laid:
    """The tables of a sheet: one for each stretch of rows without a long gap."""
    kept = {row: line for row, line in cells.items() if line}
    areas = sorted(set(merged))
    unseen = sorted(hidden[0])
    stretches = _stretches(sorted(kept), set(starts))
    grids: list[Grid] = []
    covered: list[Cell] = []
    places = 0
    tables: list[tuple[int, int, int, list[Area]]] = []
    for at, (first, last) in enumerate(stretches):
        end = stretches[at + 1][0] - 1 if at + 1 < len(stretches) else last + MAX_REACH
        width = max(max(kept[row]) for row in range(first, last + 1) if row in kept)
        begin = bisect_left(areas, (first, 0, 0, 0))
        own = areas[begin : bisect_left(areas, (last + 1, 0, 0, 0))]
        width, last = _reach([a for a in own if a[1] in kept.get(a[0], ())], width, last)
        last = min(last, end)
        places += (last - first + 1) * width
        if places > room:
            return Laid((), (), places, fits=False)
        tables.append((first, last, width, own))
    for first, last, width, own in tables:
        table = [
            [
                line[column] if column in line else Cell("", row, column, BLANK)
                for column in range(1, width + 1)
            ]
            for row, line in ((row, kept.get(row, {})) for row in range(first, last + 1))
        ]
        covered += _merge(table, own, first, width)
        grids.append(
            Grid(
                file, sheet, tuple(map(tuple, table)),
                hidden_rows=frozenset(
                    unseen[bisect_left(unseen, first) : bisect_right(unseen, last)]
                ),
                hidden_columns=frozenset(column for column in hidden[1] if column <= width),
                hidden=hidden[2], first=first,
                cut=next((cuts[row] for row in cuts if first <= row <= last + NEAR), 0),
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
    room = 2 * len(table) * width  # areas that don't overlap need half of it
    for top, left, bottom, right in areas:
        bottom, right = min(bottom, first + len(table) - 1), min(right, width)
        if bottom < top or right < left or (top, left) in taken:
            continue
        room -= (bottom - top + 1) * (right - left + 1)
        if room < 0:
            break
        places = list(product(range(top, bottom + 1), range(left, right + 1)))
        if any(place in taken for place in places):
            continue  # Excel would call such a file damaged
        taken.update(places)
        own = table[top - first][left - 1]
        for row, column in places:
            other = table[row - first][column - 1]
            if other is not own and other.text and other.text != own.text:
                covered.append(other)
            table[row - first][column - 1] = own
    return covered
