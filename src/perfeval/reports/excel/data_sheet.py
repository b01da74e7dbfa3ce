"""The sheet of inputs: whatever a rule needs besides one number, each in a cell of its own."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.reports.excel.book import GENERAL, HEAD, PERCENT, Book, Sheet
from perfeval.reports.excel.checked import NUMBER, Check
from perfeval.reports.excel.heights import height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.formula.algebra import Symbol


NAME, LABEL, COLUMN, TALLEST = 26, 46, 13, 200
FIRST = 3  # the row of the first block


class Rate(NamedTuple):
    """A number that reads as a percentage."""

    value: Fraction


class Flag(NamedTuple):
    """A yes or no, kept as 1 or 0."""

    value: bool


class Shown(NamedTuple):
    """A yes or no that is not typed in: what stands there follows from elsewhere."""

    value: bool


class Bounded(NamedTuple):
    """A number that has to lie between two others; `rate` when it reads as a percentage."""

    value: Fraction
    low: Fraction | int | None
    high: Fraction | int | None
    rate: bool = False


Entry = Shown | Bounded | str | Fraction | int | date | Rate | Flag | None


class DataSheet:
    """Blocks of labelled inputs, one below the other; the first column names the indicator."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.row = 0
        page = sheet.page
        page.set_column(0, 0, NAME)
        page.set_column(1, 1, LABEL)
        page.set_column(2, 14, COLUMN)
        sheet.text(0, 0, book.t("data.title"), bold=True, font_size=14)
        sheet.text(1, 0, book.t("data.note"), font_color="#666666")
        page.freeze_panes(2, 1)
        sheet.print_setup(book.t("data.title"), True)
        self.row = FIRST

    @property
    def empty(self) -> bool:
        return self.row == FIRST

    def block(
        self, title: str, heads: Sequence[str], rows: Sequence[Sequence[Entry]]
    ) -> list[list[Symbol]]:
        """Write a table; a symbol for every number in it, row by row (texts and blanks have none)."""
        self.sheet.page.set_row(
            self.row, max(height(title, NAME, 10), 30 if len(heads) > 4 else 17)
        )
        self.sheet.text(self.row, 0, title, bold=True, bg_color=HEAD, text_wrap=True, border=1)
        self.sheet.heads(self.row, list(heads), 1)
        found = []
        for entries in rows:
            self.row += 1
            self.sheet.text(self.row, 0, title, font_color="#999999")
            cells = []
            texts = [entry for entry in entries if isinstance(entry, str)]
            wide = [LABEL, *[COLUMN] * len(texts)]
            tall = max(
                (height(text, w, 10) for text, w in zip(texts, wide, strict=False)), default=0
            )
            self.sheet.page.set_row(self.row, min(max(tall, 15), TALLEST))
            for col, entry in enumerate(entries, 1):
                symbol = self._entry(col, entry)
                if symbol is not None:
                    cells.append(symbol)
            found.append(cells)
        self.row += 2
        return found

    def _entry(self, col: int, entry: Entry) -> Symbol | None:
        sheet, row = self.sheet, self.row
        if entry is None or isinstance(entry, str):
            sheet.text(row, col, entry or "", border=1, text_wrap=True)
            return None
        if isinstance(entry, Shown):
            look = {"border": 1, "num_format": self.book.t("flag"), "align": "right"}
            return sheet.fixed(row, col, int(entry.value), **look)
        if isinstance(entry, Bounded):
            check = Check(NUMBER, entry.low, entry.high, "%" if entry.rate else "")
            form = PERCENT if entry.rate else GENERAL
            return sheet.typed(row, col, entry.value, check, border=1, num_format=form)
        if isinstance(entry, Flag):
            return sheet.typed(row, col, int(entry.value), border=1, num_format=self.book.t("flag"))
        if isinstance(entry, Rate):
            return sheet.typed(row, col, entry.value, border=1, num_format=PERCENT)
        if isinstance(entry, date):
            return sheet.day(row, col, entry, border=1)
        return sheet.typed(row, col, entry, border=1, num_format=GENERAL)
