"""Findings: what is wrong, where, with which particulars. The words are made at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

Params = Mapping[str, str]


class SheetFile(str):
    """A file's name that also knows the sheet or table of the file that a place lies in.

    It is the file's name wherever a name is wanted, so that places in workbooks go the same way as
    places in texts. `sheet` is the sheet's name; "#2" for the second table of a document, which
    has no name; "#0" where the whole file is one table.
    """

    __slots__ = ("sheet",)
    sheet: str

    def __new__(cls, file: str, sheet: str) -> SheetFile:
        made = super().__new__(cls, file)
        made.sheet = sheet
        return made

    def __getnewargs__(self) -> tuple[str, ...]:  # type: ignore[override]
        return str(self), self.sheet


class TableFile(SheetFile):
    """A table of many projects: its columns are called by their `heads`, not by letters."""

    __slots__ = ("heads",)
    heads: tuple[str, ...]

    @classmethod
    def of(cls, file: str, table: str, heads: tuple[str, ...]) -> TableFile:
        made = cls(file, table)
        made.heads = heads
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return TableFile.of, (str(self), self.sheet, self.heads)


class FormGuide(Protocol):
    """What a workbook to fill in knows of its cells: where to mend, and what its mends are called."""

    def pointed(self, finding: Finding) -> Finding:
        """The finding at the cell to fill in."""

    def told(self, finding: Finding, text: str, lang: str) -> str:
        """What is wrong, likewise."""

    def worded(self, finding: Finding, mend: str, lang: str) -> str:
        """The mend in words of sheets and columns."""


class FormCell(SheetFile):
    """A sheet of a workbook to fill in; `guide` knows its cells."""

    __slots__ = ("guide",)
    guide: FormGuide

    @classmethod
    def of(cls, file: str, sheet: str, guide: FormGuide) -> FormCell:
        made = cls(file, sheet)
        made.guide = guide
        return made


class Span(NamedTuple):
    """A place in an input file; line and column count from 1, one 汉字 is one column.

    In a table, line and column are those of the cell, and `file` is a `SheetFile`.
    """

    file: str
    line: int
    column: int

    @property
    def sheet(self) -> str:
        """The sheet or table that the place lies in; "" in a text."""
        return self.file.sheet if isinstance(self.file, SheetFile) else ""

    @property
    def cell(self) -> str:
        """The cell's name in a spreadsheet: "F12"; "" in a text."""
        return column_letters(self.column) + str(self.line) if self.sheet else ""


def column_letters(column: int) -> str:
    """A column's letters in a spreadsheet: 1 → "A", 28 → "AB"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Finding(NamedTuple):
    """One observation about an input or a score.

    `code` is a key of the catalogue in `perfeval.checks`; `params` are the ready-made
    strings its text is filled with; `path` names the indicator, when there is one;
    `severity` overrides the catalogue's when the case is milder or graver than usual.
    """

    code: str
    span: Span | None = None
    params: Params = {}
    path: tuple[str, ...] = ()
    severity: str | None = None


def pointed(finding: Finding) -> Finding:
    """The finding at the cell to fill in, where it is about a workbook to fill in."""
    file = finding.span.file if finding.span is not None else ""
    return file.guide.pointed(finding) if isinstance(file, FormCell) else finding
