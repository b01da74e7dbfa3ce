"""The hidden sheet by which the workbook is known: its set, as text too, and its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.model.grid import Book, Grid

NAME = "_perfeval"
HEADER = "workbook/v1"
CHUNK = 30_000
LEFT, RIGHT = "⟦", "⟧"  # keep the blanks at the ends of a piece


class SetText(NamedTuple):
    """One file of the set, as it was written: the set itself first, then what it extends, each
    the base of the one before; `role` is "set" or "calendar"."""

    name: str
    text: str
    role: str = "set"


class Place(NamedTuple):
    """Where the result of one indicator goes: its path, and what sheets call it."""

    path: str
    label: str
    title: str = ""


class Marks(NamedTuple):
    """What the hidden sheet says."""

    lang: str
    set_name: str
    set_id: str
    digest: str
    places: tuple[Place, ...]
    sheets: tuple[tuple[str, str], ...]
    texts: tuple[SetText, ...]


def rows(marks: Marks) -> Iterator[tuple[str, ...]]:
    """The sheet's rows."""
    yield ("perfeval", HEADER)
    yield ("lang", marks.lang)
    yield ("set", marks.set_name)
    yield ("set id", marks.set_id)
    yield ("digest", marks.digest)
    for id, name in marks.sheets:
        yield ("sheet", id, name)
    for place in marks.places:
        yield ("place", *place)
    for text in marks.texts:
        yield ("file", text.name, text.role)
        # line ends of other systems are none of a cell's
        body = text.text.replace("\r\n", "\n").replace("\r", "\n")
        for start in range(0, max(len(body), 1), CHUNK):
            yield ("text", LEFT + body[start : start + CHUNK] + RIGHT)


def marks_of(book: Book) -> Marks | None:
    """The marks of a workbook of ours; None of any other."""
    for grid in book.grids:
        if grid.rows and _texts(grid, 0)[:2] == ("perfeval", HEADER):
            return _read(grid)
    return None


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(cell.text for cell in grid.rows[row][:4])


def _read(grid: Grid) -> Marks:
    single: dict[str, str] = {}
    places: list[Place] = []
    sheets: list[tuple[str, str]] = []
    files: list[tuple[str, str, list[str]]] = []
    for number in range(1, grid.height):
        key, first, second, third = (*_texts(grid, number), "", "", "", "")[:4]
        if key == "place":
            places.append(Place(first, second, third))
        elif key == "sheet":
            sheets.append((first, second))
        elif key == "file":
            files.append((first, second or "set", []))
        elif key == "text" and files:
            files[-1][2].append(first.removeprefix(LEFT).removesuffix(RIGHT))
        elif key:
            single.setdefault(key, first)
    texts = tuple(SetText(name, "".join(parts), role) for name, role, parts in files)
    return Marks(
        single.get("lang", "zh"), single.get("set", ""), single.get("set id", ""),
        single.get("digest", ""), tuple(places), tuple(sheets), texts,
    )  # fmt: skip


def place_rows(found: Sequence[tuple[str, str, str]]) -> tuple[Place, ...]:
    return tuple(Place(*one) for one in found)
