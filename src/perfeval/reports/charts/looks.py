"""How the lines of a chart look: told apart by dashes and marks, so in black and white too."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

LINE = "line"


class Look(NamedTuple):
    """`dash` and `mark` in DrawingML's words, `pattern` the same as SVG has it, `excel` as
    XlsxWriter; `wide` in quarter points; `told`: the last value stands beside the line."""

    colour: str
    dash: str
    pattern: str
    excel: str
    mark: str
    wide: int
    told: bool = True


LOOKS = {
    "planned": Look("595959", "sysDash", "5 3", "square_dot", "none", 6, told=False),
    "actual": Look("1F4E79", "solid", "", "solid", "circle", 9),
    "other": Look("7F7F7F", "solid", "", "solid", "square", 7),
    "forecast": Look("1F4E79", "lgDash", "9 5", "long_dash", "diamond", 6),
}
ORDER = tuple(LOOKS)


def is_line(chart: dict[str, Any]) -> bool:
    return bool(chart.get("type") == LINE)


def looks(chart: dict[str, Any]) -> list[Look]:
    """The look of each series: the one that it names, else the next of the usual order."""
    free = [key for key in ORDER if all(one.get("look") != key for one in chart["series"])]
    return [LOOKS[one.get("look") or free.pop(0)] for one in chart["series"]]


def last(one: dict[str, Any]) -> int:
    """The place of a series' last value; -1 for none."""
    return max((n for n, value in enumerate(one["values"]) if value), default=-1)


def place(chart: dict[str, Any], one: dict[str, Any]) -> str:
    """Where the last value of a line stands, in DrawingML's words: right of the axis' end, below
    where another line runs above, else on top."""
    at = last(one)
    if at == len(one["values"]) - 1:
        return "r"
    others = (other["values"][at] for other in chart["series"] if other is not one)
    higher = any(value and Fraction(value) > Fraction(one["values"][at]) for value in others)
    return "b" if higher else "t"
