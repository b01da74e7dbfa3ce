"""A line chart as DrawingML, editable in Word; elements in the order of the schema."""

from __future__ import annotations

from typing import Any

from perfeval.reports.charts import drawingml as d
from perfeval.reports.charts.looks import Look, last, looks, place
from perfeval.reports.charts.serials import serials, unit_of
from perfeval.reports.charts.size import height
from perfeval.reports.charts.workbook import SHEET, column
from perfeval.reports.word.xml import escaped

LEFT, RIGHT, TOP = 40, 50, 12  # points around the plot
BELOW = 50  # the names of the axis and the legend
_HEAD = '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def line_part(chart: dict[str, Any]) -> bytes:
    """The chart part; its rId1 is the workbook."""
    series = "".join(_series(chart, n, look) for n, look in enumerate(looks(chart)))
    tail = d.TAIL.replace(
        'dispBlanksAs val="gap"', f'dispBlanksAs val="{chart.get("blanks", "gap")}"'
    )
    return (
        f'{d.HEAD}{_layout(chart)}{_HEAD}{series}<c:marker val="1"/><c:axId val="1001"/>'
        f'<c:axId val="1002"/></c:lineChart>{_names(chart)}{_values(chart)}<c:spPr><a:noFill/></c:spPr>'
        f"</c:plotArea>{d.LEGEND}{tail}"
    ).encode()


def _layout(chart: dict[str, Any]) -> str:
    high = height(chart)
    sizes = (
        ("x", d.share(LEFT, d.WIDE)), ("y", d.share(TOP, high)),
        ("w", d.share(d.WIDE - LEFT - RIGHT, d.WIDE)), ("h", d.share(high - TOP - BELOW, high)),
    )  # fmt: skip
    shares = "".join(f'<c:{key} val="{text}"/>' for key, text in sizes)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{shares}</c:manualLayout></c:layout>'
    )


def _series(chart: dict[str, Any], n: int, look: Look) -> str:
    one, letter = chart["series"][n], column(n)
    end = len(chart["categories"]) + 1
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(one["values"]) if value
    )  # fmt: skip
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/><c:tx><c:strRef>'
        f'<c:f>{SHEET}!${letter}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{escaped(one['name'])}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        f"<c:spPr>{_stroke(look)}</c:spPr>{_mark(look)}<c:dLbls>{_told(chart, one, look)}"
        f"{_SHOWN.format(0)}</c:dLbls>{_categories(chart, end)}"
        f"<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${end}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{end - 1}"/>{values}</c:numCache>'
        '</c:numRef></c:val><c:smooth val="0"/></c:ser>'
    )


def _stroke(look: Look) -> str:
    return (
        f'<a:ln w="{look.wide * 3175}" cap="rnd"><a:solidFill><a:srgbClr val="{look.colour}"/></a:solidFill>'
        f'<a:prstDash val="{look.dash}"/><a:round/></a:ln>'
    )


def _mark(look: Look) -> str:
    if look.mark == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{look.mark}"/><c:size val="6"/><c:spPr><a:solidFill>'
        f'<a:srgbClr val="{look.colour}"/></a:solidFill><a:ln w="6350"><a:solidFill>'
        f'<a:srgbClr val="{d.INK}"/></a:solidFill></a:ln></c:spPr></c:marker>'
    )


def _told(chart: dict[str, Any], one: dict[str, Any], look: Look) -> str:
    """The last value of a line, beside it."""
    at = last(one)
    if not look.told or at < 0:
        return ""
    form = d.number_format(chart, one["digits"])
    return f'<c:dLbl><c:idx val="{at}"/>{d.label(form, d.INK, place(chart, one))}</c:dLbl>'


def _categories(chart: dict[str, Any], end: int) -> str:
    place, count = f"<c:f>{SHEET}!$A$2:$A${end}</c:f>", f'<c:ptCount val="{end - 1}"/>'
    days = serials(chart)
    texts = [str(day) for day in days] if days else [escaped(name) for name in chart["categories"]]
    points = "".join(f'<c:pt idx="{n}"><c:v>{text}</c:v></c:pt>' for n, text in enumerate(texts))
    if not days:
        return (
            f"<c:cat><c:strRef>{place}<c:strCache>{count}{points}</c:strCache></c:strRef></c:cat>"
        )
    return (
        f"<c:cat><c:numRef>{place}<c:numCache><c:formatCode>yyyy\\-mm\\-dd</c:formatCode>{count}{points}"
        "</c:numCache></c:numRef></c:cat>"
    )


def _names(chart: dict[str, Any]) -> str:
    """The axis below: days at their distances, or names beside one another."""
    kind, tail = (
        "catAx",
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>',
    )
    form = "General"
    if serials(chart):
        unit = unit_of(chart)
        kind, form = "dateAx", escaped(unit.format)
        tail = (
            '<c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/>'
            f'<c:majorUnit val="{unit.every}"/><c:majorTimeUnit val="{unit.kind}"/>'
        )
    return (
        f'<c:{kind}><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="{form}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{d.EDGE}{d.letters(900)}<c:crossAx val="1002"/><c:crosses val="autoZero"/>{tail}</c:{kind}>'
    )


def _values(chart: dict[str, Any]) -> str:
    return (
        d.values(chart)
        .replace('<c:axPos val="b"/>', '<c:axPos val="l"/>')
        .replace('<c:crosses val="max"/>', '<c:crosses val="autoZero"/>')
        .replace('<c:crossBetween val="between"/>', '<c:crossBetween val="midCat"/>')
    )
