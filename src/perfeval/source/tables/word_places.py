"""Where the tables, rows and cells of a Word document lie: counted the same by all who do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.source.word_styles import number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DEEPEST = 12  # tables in tables
MAX_SPAN = 1_000
_PASSED = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "hyperlink"))  # fmt: skip


class Table:
    """A table's element and its rows, deleted ones left out."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.rows = [row for row in inside(element, "tr") if not deleted(row)]

    def cell(self, row: int, column: int, merged: bool = True) -> Any:
        """The cell at a place of the grid (from 1), of merged ones the first; None without one."""
        for at in range(row, 0, -1):
            line = self.rows[at - 1] if at <= len(self.rows) else None
            found = None
            for start, wide, cell in cells(line) if line is not None else ():
                if start <= column < start + wide:
                    found = cell
            if found is None or not merged or not goes_on(found) or at == 1:
                return found
        return None


def tables(root: Any) -> Iterator[Table]:
    """All tables of a document, each before those in its cells; frames of one cell inside a cell
    are none."""
    body = root.find(W + "body")
    if body is not None:
        yield from _tables(body, 0)


def _tables(parent: Any, depth: int) -> Iterator[Table]:
    for block in blocks(parent):
        if block.tag != W + "tbl" or depth > DEEPEST:
            continue
        frame = framed(block)
        if frame is not None and depth:
            yield from _tables(frame, depth)
            continue
        table = Table(block)
        yield table
        for row in table.rows:
            for cell in inside(row, "tc"):
                yield from _tables(cell, depth + 1)


def cells(row: Any) -> Iterator[tuple[int, int, Any]]:
    """First column, width and element of each cell of a row."""
    at = 1 + span(row.find(W + "trPr"), "gridBefore", 0)
    for cell in inside(row, "tc"):
        wide = span(cell.find(W + "tcPr"), "gridSpan", 1)
        yield at, wide, cell
        at += wide


def goes_on(cell: Any) -> bool:
    """Whether a cell is the lower part of merged ones."""
    props = cell.find(W + "tcPr")
    merge = props.find(W + "vMerge") if props is not None else None
    return merge is not None and value(merge) != "restart"


def deleted(row: Any) -> bool:
    """Whether a tracked change takes the row out."""
    own = row.find(W + "trPr")
    return own is not None and own.find(W + "del") is not None


def blocks(parent: Any, depth: int = 0) -> Iterator[Any]:
    """Paragraphs and tables, those in content controls and tracked insertions too."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == MC + "AlternateContent" and len(child) and depth < DEEPEST:
            yield from blocks(child[0], depth + 1)
        elif child.tag in _PASSED and depth < DEEPEST * 4:
            yield from blocks(child, depth + 1)


def paragraphs(parent: Any, depth: int = 0) -> Iterator[Any]:
    """Paragraphs of a part and of the tables in it, but not of the text boxes in a paragraph."""
    for block in blocks(parent):
        if block.tag == W + "p":
            yield block
        elif depth < DEEPEST:
            for row in inside(block, "tr"):
                for cell in inside(row, "tc"):
                    yield from paragraphs(cell, depth + 1)


def inside(parent: Any, name: str, depth: int = 0) -> Iterator[Any]:
    """Rows of a table or cells of a row, those in content controls too."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _PASSED and depth < DEEPEST * 4:
            yield from inside(child, name, depth + 1)


def framed(table: Any) -> Any:
    """The only cell of a table; None when there are more."""
    rows = list(inside(table, "tr"))
    found = list(inside(rows[0], "tc")) if len(rows) == 1 else []
    return found[0] if len(found) == 1 else None


def span(props: Any, name: str, least: int) -> int:
    found = props.find(W + name) if props is not None else None
    if found is None:
        return least
    return min(max(int(number(value(found))), least), MAX_SPAN)
