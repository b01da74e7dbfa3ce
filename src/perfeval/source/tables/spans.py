"""Cells one after another, with what they span, to rows where each cell has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.grid import BLANK, TEXT, Cell
from perfeval.source.tables.limits import MAX_CELL_TEXT, MAX_CELLS, MAX_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Rows = tuple[tuple[Cell, ...], ...]


class TooLarge(Exception):
    """A table beyond the limits; caught by the readers, which refuse the file."""


class Piece(NamedTuple):
    """A cell as HTML has it; `down` 0 is to the table's end."""

    text: str
    across: int = 1
    down: int = 1


def cell(text: str, row: int, column: int) -> Cell:
    if len(text) > MAX_CELL_TEXT:
        raise TooLarge
    return Cell(text, row, column, TEXT if text else BLANK)


def lay(rows: Sequence[Sequence[Piece]]) -> Rows:
    """Rows by the rule of HTML: a cell takes the first free place of its row.

    Raises TooLarge.
    """
    laid: list[list[Cell | None]] = []
    held: dict[int, tuple[Cell, int]] = {}  # column → the cell from above, rows that it still spans
    places = 0
    for number, pieces in enumerate(rows, 1):
        line: list[Cell | None] = [None] * (max(held, default=-1) + 1)
        for column in list(held):
            above, left = held[column]
            line[column] = above
            if left == 1:
                del held[column]
            else:
                held[column] = (above, left - 1)
        at = 0
        for piece in pieces:
            while at < len(line) and line[at] is not None:
                at += 1
            made = cell(piece.text, number, at + 1)
            down = piece.down if piece.down > 0 else len(rows)
            down = min(down, len(rows) - number + 1)
            if at + piece.across > MAX_COLUMNS:
                raise TooLarge
            for _ in range(max(piece.across, 1)):
                if at < len(line):
                    if line[at] is not None:
                        break  # one from above stands in its way
                    line[at] = made
                else:
                    line.append(made)
                if down > 1:
                    held[at] = (made, down - 1)
                at += 1
        places += len(line)
        if len(line) > MAX_COLUMNS or places > MAX_CELLS:
            raise TooLarge
        laid.append(line)
    return square(laid)


def square(rows: Iterable[Sequence[Cell | None]]) -> Rows:
    """Rows of one width, blank cells where there are none. Raises TooLarge."""
    listed = list(rows)
    width = max(map(len, listed), default=0)
    if width > MAX_COLUMNS or width * len(listed) > MAX_CELLS:
        raise TooLarge
    if not width:
        return ()
    return tuple(
        tuple(
            (line[at] if at < len(line) else None) or Cell("", row, at + 1, BLANK)
            for at in range(width)
        )
        for row, line in enumerate(listed, 1)
    )


def blank(rows: Rows) -> bool:
    """Whether nothing stands in any cell."""
    return not any(one.text for line in rows for one in line)
