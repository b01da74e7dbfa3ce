"""A line chart drawn by matplotlib."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from perfeval.reports.charts.layout import scale, tick
from perfeval.reports.charts.looks import Look, last, looks, place
from perfeval.reports.charts.serials import ticks
from perfeval.reports.charts.svg import GRID, INK

MARKS = {"circle": "o", "square": "s", "diamond": "D", "none": ""}
PLACES = {"r": ((7, -3), "left"), "b": ((0, -13), "center"), "t": ((0, 6), "center")}
DASHES = {"sysDash": (0, (3, 2)), "lgDash": (0, (6, 3))}


def draw(axes: Any, chart: dict[str, Any]) -> None:
    """The lines, their marks and last values; days stand at their distances."""
    days = chart.get("days")
    places = [day.toordinal() for day in days] if days else list(range(len(chart["categories"])))
    for one, look in zip(chart["series"], looks(chart), strict=True):
        _line(axes, chart, one, look, places)
    axis = scale(chart)
    axes.set_yticks(
        [float(value) for value in axis.ticks], [tick(v, chart) for v in axis.ticks], fontsize=8
    )
    axes.set_ylim(float(axis.low), float(axis.high))
    named = [(day.toordinal(), name) for day, name in ticks(chart)] if days else None
    found = named or list(zip(places, chart["categories"], strict=True))
    axes.set_xticks([at for at, _ in found], [name for _, name in found], fontsize=8)
    axes.set_xlim(min(places), max(places))
    axes.grid(axis="y", color=GRID, linewidth=0.6)


def _line(
    axes: Any, chart: dict[str, Any], one: dict[str, Any], look: Look, places: list[int]
) -> None:
    spanned = chart.get("blanks") == "span"
    given = [
        (x, float(Fraction(value)) if value else None)
        for x, value in zip(places, one["values"], strict=True)
        if value or not spanned
    ]
    axes.plot(
        [x for x, _ in given], [float("nan") if y is None else y for _, y in given],
        color=f"#{look.colour}", linewidth=look.wide / 4 * 0.8, linestyle=DASHES.get(look.dash, "-"),
        marker=MARKS[look.mark], markersize=4, markeredgecolor=INK, markeredgewidth=0.4, label=one["name"],
        clip_on=False,
    )  # fmt: skip
    at = last(one)
    if look.told and at >= 0:
        shift, side = PLACES[place(chart, one)]
        point = (places[at], float(Fraction(one["values"][at])))
        axes.annotate(
            one["labels"][at], point, shift, textcoords="offset points", ha=side, fontsize=8,
            color=INK, annotation_clip=False,
        )  # fmt: skip
