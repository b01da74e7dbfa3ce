"""Grids built by hand: rows of texts, with merged ranges."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.model.grid import BLANK, TEXT, Book, Cell, Grid


def grid(
    rows: Sequence[Sequence[str]],
    merges: Sequence[str] = (),
    *,
    sheet: str = "自评表",
    file: str = "自评表.xlsx",
    above: tuple[str, ...] = (),
    below: tuple[str, ...] = (),
    hidden_rows: frozenset[int] = frozenset(),
    hidden_columns: frozenset[int] = frozenset(),
) -> Grid:
    """A table of texts. A cell "<" is merged with the one to its left, "^" with the one above;
    `merges` are further ranges such as "A1:C2"."""
    width = max((len(row) for row in rows), default=0)
    made: list[list[Cell]] = []
    for i, row in enumerate(rows):
        line: list[Cell] = []
        for j in range(width):
            text = row[j] if j < len(row) else ""
            if text == "<":
                line.append(line[-1])
            elif text == "^":
                line.append(made[-1][j])
            else:
                line.append(Cell(text, i + 1, j + 1, TEXT if text else BLANK))
        made.append(line)
    for merge in merges:
        (r1, c1), (r2, c2) = (_place(part) for part in merge.split(":"))
        corner = made[r1][c1]
        for i in range(r1, r2 + 1):
            made[i][c1 : c2 + 1] = [corner] * (c2 - c1 + 1)
    return Grid(
        file,
        sheet,
        tuple(tuple(line) for line in made),
        above,
        below,
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
    )


def _place(name: str) -> tuple[int, int]:
    return int(name[1:]) - 1, ord(name[0]) - 65


def book(*grids: Grid) -> Book:
    return Book(grids[0].file if grids else "自评表.xlsx", tuple(grids))
