"""A chart as Markdown: a small table with bars of text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.looks import is_line
from perfeval.reports.escape import cell, inline

if TYPE_CHECKING:
    from perfeval.reports.words import Words

BLOCK, THIN, WIDE = "▇", "▏", 10
HUNDRED = Decimal(100)


def drawing(chart: dict[str, Any], words: Words) -> str:
    """Title, values, and a bar of the last value: its share of the first, or of the whole."""
    if is_line(chart):
        return _lines(chart, words)
    head = [words("chart.item"), *(one["name"] for one in chart["series"]), words("chart.bar")]
    rules = ["---", *("--:" for _ in chart["series"]), "---"]
    lines = [_line([cell(text) for text in head]), _line(rules)]
    for index, name in enumerate(chart["categories"]):
        labels = [one["labels"][index] or words("none") for one in chart["series"]]
        lines.append(_line([cell(name), *labels, _bar(chart, index)]))
    return f"**{inline(chart['caption'])}**\n\n" + "\n".join(lines)


def _lines(chart: dict[str, Any], words: Words) -> str:
    """The values alone: a bar would say nothing of how they move."""
    head = [chart.get("item") or words("chart.item"), *(one["name"] for one in chart["series"])]
    lines = [
        _line([cell(text) for text in head]),
        _line(["---", *("--:" for _ in chart["series"])]),
    ]
    for index, name in enumerate(chart["categories"]):
        labels = [one["labels"][index] or words("none") for one in chart["series"]]
        lines.append(_line([cell(name), *labels]))
    return f"**{inline(chart['caption'])}**\n\n" + "\n".join(lines)


def _line(values: list[str]) -> str:
    return "| " + " | ".join(values) + " |"


def _bar(chart: dict[str, Any], index: int) -> str:
    series = chart["series"]
    given = series[-1]["values"][index]
    whole = series[0]["values"][index] if len(series) > 1 else ""
    full = Decimal(whole) if whole else _scale(chart)
    if not given or full <= 0:
        return ""
    value = max(min(Decimal(given), full), Decimal(0))
    blocks = (value * 2 * WIDE + full) // (2 * full)  # the nearest, a half upwards
    return BLOCK * int(blocks) or (THIN if value else "")


def _scale(chart: dict[str, Any]) -> Decimal:
    if chart["unit"] == "%":
        return HUNDRED
    return max(Decimal(text) for one in chart["series"] for text in one["values"] if text)
