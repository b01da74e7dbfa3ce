"""The report's charts as native ones over cells: the same captions, series and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.model import passes
from perfeval.reports.charts.size import height
from perfeval.reports.excel.book import NOTE, Book, Sheet
from perfeval.reports.excel.chart_data import number_format, sources, write_numbers
from perfeval.reports.excel.text import clean

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.calculation import Calculation

ACROSS, WIDE = 12, 760  # columns and pixels of a chart
NUMBERS, NAMES = 13, 44  # the first column of the numbers, and its width
ROW, TITLE = 20, 40  # pixels
FILLS = {1: ("1F4E79",), 2: ("DCE6F1", "1F4E79"), 3: ("DCE6F1", "8FAFD0", "1F4E79")}
INK, GRID = "#262626", "#D9D9D9"
INSIDE = {"size": 9, "color": "#FFFFFF"}  # of a bar that the axis cuts
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
        high = height(chart) * 4 // 3 + TITLE
        drawn = _bars(book, sheet, row, chart)
        drawn.set_size({"width": WIDE, "height": high})
        options = {"description": clean(chart["alt"], "")[:2000], "object_position": 2}
        sheet.page.insert_chart(row, 0, drawn, options)
        row += max(high // ROW, len(chart["categories"])) + 3
    sheet.print_setup(t("sheet.charts"), False)
    sheet.page.print_area(0, 0, row, ACROSS)


def _bars(book: Book, sheet: Sheet, row: int, chart: dict[str, Any]) -> Any:
    """Horizontal bars of the numbers that begin below `row`."""
    first, last = row + 1, row + len(chart["categories"])
    drawn = book.workbook.add_chart({"type": "bar"})
    fills = FILLS[len(chart["series"])]
    for at, (one, fill) in enumerate(zip(chart["series"], fills, strict=True), NUMBERS + 1):
        drawn.add_series(
            {
                "name": [sheet.name, row, at],
                "categories": [sheet.name, first, NUMBERS, last, NUMBERS],
                "values": [sheet.name, first, at, last, at],
                "fill": {"color": f"#{fill}"}, "border": {"color": INK, "width": 0.5},
                "gap": 60 if len(fills) > 1 else 80, "overlap": 0,
                "data_labels": {
                    "value": True, "num_format": number_format(chart, one["digits"]),
                    "font": {"size": 9, "color": INK}, "position": "outside_end",
                    "custom": [
                        {"position": "inside_end", "font": INSIDE} if passes(chart, value) else None
                        for value in one["values"]
                    ],
                },
            }
        )  # fmt: skip
    drawn.set_title({"name": clean(chart["caption"], ""), "name_font": {"size": 12}})
    drawn.set_legend({"none": True} if len(fills) == 1 else {"position": "bottom"})
    axis: dict[str, Any] = {
        "num_format": '0"%"' if chart["unit"] == "%" else "General",
        "major_gridlines": {"visible": True, "line": {"color": GRID}},
    }
    if not any(value.startswith("-") for one in chart["series"] for value in one["values"]):
        axis["min"] = 0
    if chart["max"]:
        axis["max"] = float(chart["max"])
    drawn.set_x_axis(axis)
    drawn.set_y_axis({"reverse": True, "crossing": "max", "num_font": {"size": 9}})
    return drawn
