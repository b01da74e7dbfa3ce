"""Line charts over days: shares of a whole as they are planned, reached and forecast."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.rounding import fixed
from perfeval.reports import figures
from perfeval.reports.charts.looks import LINE
from perfeval.reports.texts import bracketed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.monitoring import Mark
    from perfeval.reports.words import Words

DIGITS = 2
WHOLE = Fraction(1)


class Drawn(NamedTuple):
    """A line: its name, its look (see `looks`), its points."""

    key: str
    name: str
    look: str
    marks: Sequence[Mark]


def dated(key: str, title: str, given: Sequence[Drawn], words: Words) -> dict[str, Any] | None:
    """A chart of percentages, one category for each day that any line has a point on; a line goes
    straight from point to point. None unless a line has two points."""
    drawn = [one for one in given if one.marks]
    if not any(len(one.marks) > 1 for one in drawn):
        return None
    days = sorted({mark.day for one in drawn for mark in one.marks})
    names = [figures.day(day, words) for day in days]
    series = [_series(one, days) for one in drawn]
    highest = max(mark.share for one in drawn for mark in one.marks)
    told = [
        one["name"] + words("colon")
        + words.listed([f"{names[n]} {text}" for n, text in enumerate(one["labels"]) if text])
        for one in series
    ]  # fmt: skip
    return {
        "type": LINE, "key": key, "title": title, "caption": bracketed(title, [], words),
        "alt": words("semicolon").join(told), "unit": "%", "item": words("chart.day"), "lang": words.lang,
        "days": days, "blanks": "span", "categories": names, "series": series,
        "max": "100" if highest <= WHOLE else "",
    }  # fmt: skip


def _series(one: Drawn, days: Sequence[Any]) -> dict[str, Any]:
    at = {mark.day: fixed(mark.share * 100, DIGITS) for mark in one.marks}
    values = [at.get(day, "") for day in days]
    return {
        "key": one.key, "name": one.name, "look": one.look, "values": values,
        "labels": [value and f"{value}%" for value in values], "digits": DIGITS,
    }  # fmt: skip
