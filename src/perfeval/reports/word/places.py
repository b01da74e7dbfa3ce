"""Where something stands in a Word document, as a reader would look for it."""

from __future__ import annotations

from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Place(NamedTuple):
    """A paragraph by its number outside tables, or a row of a table; `part` when it is not in
    the body (`word/header1.xml`); `text` is what the paragraph says."""

    part: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    text: str = ""


class Places:
    """Counts paragraphs, tables and rows while a part is read from its beginning."""

    def __init__(self, part: str) -> None:
        self.part = "" if part == "word/document.xml" else part
        self.paragraphs = 0
        self.tables: dict[Any, int] = {}

    def next(self, paragraph: Any) -> Place:
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        table = next(row.iterancestors(f"{W}tbl"), None) if row is not None else None
        if row is None or table is None:
            self.paragraphs += 1
            return Place(self.part, self.paragraphs)
        number = self.tables.setdefault(table, len(self.tables) + 1)
        return Place(self.part, 0, number, list(table.iter(f"{W}tr")).index(row) + 1)
