"""Charts where their tables stand, numbered by position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.model import numbered
from perfeval.reports.story.elements import Element, chart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.reports.words import Words

    Plain = dict[str, Any]


def charts_of(r: Plain, *keys: str) -> list[Element]:
    """The charts that there are."""
    return [chart(r["charts"][key]) for key in keys if key in r["charts"]]


def together(r: Plain) -> bool:
    """Whether one section analyses all indicators, so that their chart has its place there."""
    every = len(r["analyses"])
    return any("analysis" in s["blocks"] and len(s["branches"]) == every for s in r["chapters"])


def bodies(model: Plain) -> Iterator[list[Element]]:
    """What stands in the report, in the order in which it is printed."""
    pages = model["pages"]
    sections = [
        pages["summary"], *model["chapters"], pages["limits"], pages["signature"], *model["annexes"],
    ]  # fmt: skip
    return (section["body"] for section in sections if section)


def figures(model: Plain) -> list[Plain]:
    """The charts that stand in the report, in their order."""
    return [e["chart"] for body in bodies(model) for e in body if e["kind"] == "chart"]


def number(model: Plain, w: Words) -> None:
    """Gives the charts their numbers, in the sections and in `charts`."""
    n = 0
    for body in bodies(model):
        for element in body:
            if element["kind"] == "chart":
                n += 1
                element["chart"] = numbered(element["chart"], n, w)
                model["charts"][element["chart"]["key"]] = element["chart"]
