"""A line chart as inline SVG: readable by screen readers, in black and white."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.layout import Scale, scale, tick, width
from perfeval.reports.charts.looks import Look, last, looks, place
from perfeval.reports.charts.serials import ticks
from perfeval.reports.word.xml import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT, LEFT, RIGHT, TOP = 720, 250, 64, 64, 22
FONTS = (
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif"
)
INK, GRID = "#262626", "#d9d9d9"
SIGN = 7  # half a Chinese sign of the axis
MARKS = {
    "circle": '<circle cx="{x}" cy="{y}" r="3.5"/>',
    "square": '<path d="M{x} {y}m-3.5 -3.5h7v7h-7z"/>',
    "diamond": '<path d="M{x} {y}m0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z"/>',
}


def line_svg(chart: dict[str, Any], lang: str) -> str:
    """The whole element; ids begin with the chart's key, one chart of a key a page."""
    key = escaped(chart["key"])
    axis = scale(chart)
    bottom = TOP + HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" lang="{escaped(lang)}" '
        f'aria-labelledby="chart-{key}-title chart-{key}-desc" width="100%" '
        f'viewBox="0 0 {WIDTH} {bottom + 56}" font-family="{FONTS}" font-size="13" fill="{INK}">',
        f'<title id="chart-{key}-title">{escaped(chart["caption"])}</title>',
        f'<desc id="chart-{key}-desc">{escaped(chart["alt"])}</desc>',
    ]
    for value in axis.ticks:
        y = _y(axis, value)
        parts.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="{GRID}"/>')
        parts.append(_text(LEFT - 8, f"{float(y) + 4:.1f}", tick(value, chart), "end", 11))
    parts.append(f'<path d="M{LEFT} {TOP}V{bottom}H{WIDTH - RIGHT}" stroke="{INK}" fill="none"/>')
    places = _places(chart)
    parts += _names(chart, bottom)
    for one, look in zip(chart["series"], looks(chart), strict=True):
        parts += _line(chart, one, look, axis, places)
    parts += _legend(chart, bottom + 46)
    return "".join(parts) + "</svg>"


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"


def _y(axis: Scale, value: Fraction) -> str:
    return _tenths((TOP + HEIGHT) * 10 - axis.place(value, HEIGHT * 10))


def _x(part: int, whole: int) -> str:
    room = (WIDTH - LEFT - RIGHT) * 10
    return _tenths(LEFT * 10 + (room * part // whole if whole else 0))


def _places(chart: dict[str, Any]) -> list[str]:
    days = chart.get("days")
    if not days:
        count = len(chart["categories"])
        return [_x(n, count - 1) for n in range(count)]
    first, whole = min(days), (max(days) - min(days)).days
    return [_x((day - first).days, whole) for day in days]


def _names(chart: dict[str, Any], bottom: int) -> Iterator[str]:
    """What the axis names: some of the days, or of the names as many as have room."""
    days = chart.get("days")
    if days:
        first, whole = min(days), (max(days) - min(days)).days
        found = [(_x((day - first).days, whole), name) for day, name in ticks(chart)]
    else:
        names, places = chart["categories"], _places(chart)
        room = (WIDTH - LEFT - RIGHT) // (max(width(name) for name in names) * SIGN + 8)
        step = max(1, -(-len(names) // max(room, 1)))
        found = [(places[n], names[n]) for n in range(0, len(names), step)]
    for x, name in found:
        yield f'<path d="M{x} {bottom}v4" stroke="{INK}"/>'
        yield _text(x, bottom + 18, name, "middle", 11)


def _text(x: str | int, y: str | int, text: str, anchor: str, size: int = 13) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}">{escaped(text)}</text>'


def _line(
    chart: dict[str, Any], one: dict[str, Any], look: Look, axis: Scale, places: list[str]
) -> Iterator[str]:
    """A series: its pieces between gaps (one piece where blanks are spanned), marks, last value."""
    spanned = chart.get("blanks") == "span"
    pieces: list[list[tuple[str, str]]] = [[]]
    for x, value in zip(places, one["values"], strict=True):
        if value:
            pieces[-1].append((x, _y(axis, Fraction(value))))
        elif pieces[-1] and not spanned:
            pieces.append([])
    dash = f' stroke-dasharray="{look.pattern}"' if look.pattern else ""
    for points in pieces:
        if len(points) > 1:
            path = "L".join(f"{x} {y}" for x, y in points)
            yield (
                f'<path d="M{path}" fill="none" stroke="#{look.colour}" '
                f'stroke-width="{look.wide / 4}"{dash}/>'
            )
        if look.mark in MARKS:
            marks = "".join(MARKS[look.mark].format(x=x, y=y) for x, y in points)
            yield f'<g fill="#{look.colour}" stroke="{INK}" stroke-width="0.5">{marks}</g>'
    at = last(one)
    if look.told and at >= 0:
        y = float(_y(axis, Fraction(one["values"][at])))
        x, anchor = places[at], "middle"
        where = place(chart, one)
        if where == "r":
            x, anchor, y = f"{float(x) + 9:.1f}", "start", y + 4
        else:
            y = y + 19 if where == "b" else max(y - 9, 11)
        yield _text(x, f"{y:.1f}", one["labels"][at], anchor, 12)


def _legend(chart: dict[str, Any], y: int) -> Iterator[str]:
    x = LEFT
    for one, look in zip(chart["series"], looks(chart), strict=True):
        dash = f' stroke-dasharray="{look.pattern}"' if look.pattern else ""
        yield (
            f'<path d="M{x} {y - 4}h34" fill="none" stroke="#{look.colour}" '
            f'stroke-width="{look.wide / 4}"{dash}/>'
        )
        if look.mark in MARKS:
            mark = MARKS[look.mark].format(x=x + 17, y=y - 4)
            yield f'<g fill="#{look.colour}" stroke="{INK}" stroke-width="0.5">{mark}</g>'
        yield _text(x + 40, y, one["name"], "start", 12)
        x += 56 + width(one["name"]) * SIGN
