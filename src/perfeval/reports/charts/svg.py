"""A chart as inline SVG: readable by screen readers, in black and white, without a network."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from perfeval.reports.charts.layout import Scale, lines, scale, tick
from perfeval.reports.charts.looks import is_line
from perfeval.reports.charts.model import passes
from perfeval.reports.word.xml import escaped

WIDTH, LEFT, RIGHT, TOP = 720, 236, 84, 12
BAR, ROOM, LINE = 14, 14, 16
NAME_WIDE, NAME_LINES = 32, 2
FONTS = (
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif"
)
INK, GRID = "#262626", "#d9d9d9"
ZERO = Fraction(0)
_LIGHT, _MIDDLE, _DARK = "#dce6f1", "#8fafd0", "#1f4e79"
FILLS = {1: (_DARK,), 2: (_LIGHT, _DARK), 3: (_LIGHT, _MIDDLE, _DARK)}


def svg(chart: dict[str, Any], lang: str) -> str:
    """The whole element; ids begin with the chart's key, one chart of a key a page."""
    if is_line(chart):
        from perfeval.reports.charts.line_svg import line_svg

        return line_svg(chart, lang)
    key, series = escaped(chart["key"]), chart["series"]
    fills = FILLS[len(series)]
    axis = scale(chart)
    row = max(BAR * len(series) + ROOM, LINE * NAME_LINES + 4)
    bottom = TOP + row * len(chart["categories"])
    high = bottom + 26 + (26 if len(series) > 1 else 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" lang="{escaped(lang)}" '
        f'aria-labelledby="chart-{key}-title chart-{key}-desc" width="100%" '
        f'viewBox="0 0 {WIDTH} {high}" font-family="{FONTS}" font-size="13" fill="{INK}">',
        f'<title id="chart-{key}-title">{escaped(chart["caption"])}</title>',
        f'<desc id="chart-{key}-desc">{escaped(chart["alt"])}</desc>',
    ]
    parts += _grid(chart, axis, bottom)
    for index in range(len(chart["categories"])):
        parts += _row(chart, index, axis, TOP + row * index, row, fills)
    zero = _x(axis, ZERO)
    parts.append(f'<path d="M{zero} {TOP}V{bottom}" stroke="{INK}"/>')
    parts += _legend(chart, fills, bottom + 44) if len(series) > 1 else []
    return "".join(parts) + "</svg>"


def _tenths(axis: Scale, value: Fraction) -> int:
    """Where a value stands, in tenths of a unit."""
    return LEFT * 10 + axis.place(value, (WIDTH - LEFT - RIGHT) * 10)


def _units(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


def _x(axis: Scale, value: Fraction) -> str:
    return _units(_tenths(axis, value))


def _grid(chart: dict[str, Any], axis: Scale, bottom: int) -> list[str]:
    found = []
    for value in axis.ticks:
        x = _x(axis, value)
        found.append(f'<path d="M{x} {TOP}V{bottom}" stroke="{GRID}"/>')
        found.append(_text(x, bottom + 16, tick(value, chart), "middle", 11))
    return found


def _text(x: str, y: int, text: str, anchor: str, size: int = 13, fill: str = INK) -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}" fill="{fill}">'
        f"{escaped(text)}</text>"
    )


def _row(
    chart: dict[str, Any], index: int, axis: Scale, top: int, row: int, fills: tuple[str, ...]
) -> list[str]:
    """A category: its name, which the full name explains where it is cut, and its bars."""
    name = chart["categories"][index]
    shown = lines(name, NAME_WIDE, NAME_LINES)
    first = top + row // 2 - LINE * (len(shown) - 1) // 2 + 5
    found = [f"<g><title>{escaped(name)}</title>"]
    found += [_text(str(LEFT - 8), first + LINE * n, line, "end") for n, line in enumerate(shown)]
    found.append("</g>")
    at = top + (row - BAR * len(chart["series"])) // 2
    for one, fill in zip(chart["series"], fills, strict=True):
        value = one["values"][index]
        if value:
            cut = passes(chart, value)
            found += _bar(Fraction(value), one["labels"][index], axis, at, fill, cut)
        at += BAR
    return found


def _bar(value: Fraction, label: str, axis: Scale, top: int, fill: str, cut: bool) -> list[str]:
    """A bar from zero; where the axis ends before its value it is broken, its label is not."""
    start, end = sorted((_tenths(axis, ZERO), _tenths(axis, value)))
    found = [
        f'<rect x="{_units(start)}" y="{top + 1}" width="{_units(end - start)}" height="{BAR - 2}" fill="{fill}" '
        f'stroke="{INK}" stroke-width="0.5"/>'
    ]
    if cut:
        x = _units(end - 160)
        found.append(
            f'<path d="M{x} {top + BAR}l4 -{BAR}M{x} {top + BAR}m5 0l4 -{BAR}" stroke="#fff" stroke-width="2"/>'
        )
    found.append(_text(_units(end + 50), top + BAR - 3, label, "start", 12))
    return found


def _legend(chart: dict[str, Any], fills: tuple[str, ...], y: int) -> list[str]:
    found, x = [], LEFT
    for one, fill in zip(chart["series"], fills, strict=True):
        found.append(
            f'<rect x="{x}" y="{y - 11}" width="14" height="12" fill="{fill}" stroke="{INK}" stroke-width="0.5"/>'
        )
        found.append(_text(str(x + 20), y, one["name"], "start", 12))
        x += 150
    return found
