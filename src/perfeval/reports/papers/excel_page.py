"""A sheet of a paper while it is written: its widths, its next free row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.excel.form_sheet import merged
from perfeval.reports.excel.heights import height
from perfeval.reports.papers.excel_numbers import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.excel.book import Book, Sheet
    from perfeval.reports.words import Words

TALLEST = 400  # points of a row
LEAST_TEXT = 80  # characters across which a paragraph is written


class Page:
    """Where the next element goes; `widths` in characters. `heads` are the first and last rows
    to repeat when printed, `single` whether the sheet holds one table or form only."""

    def __init__(self, sheet: Sheet, w: Words, widths: Sequence[int], single: bool) -> None:
        self.sheet, self.w = sheet, w
        self.widths = list(widths)
        self.single = single
        self.row = 0
        self.breaks: list[int] = []  # rows that begin a printed page
        self.heads: tuple[int, int] | None = None
        for col, width in enumerate(self.widths):
            sheet.page.set_column(col, col, width)

    @property
    def book(self) -> Book:
        return self.sheet.book

    @property
    def last(self) -> int:
        """The last column that a paragraph reaches."""
        return len(self.widths) - 1

    def line(self, text: str, **look: Any) -> None:
        """A text across the sheet, as high as it needs; nothing for none."""
        if not text:
            return
        wide = sum(self.widths)
        size = look.get("font_size", 10)
        merged(self.sheet, self.row, 0, self.row, self.last, text, {"text_wrap": True, **look})
        need = max(height(text, wide * 10 // max(size, 10), 10) * max(size, 10) / 10, 16)
        self.sheet.page.set_row(self.row, min(need, TALLEST))
        self.row += 1

    def gap(self) -> None:
        self.row += 1

    def value(self, row: int, col: int, text: str, number: bool, look: dict[str, Any]) -> None:
        """A text, or the number that it is."""
        found = printed(text) if number else None
        if found is None:
            self.sheet.text(row, col, text, **look)
        else:
            self.sheet.fixed(row, col, found.value, **{**look, "num_format": found.format})

    def freeze(self, first: int, last: int) -> None:
        """The heads of the only table stay in sight, and come again on every printed page."""
        if self.single:
            self.heads = (first, last)
            if last < MOST_FROZEN:
                self.sheet.page.freeze_panes(last + 1, 0)


MOST_FROZEN = 12  # rows; more would leave no room to scroll
