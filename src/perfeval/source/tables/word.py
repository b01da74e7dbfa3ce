"""The tables of a .docx as grids, with the paragraphs around them.

A table is counted where it begins, so a table inside a cell follows the one it stands in; its text
is not repeated in that cell, unless it is a mere frame of one cell, whose text belongs to the cell.
Row and column of a `Cell` count places of the table's grid, spanned ones too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.grid import STRUCK, Cell, Grid
from perfeval.source.tables.excel_findings import struck_out
from perfeval.source.tables.faults import digest, finished, read_bytes, refused
from perfeval.source.tables.limits import MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_TABLES
from perfeval.source.tables.spans import TooLarge, cell, square
from perfeval.source.tables.texts import clean
from perfeval.source.tables.word_places import DEEPEST, blocks, deleted, framed, inside, span
from perfeval.source.tables.word_runs import Runs
from perfeval.source.word_numbering import Numbering
from perfeval.source.word_package import W, open_word
from perfeval.source.word_styles import Styles, number, on, value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from perfeval.model.grid import Book


def read_word(path: Path, shown: str) -> Book:
    """All tables of a document; `shown` is the file's name for people. Never raises for the file."""
    data = read_bytes(path, MAX_BYTES)
    if isinstance(data, str):
        return refused(shown, data)
    package = open_word(path)
    if package.fault:
        return refused(shown, package.fault, digest(data))
    try:
        grids = _Reader(package.parts, shown).grids()
    except (TooLarge, MemoryError):
        return refused(shown, "large", digest(data))
    book = finished(shown, grids, digest(data))
    told = [finding for grid in grids for finding in struck_out(shown, grid)]
    return book._replace(findings=(*book.findings, *told))


class _Table:
    def __init__(self, above: list[str]) -> None:
        self.above = above
        self.rows: list[list[Cell | None]] = []
        self.hidden: set[int] = set()


class _Reader:
    def __init__(self, parts: Mapping[str, Any], shown: str) -> None:
        self.body = parts["word/document.xml"].find(W + "body")
        self.styles = Styles(parts)
        self.numbering = Numbering(parts)
        self.runs = Runs(self.styles)
        self.shown = shown
        self.tables: list[_Table] = []
        self.lines: list[str] = []
        self.places = 0

    def grids(self) -> list[Grid]:
        if self.body is not None:
            self.lines = self.texts(self.body, 0, self.lines)
        made = []
        for at, table in enumerate(self.tables, 1):
            below = tuple(self.lines) if at == len(self.tables) else ()
            made.append(
                Grid(
                    self.shown, f"#{at}", square(table.rows), tuple(table.above), below,
                    frozenset(table.hidden),
                )
            )  # fmt: skip
        return [grid for grid in made if grid.rows]

    def texts(self, parent: Any, depth: int, lines: list[str]) -> list[str]:
        """The paragraphs of a part that are not in a table; a table takes those before it."""
        joined = False  # the last paragraph's mark was deleted, so the next goes on in its line
        passed = 0  # lines that stood in front of a table
        for block in blocks(parent):
            if block.tag == W + "p":
                text = self.paragraph(block)
                if joined and lines:
                    lines[-1] += text
                elif text:
                    lines.append(text)
                joined = _unmarked(block)
                continue
            joined = False
            frame = framed(block)
            if frame is not None and depth:
                lines += self.texts(frame, depth, [])
            elif depth >= DEEPEST:
                raise TooLarge
            else:
                # the texts in front of a table inside a cell stay with the cell, too
                self.table(block, lines[passed:] if depth else lines, depth)
                lines = lines if depth else []
                passed = len(lines)
        return lines

    def table(self, element: Any, above: list[str], depth: int) -> None:
        if len(self.tables) >= MAX_TABLES:
            raise TooLarge
        struck = self.runs.struck
        table = _Table(above)
        self.tables.append(table)
        for row in inside(element, "tr"):
            if deleted(row):
                continue
            own = row.find(W + "trPr")
            at = len(table.rows) + 1
            line = self.row(row, own, at, table.rows[-1] if table.rows else [], depth)
            table.rows.append(line)
            if own is not None and on(own.find(W + "hidden")):
                table.hidden.add(at)
            self.places += len(line)
            if self.places > MAX_CELLS:
                raise TooLarge
        self.runs.struck = struck  # a cell around this table has none of its own

    def row(
        self, element: Any, own: Any, at: int, before: list[Cell | None], depth: int
    ) -> list[Cell | None]:
        line: list[Cell | None] = [None] * span(own, "gridBefore", 0)
        for tc in inside(element, "tc"):
            props = tc.find(W + "tcPr")
            wide = span(props, "gridSpan", 1)
            struck = self.runs.struck
            text = clean("\n".join(self.texts(tc, depth + 1, [])))
            start = len(line)
            down = props.find(W + "vMerge") if props is not None else None
            along = props.find(W + "hMerge") if props is not None else None
            gone = props is not None and props.find(W + "cellDel") is not None
            made = cell("" if gone else text, at, start + 1)
            if self.runs.struck > struck and not gone:
                made = made._replace(notes=(*made.notes, STRUCK))
            over = before[start] if start < len(before) else None
            if down is not None and value(down) != "restart" and over is not None:
                made = over  # only the first of merged cells is printed
            elif along is not None and value(along) != "restart" and line and line[-1] is not None:
                made = line[-1]
            if len(line) + wide > MAX_COLUMNS or self.places + len(line) + wide > MAX_CELLS:
                raise TooLarge
            line += [made] * max(wide, 1)
        return line

    def paragraph(self, element: Any) -> str:
        text = clean(self.runs.text(element))
        label = self.label(element)
        if not label:
            return text
        # "1." before "95%" would read as another number
        return text if text[:1].isdecimal() else clean(f"{label}{text}")

    def label(self, element: Any) -> str:
        own = element.find(W + "pPr")
        style = value(own.find(W + "pStyle")) if own is not None else ""
        props = self.styles.line_props(style, None, own)
        key = props.get("numId", "")
        if not key or key == "0":
            return ""
        return self.numbering.next(key, int(number(props.get("ilvl", "0"))))


def _unmarked(paragraph: Any) -> bool:
    own = paragraph.find(W + "pPr")
    marks = own.find(W + "rPr") if own is not None else None
    return marks is not None and marks.find(W + "del") is not None
