"""Charts as DrawingML: a chart part that Word draws and lets edit.

Elements stand in the order of the schema (ECMA-376 part 1, 21.2): Word refuses any other.
"""

from __future__ import annotations

from typing import Any

from perfeval.reports.charts.layout import few, width
from perfeval.reports.charts.looks import is_line
from perfeval.reports.charts.model import passes
from perfeval.reports.charts.size import height
from perfeval.reports.charts.workbook import SHEET, column
from perfeval.reports.word.xml import escaped

# points: the width of the text, of half a Chinese sign, of the labels behind the bars; names take
# at most NAMES percent of the width
WIDE, POINTS, LABELS, NAMES = 442, 6, 56, 40
INK = "262626"
GRID = "D9D9D9"
# what a series is filled with: told apart by brightness, so in black and white too
_FILLS = {
    "light": '<a:solidFill><a:srgbClr val="DCE6F1"/></a:solidFill>',
    "middle": '<a:solidFill><a:srgbClr val="8FAFD0"/></a:solidFill>',
    "dark": '<a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill>',
}
FILLS = {1: ("dark",), 2: ("light", "dark"), 3: ("light", "middle", "dark")}
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
    "<c:plotArea>"
)
_BARS = '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
_PLAIN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
EDGE = f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:ln></c:spPr>'
_LIGHT = (
    f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{GRID}"/></a:solidFill></a:ln></c:spPr>'
)


def letters(size: int, colour: str = INK, wrap: str = "square") -> str:
    """Text properties; sizes in hundredths of a point."""
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz" wrap="{wrap}"/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="zh-CN" sz="{size}" b="0"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="Times New Roman"/>'
        '<a:ea typeface="仿宋_GB2312"/><a:cs typeface="Times New Roman"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


LEGEND = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_PLAIN}{letters(1050)}</c:legend>'
TAIL = (
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
    f"{letters(1050)}"
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
)
_CATEGORIES = (
    '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
    '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
    f"{EDGE}{letters(1050)}"
    '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
)


def chart_part(chart: dict[str, Any]) -> bytes:
    """The chart part; its rId1 is the workbook."""
    if is_line(chart):
        from perfeval.reports.charts.line_drawingml import line_part

        return line_part(chart)
    series = chart["series"]
    fills = FILLS[len(series)]
    shown = "".join(_series(chart, index, _FILLS[fills[index]]) for index in range(len(series)))
    gap = 60 if len(series) > 1 else 80
    legend = LEGEND if len(series) > 1 else ""
    return (
        f'{HEAD}{_layout(chart)}{_BARS}{shown}<c:gapWidth val="{gap}"/><c:overlap val="0"/><c:axId val="1001"/>'
        f'<c:axId val="1002"/></c:barChart>{_CATEGORIES}{values(chart)}<c:spPr><a:noFill/></c:spPr>'
        f"</c:plotArea>{legend}{TAIL}"
    ).encode()


def _layout(chart: dict[str, Any]) -> str:
    """The plot between the names and the labels of the longest bars, as shares of the drawing."""
    high, bottom = height(chart), 26 + (24 if len(chart["series"]) > 1 else 0)
    longest = max(width(name) for name in chart["categories"])
    left = min(max(longest, 8) * POINTS + 12, NAMES * WIDE // 100)
    shares = {"x": left, "y": 4, "w": WIDE - left - LABELS}
    shares |= {"h": high - 4 - bottom}
    sizes = (
        f'<c:{key} val="{share(size, high if key in "yh" else WIDE)}"/>'
        for key, size in shares.items()
    )
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{"".join(sizes)}</c:manualLayout></c:layout>'
    )


def share(part: int, whole: int) -> str:
    return f"{part * 10000 // whole / 10000:.4f}"


def number_format(chart: dict[str, Any], digits: int) -> str:
    zeros = "0." + "0" * digits if digits else "0"
    return zeros + ("&quot;%&quot;" if chart["unit"] == "%" else "")


def _series(chart: dict[str, Any], index: int, fill: str) -> str:
    one = chart["series"][index]
    last, letter = len(chart["categories"]) + 1, column(index)
    form = number_format(chart, one["digits"])
    names = "".join(
        f'<c:pt idx="{n}"><c:v>{escaped(name)}</c:v></c:pt>'
        for n, name in enumerate(chart["categories"])
    )
    values = "".join(
        f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(one["values"]) if value
    )  # fmt: skip
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef>'
        f'<c:f>{SHEET}!${letter}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{escaped(one['name'])}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        f'<c:spPr>{fill}<a:ln w="6350"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:ln></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{_beyond(chart, one, form)}'
        f"{label(form, INK, 'outEnd')}</c:dLbls>"
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{last - 1}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{last - 1}"/>{values}</c:numCache>'
        "</c:numRef></c:val></c:ser>"
    )


def label(form: str, colour: str, place: str) -> str:
    return (
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/>{_PLAIN}{letters(1000, colour, "none")}'
        f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/>'
    )


def _beyond(chart: dict[str, Any], one: dict[str, Any], form: str) -> str:
    """The labels of bars that the axis cuts: inside the bar, where they can't be lost."""
    if not chart["max"]:
        return ""
    cut = [n for n, value in enumerate(one["values"]) if value and passes(chart, value)]
    inside = label(form, "FFFFFF", "inEnd")
    return "".join(f'<c:dLbl><c:idx val="{n}"/>{inside}</c:dLbl>' for n in cut)


def values(chart: dict[str, Any]) -> str:
    """The axis of the values: from zero, cut where the chart says so."""
    top = f'<c:max val="{chart["max"]}"/>' if chart["max"] else ""
    numbers = [value for one in chart["series"] for value in one["values"] if value]
    low = "" if any(value.startswith("-") for value in numbers) else '<c:min val="0"/>'
    unit = '<c:majorUnit val="1"/>' if few(chart) else ""
    form = "0&quot;%&quot;" if chart["unit"] == "%" else "General"
    return (
        f'<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>{top}{low}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>{_LIGHT}</c:majorGridlines>'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_PLAIN}{letters(900)}'
        '<c:crossAx val="1001"/><c:crosses val="max"/><c:crossBetween val="between"/>'
        f"{unit}</c:valAx>"
    )
