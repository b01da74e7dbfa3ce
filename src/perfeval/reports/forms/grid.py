"""Official forms as grids of merged cells: rows of cells by their widths, laid on shared columns.

A block of a form says how wide its cells are in hundredths of the form's width; the grid's columns
lie where any cell ends, so blocks of different columns stand below each other without remainder.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE = 100
Ref = dict[str, Any]
Plain = dict[str, Any]


class Cell(NamedTuple):
    """A cell `width` hundredths wide and `rows` high; `head` marks a printed label."""

    text: str
    width: int
    rows: int = 1
    align: str = "left"
    head: bool = False
    ref: Ref | None = None


class Line(NamedTuple):
    """A row of a form from left to right, without the places that cells above reach into."""

    cells: tuple[Cell, ...]
    head: bool = False


def label(text: str, width: int, rows: int = 1) -> Cell:
    return Cell(text, width, rows, "center", True)


def line(*cells: Cell, head: bool = False) -> Line:
    return Line(cells, head)


def beside(text: str, width: int, lines: Sequence[Line]) -> list[Line]:
    """Lines with one label at their left side, over all of them."""
    if not lines:
        return []
    first = lines[0]
    return [first._replace(cells=(label(text, width, len(lines)), *first.cells)), *lines[1:]]


def laid(lines: Sequence[Line]) -> tuple[list[int], list[Plain]]:
    """The widths of the grid's columns (they sum to WHOLE) and its rows, as in an HTML table."""
    placed = _placed(lines)
    edges = sorted({0, WHOLE, *(start + cell.width for row in placed for start, cell in row)})
    at = {edge: index for index, edge in enumerate(edges)}
    rows = [
        {
            "head": given.head,
            "cells": [
                _plain(cell, at[start + cell.width] - at[start]) for start, cell in row
            ],
        }
        for given, row in zip(lines, placed, strict=True)
    ]  # fmt: skip
    return [b - a for a, b in pairwise(edges)], rows


def _placed(lines: Sequence[Line]) -> list[list[tuple[int, Cell]]]:
    """Every cell with its left edge; cells of the rows above keep their places."""
    busy: dict[int, tuple[int, int]] = {}  # left edge: right edge, rows still to come
    found = []
    for given in lines:
        row, x = [], 0
        going = busy
        busy = {left: (right, n - 1) for left, (right, n) in going.items() if n > 1}
        for cell in given.cells:
            while x in going:
                x = going[x][0]
            row.append((x, cell))
            if cell.rows > 1:
                busy[x] = (x + cell.width, cell.rows - 1)
            x += cell.width
        found.append(row)
    return found


def _plain(cell: Cell, colspan: int) -> Plain:
    return {
        "text": cell.text, "colspan": colspan, "rowspan": cell.rows, "align": cell.align,
        "head": cell.head, "ref": cell.ref,
    }  # fmt: skip
