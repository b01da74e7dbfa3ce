"""A chart as PNG, for programs that draw no charts of their own; needs perfeval[charts]."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from typing import Any

from perfeval.reports.charts.fonts import families
from perfeval.reports.charts.layout import lines, scale, tick
from perfeval.reports.charts.looks import is_line
from perfeval.reports.charts.model import passes
from perfeval.reports.charts.size import height
from perfeval.reports.charts.svg import FILLS, GRID, INK
from perfeval.reports.request import Fault

DPI, WIDTH = 200, 6.14  # the width of the text in inches
# variation selectors: they choose between drawings and have none
_CHOICE = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def png(chart: dict[str, Any], lang: str) -> bytes | Fault:
    """The picture, the same bytes every time; a fault without matplotlib or a font for its text."""
    try:
        from matplotlib import rc_context, style
    except ImportError:
        return Fault("charts.matplotlib", {})
    # nothing of the user's own settings: the same picture everywhere
    with style.context("default"):
        found = families(_signs(chart))
        if isinstance(found, Fault):
            return found
        settings: Any = {
            "text.parse_math": False, "axes.unicode_minus": False, "font.family": found,
        }  # fmt: skip
        with rc_context(settings):
            return _drawn(chart)


def _signs(chart: dict[str, Any]) -> set[str]:
    texts = [*chart["categories"], "0123456789.%-…"]
    texts += [one["name"] for one in chart["series"]]
    return {sign for text in texts for sign in _printed(text) if not sign.isspace()}


def _printed(text: str) -> str:
    return _CHOICE.sub("", "".join(sign for sign in text if sign.isprintable()))


def _drawn(chart: dict[str, Any]) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height(chart) / 72), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    series = chart["series"]
    if is_line(chart):
        from perfeval.reports.charts.line_picture import draw

        draw(axes, chart)
    else:
        _bars(axes, chart)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for side in ("top", "right") if is_line(chart) else ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    if len(series) > 1:
        figure.legend(loc="outside lower center", ncols=len(series), fontsize=9, frameon=False)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI, metadata={"Software": None})
    return out.getvalue()


def _bars(axes: Any, chart: dict[str, Any]) -> None:
    """The bars of all series between the names and the axis."""
    axis, series, count = scale(chart), chart["series"], len(chart["categories"])
    thick = 0.76 / len(series)
    for at, (one, look) in enumerate(zip(series, FILLS[len(series)], strict=True)):
        for index, value in enumerate(one["values"]):
            if value:
                y = index + thick * (at - (len(series) - 1) / 2)
                _bar(axes, chart, Fraction(value), one["labels"][index], y, thick, look)
        axes.barh(0, 0, color=look, edgecolor=INK, linewidth=0.5, label=one["name"])
    names = ["\n".join(lines(_printed(name), 32, 2)) for name in chart["categories"]]
    axes.set_yticks(range(count), names, fontsize=9, linespacing=1.4, color=INK)
    axes.set_ylim(count - 0.5, -0.5)
    axes.set_xticks(
        [float(value) for value in axis.ticks], [tick(v, chart) for v in axis.ticks], fontsize=8
    )
    axes.set_xlim(float(axis.low), float(axis.high))
    axes.grid(axis="x", color=GRID, linewidth=0.6)


def _bar(
    axes: Any, chart: dict[str, Any], value: Fraction, label: str, y: float, thick: float,
    look: str,
) -> None:  # fmt: skip
    """A bar with its label behind it; one that the axis cuts has it inside."""
    axes.barh(y, float(value), thick, color=look, edgecolor=INK, linewidth=0.5)
    cut = passes(chart, str(value))
    x = float(Fraction(chart["max"]) if cut else max(value, Fraction(0)))
    axes.annotate(
        label, (x, y), (-4 if cut else 4, 0), textcoords="offset points", va="center",
        ha="right" if cut else "left", fontsize=8, color="#ffffff" if cut else INK,
        annotation_clip=False,
    )  # fmt: skip
