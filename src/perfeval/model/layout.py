"""A Word document as laid out: what its text looks like, once all styles are resolved."""

from __future__ import annotations

from typing import NamedTuple


class Face(NamedTuple):
    """How a piece of text is set: fonts for Chinese and for Western signs, size in points.

    A font is "" where neither the text nor a style names one.
    """

    east: str
    west: str
    size: float
    bold: bool = False


class Piece(NamedTuple):
    text: str
    face: Face


class Spacing(NamedTuple):
    """Line pitch: `rule` is exact, atLeast or auto; `line` points, or lines for auto.

    `indent` is the indent of the first line in characters of the text's size.
    """

    rule: str = "auto"
    line: float = 1
    before: float = 0
    after: float = 0
    indent: float = 0
    align: str = "left"


class Cell(NamedTuple):
    """Where in the tables a paragraph stands: table, row and column, each from 1."""

    table: int
    row: int
    column: int


class Line(NamedTuple):
    """A paragraph; `number` counts all paragraphs of the text from 1, those of tables too.

    `level` is its level in the outline (0 for body text), `label` the number that its style or
    list gives it ("一、"), "" where there is none.
    """

    number: int
    text: str
    style: str
    level: int
    label: str
    pieces: tuple[Piece, ...]
    spacing: Spacing
    sheet: int
    cell: Cell | None = None


class Table(NamedTuple):
    """A table: texts by row, each text as often as its cell is wide; `first` the paragraph it
    begins with; whether the first row is repeated and whether rows may break over pages."""

    number: int
    first: int
    rows: tuple[tuple[str, ...], ...]
    repeated: bool
    breaking: bool


class Sheet(NamedTuple):
    """A section's paper and margins in millimetres; `first` the paragraph it begins with."""

    first: int
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    paged: bool


class Layout(NamedTuple):
    """A whole document; `digest` is the score document's, where perfeval has written it."""

    file: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    sheets: tuple[Sheet, ...]
    digest: str = ""
