"""Charts of the report model as native ones of a worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.layout import few
from perfeval.reports.charts.looks import is_line, looks, place
from perfeval.reports.charts.looks import last as last_of
from perfeval.reports.charts.model import passes
from perfeval.reports.charts.serials import unit_of
from perfeval.reports.charts.size import height
from perfeval.reports.excel.text import clean

if TYPE_CHECKING:
    from perfeval.reports.excel.book import Book, Sheet

PLACES = {"r": "right", "b": "below", "t": "above"}
WIDE = 760  # pixels
ROW, TITLE = 20, 40  # pixels
FILLS = {1: ("1F4E79",), 2: ("DCE6F1", "1F4E79"), 3: ("DCE6F1", "8FAFD0", "1F4E79")}
INK, GRID = "#262626", "#D9D9D9"
INSIDE = {"size": 9, "color": "#FFFFFF"}  # of a bar that the axis cuts


def number_format(chart: dict[str, Any], digits: int) -> str:
    return ("0." + "0" * digits if digits else "0") + ('"%"' if chart["unit"] == "%" else "")


def insert(
    book: Book, sheet: Sheet, at: tuple[int, int], chart: dict[str, Any], data: tuple[int, int],
    wide: int = WIDE,
) -> int:  # fmt: skip
    """Draws the chart with its corner at a cell, from numbers whose head begins at `data`; gives
    the rows that it covers."""
    high = height(chart) * 4 // 3 + TITLE
    drawn = (lines if is_line(chart) else bars)(book, sheet, data, chart)
    drawn.set_size({"width": wide, "height": high})
    options = {"description": clean(chart["alt"], "")[:2000], "object_position": 2}
    sheet.page.insert_chart(*at, drawn, options)
    return high // ROW


def bars(book: Book, sheet: Sheet, data: tuple[int, int], chart: dict[str, Any]) -> Any:
    """Horizontal bars of the numbers whose head begins at `data`: names, then a series a column."""
    row, names = data
    first, last = row + 1, row + len(chart["categories"])
    drawn = book.workbook.add_chart({"type": "bar"})
    fills = FILLS[len(chart["series"])]
    for at, (one, fill) in enumerate(zip(chart["series"], fills, strict=True), names + 1):
        drawn.add_series(
            {
                "name": [sheet.name, row, at],
                "categories": [sheet.name, first, names, last, names],
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
    axis = value_axis(chart)
    if chart["max"]:
        axis["max"] = float(chart["max"])
    drawn.set_x_axis(axis)
    drawn.set_y_axis({"reverse": True, "crossing": "max", "num_font": {"size": 9}})
    return drawn


def lines(book: Book, sheet: Sheet, data: tuple[int, int], chart: dict[str, Any]) -> Any:
    """Lines over days at their distances, or over names beside one another."""
    row, names = data
    first, last = row + 1, row + len(chart["categories"])
    drawn = book.workbook.add_chart({"type": "line"})
    for at, (one, look) in enumerate(zip(chart["series"], looks(chart), strict=True), names + 1):
        told = last_of(one) if look.told else -1
        drawn.add_series(
            {
                "name": [sheet.name, row, at],
                "categories": [sheet.name, first, names, last, names],
                "values": [sheet.name, first, at, last, at],
                "line": {"color": f"#{look.colour}", "width": look.wide / 4, "dash_type": look.excel},
                "marker": {"type": look.mark, "size": 6, "fill": {"color": f"#{look.colour}"}, "border": {"color": INK}},
                **({"data_labels": _told(chart, one, told)} if told >= 0 else {}),
            }
        )  # fmt: skip
    drawn.set_title({"name": clean(chart["caption"], ""), "name_font": {"size": 12}})
    drawn.set_legend({"position": "bottom"})
    drawn.set_plotarea({"layout": {"x": 0.07, "y": 0.13, "width": 0.83, "height": 0.65}})
    drawn.show_blanks_as(chart.get("blanks", "gap"))
    axis = value_axis(chart)
    if chart["max"]:
        axis["max"] = float(chart["max"])
    drawn.set_y_axis(axis)
    below: dict[str, Any] = {"num_font": {"size": 9}, "label_position": "low"}
    if chart.get("days"):
        unit = unit_of(chart)
        below |= {
            "date_axis": True, "num_format": unit.format,
            "major_unit": unit.every, "major_unit_type": unit.kind,
        }  # fmt: skip
        _by_days(drawn)
    drawn.set_x_axis({**below, "position_axis": "on_tick"})
    return drawn


def _by_days(drawn: Any) -> None:
    """Days apart as they are; Excel would take months where no two days are closer. XlsxWriter has
    no option for the unit, which stands before the named units."""
    usual = drawn._write_c_major_unit

    def both(unit: Any) -> None:
        if unit is not None:
            drawn._xml_empty_tag("c:baseTimeUnit", [("val", "days")])
        usual(unit)

    drawn._write_c_major_unit = both


def _told(chart: dict[str, Any], one: dict[str, Any], told: int) -> dict[str, Any]:
    """The label of the last value alone."""
    return {
        "value": True, "num_format": number_format(chart, one["digits"]), "position": PLACES[place(chart, one)],
        "font": {"size": 9, "color": INK},
        "custom": [None if n == told else {"delete": True} for n in range(len(one["values"]))],
    }  # fmt: skip


def value_axis(chart: dict[str, Any]) -> dict[str, Any]:
    """The axis of the values: from zero where none is below."""
    axis: dict[str, Any] = {
        "num_format": '0"%"' if chart["unit"] == "%" else "General",
        "major_gridlines": {"visible": True, "line": {"color": GRID}},
    }
    if not any(value.startswith("-") for one in chart["series"] for value in one["values"]):
        axis["min"] = 0
    if few(chart):
        axis["major_unit"] = 1
    return axis
