"""The report's charts as native ones over cells: the same captions, series and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.excel.book import NOTE, Book
from perfeval.reports.excel.chart_data import sources, write_numbers
from perfeval.reports.excel.drawn import insert

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.calculation import Calculation

ACROSS = 12  # columns of a chart
NUMBERS, NAMES = 13, 44  # the first column of the numbers, and its width
UNNUMBERED = 99


def write_charts(
    book: Book, charts: dict[str, dict[str, Any]], card: Scorecard, given: Calculation
) -> None:
    """A sheet with the charts in the report's order, each beside its numbers."""
    t = book.t
    sheet = book.sheet(t("sheet.charts"))
    sheet.text(0, 0, t("sheet.charts_note"), font_color=NOTE)
    sheet.page.hide_gridlines(2)
    sheet.page.set_column(NUMBERS, NUMBERS, NAMES)
    sheet.page.set_column(NUMBERS + 1, NUMBERS + 3, 16)
    row = 2
    for chart in sorted(charts.values(), key=lambda one: one.get("number", UNNUMBERED)):
        write_numbers(sheet, row, NUMBERS, chart, sources(chart["key"], card, given))
        covered = insert(book, sheet, (row, 0), chart, (row, NUMBERS))
        row += max(covered, len(chart["categories"])) + 3
    sheet.print_setup(t("sheet.charts"), False)
    sheet.page.print_area(0, 0, row, ACROSS)
