"""A chart of a paper as a native one below its numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.serials import serials
from perfeval.reports.excel.book import DAY, HEAD
from perfeval.reports.excel.drawn import insert, number_format
from perfeval.reports.excel.heights import width_of

if TYPE_CHECKING:
    from perfeval.reports.papers.excel_page import Page

NARROW, WIDEST, SERIES = 12, 44, 14  # characters
PIXELS = 7  # of a character


def widths_of(chart: dict[str, Any]) -> list[int]:
    longest = max(width_of(name) for name in chart["categories"])
    names = [width_of(one["name"]) + 2 for one in chart["series"]]
    return [
        min(max(longest + 2, NARROW), WIDEST), *(min(max(SERIES, n), WIDEST) for n in names)
    ]  # fmt: skip


def write_chart(page: Page, chart: dict[str, Any]) -> None:
    """The numbers, a series a column, and the chart drawn from them."""
    sheet, head = page.sheet, page.row
    look: dict[str, Any] = {"border": 1, "text_wrap": True}
    names = [chart.get("item") or page.w("chart.item"), *(one["name"] for one in chart["series"])]
    days = serials(chart)
    for col, name in enumerate(names):
        sheet.text(head, col, name, **look, bold=True, bg_color=HEAD, align="center")
    for n, name in enumerate(chart["categories"], 1):
        if days:
            sheet.fixed(head + n, 0, days[n - 1], border=1, align="center", num_format=DAY)
        else:
            sheet.text(head + n, 0, name, **look)
        for col, one in enumerate(chart["series"], 1):
            text = one["values"][n - 1]
            form = number_format(chart, one["digits"])
            value = Fraction(text) if text else None
            sheet.fixed(head + n, col, value, border=1, align="right", num_format=form)
    page.row = head + len(chart["categories"]) + 2
    wide = max(min(sum(page.widths) * PIXELS, 1000), 560)
    page.row += insert(page.book, sheet, (page.row, 0), chart, (head, 0), wide) + 1
