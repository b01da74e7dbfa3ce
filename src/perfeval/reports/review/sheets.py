"""What the sheets of a summary share: title, note, head, rows that can be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.excel.book import GENERAL, NOTE, Sheet
from perfeval.reports.excel.heights import height

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.reports.excel.book import Book

HEAD = 2  # the row of the head; the first row of values is below it
FIRST = HEAD + 1
TALLEST = 300
TEXT: dict[str, Any] = {"border": 1, "text_wrap": True, "valign": "top"}
NUMBER: dict[str, Any] = {"border": 1, "align": "right", "valign": "top", "num_format": GENERAL}
LINK: dict[str, Any] = {"font_color": "#0563C1", "underline": 1}


class Column(NamedTuple):
    title: str
    width: int


def opened(
    book: Book, name: str, title: str, note: str, columns: Sequence[Column], keep: int
) -> Sheet:
    """A sheet with its title, what it is about, and its head; `keep` columns stay when it is
    scrolled."""
    sheet = book.sheet(name)
    sheet.text(0, 0, title, bold=True, font_size=14)
    sheet.text(1, 0, note, font_color=NOTE)
    sheet.heads(HEAD, [column.title for column in columns])
    sheet.page.set_row(HEAD, 30)
    for n, column in enumerate(columns):
        sheet.page.set_column(n, n, column.width)
    sheet.page.freeze_panes(FIRST, keep)
    sheet.print_setup(title, True, HEAD)
    return sheet


def tall(sheet: Sheet, row: int, texts: Sequence[str], columns: Sequence[Column]) -> None:
    """As high as the row's texts want; worksheet programs differ in doing that by themselves."""
    high = max(height(one, column.width, 10) for one, column in zip(texts, columns, strict=True))
    sheet.page.set_row(row, min(high, TALLEST))


def closed(sheet: Sheet, columns: Sequence[Column], rows: int) -> None:
    """The filter over all rows."""
    sheet.page.autofilter(HEAD, 0, max(HEAD + rows, HEAD), len(columns) - 1)


def text(sheet: Sheet, row: int, col: int, value: str, **wanted: Any) -> None:
    sheet.text(row, col, value, **{**TEXT, **wanted})


def number(sheet: Sheet, row: int, col: int, value: Fraction | int | None, **wanted: Any) -> None:
    sheet.fixed(row, col, value, **{**NUMBER, **wanted})


def formula(sheet: Sheet, row: int, col: int, written: str, value: Any, **wanted: Any) -> None:
    """A formula, begun with "=", with the value it has."""
    sheet.page.write_formula(row, col, written, sheet.book.format(**{**NUMBER, **wanted}), value)


def link(sheet: Sheet, row: int, col: int, to: str, shown: str) -> None:
    """A text that leads to a cell of this workbook."""
    from perfeval.reports.excel.text import clean

    look = sheet.book.format(**TEXT, **LINK)
    sheet.text(row, col, shown, **TEXT)  # a text whatever it begins with
    sheet.page.write_url(row, col, f"internal:{to}", look, clean(shown, "")[:255] or to)


def binary(value: Fraction | None) -> float | int | str:
    """A number as a worksheet keeps it; "" for none."""
    if value is None:
        return ""
    return value.numerator if value.denominator == 1 else float(value)
