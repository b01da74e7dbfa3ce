"""How high a chart is drawn: each category has room for its bars and the lines of its name."""

from __future__ import annotations

from typing import Any

from perfeval.reports.charts.layout import width
from perfeval.reports.charts.looks import is_line

LEAST, BAR, ROOM, HIGHEST = 24, 13, 11, 580  # points
LINES = 250  # a line chart, whatever it holds
LINE, NAME, MOST = 14, 32, 3  # a line of a name, its width in halves of a sign, how many lines


def height(chart: dict[str, Any]) -> int:
    """The height in points, at the width of a page's text."""
    if is_line(chart):
        return LINES
    longest = max(width(name) for name in chart["categories"])
    lines = min(-(-longest // NAME), MOST)
    row = max(LEAST, LINE * lines + 4, BAR * len(chart["series"]) + ROOM)
    legend = 26 if len(chart["series"]) > 1 else 0
    return min(row * len(chart["categories"]) + legend + 36, HIGHEST)
