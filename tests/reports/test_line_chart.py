"""Line charts: days at their distances, gaps, dashes; in Word, Excel, HTML and Markdown."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

from reports.paper_samples import lines, paper, unzipped
from reports.test_charts_drawn import C, S, opened

from perfeval.model.monitoring import Mark
from perfeval.reports.charts.dated import Drawn, dated
from perfeval.reports.charts.drawingml import chart_part
from perfeval.reports.charts.serials import ticks
from perfeval.reports.charts.svg import svg
from perfeval.reports.charts.workbook import workbook
from perfeval.reports.papers.writers import write
from perfeval.reports.story.elements import chart
from perfeval.reports.words import words

# the schema's order of children (ECMA-376, 21.2.2)
ORDER = {
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout lineChart catAx dateAx valAx spPr",
    "lineChart": "grouping varyColors ser dLbls marker axId",
    "ser": "idx order tx spPr marker dLbls cat val smooth",
    "marker": "symbol size spPr",
    "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "catAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "dateAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblOffset baseTimeUnit majorUnit majorTimeUnit",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween",
}
JANUARY_1, JULY_31 = 45292, 45504  # 2024 as worksheets count days


def part(**changed: Any) -> ET.Element:
    return ET.fromstring(chart_part({**lines(), "number": 1, **changed}))


def test_word_draws_it_from_elements_in_the_order_of_the_schema() -> None:
    for root in (part(), part(days=None)):
        for element in root.iter():
            order = ORDER.get(element.tag.removeprefix(C), "").split()
            if element.tag.startswith(C) and order and len(element):
                places = [order.index(child.tag.removeprefix(C)) for child in element]
                assert places == sorted(places), element.tag


def test_days_stand_at_their_distances_in_word_and_can_be_edited() -> None:
    root = part()
    assert [v.text for v in root.findall(f".//{C}ser[1]/{C}cat//{C}v")][::2] == [
        str(JANUARY_1),
        str(JULY_31),
    ]
    assert root.find(f".//{C}dateAx/{C}baseTimeUnit").get("val") == "days"  # type: ignore[union-attr]
    sheet = ET.fromstring(opened(workbook(lines()))["xl/worksheets/sheet1.xml"])
    cells = {c.get("r"): c.findtext(f"{S}v") for c in sheet.iter(f"{S}c")}
    assert (cells["A2"], cells["A4"], cells["C4"]) == (str(JANUARY_1), str(JULY_31), "35.67")
    assert "C3" not in cells


def test_what_is_not_known_is_a_gap_or_spanned_as_asked() -> None:
    assert part().find(f".//{C}dispBlanksAs").get("val") == "gap"  # type: ignore[union-attr]
    assert part(blanks="span").find(f".//{C}dispBlanksAs").get("val") == "span"  # type: ignore[union-attr]
    # lines are drawn over two points at least: the actual ones are single points when not spanned
    drawn = {
        blanks: svg(lines(blanks=blanks), "zh").count('fill="none" stroke="#1F4E79"')
        for blanks in ("gap", "span")
    }
    assert drawn == {"gap": 1, "span": 2}  # one of them is the legend's


def test_lines_differ_without_colour() -> None:
    root = part()
    dashes = [
        d.get("val")
        for d in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}prstDash")
    ]
    marks = [m.get("val") for m in root.iter(f"{C}symbol")]
    assert len(set(zip(dashes, marks, strict=True))) == len(marks) == 2
    assert "stroke-dasharray" in svg(lines(), "zh")


def test_the_last_known_value_stands_beside_its_line() -> None:
    root = part()
    labels = [one.get("val") for one in root.findall(f".//{C}dLbl/{C}idx")]
    assert labels == ["2"]  # of the actual line; the plan ends at 100% by itself
    assert "35.67%" in svg(lines(), "zh")


def test_an_axis_of_days_names_months_and_a_svg_puts_them_in_proportion() -> None:
    assert [name for _, name in ticks(lines())] == [f"{n}月" for n in range(1, 13)]
    days = [date(2024, 6, 1), date(2024, 6, 30)]
    assert [name for _, name in ticks({"days": days})] == [
        "6-1",
        "6-6",
        "6-11",
        "6-16",
        "6-21",
        "6-26",
    ]
    long = [date(2019, 1, 1), date(2024, 12, 31)]
    assert [name for _, name in ticks({"days": long})] == [
        "2019",
        "2020",
        "2021",
        "2022",
        "2023",
        "2024",
    ]
    # 64 + 592 × 212/365: July 31 is the 213th of 366 days
    assert 'cx="407.8"' in svg(lines(), "zh")


def test_excel_draws_it_over_real_days() -> None:
    parts = unzipped(write(paper(chart(lines(blanks="span"))), ".xlsx"))
    drawn = parts["xl/charts/chart1.xml"].decode()
    assert (
        '<c:baseTimeUnit val="days"/><c:majorUnit val="1"/><c:majorTimeUnit val="months"/>' in drawn
    )
    assert '<c:dispBlanksAs val="span"/>' in drawn
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert f"<v>{JULY_31}</v>" in sheet


def test_markdown_lists_its_values() -> None:
    text = write(paper(chart(lines())), ".md").decode()
    assert "| 日期 | 序时进度 | 实际执行 |" in text
    assert "| 三 | 58.20% | 35.67% |" in text
    assert "| 二 | 16.39% | — |" in text


def test_curves_share_their_days_and_are_printed_with_two_decimals() -> None:
    plan = [Mark(date(2024, 1, 1), Fraction(0)), Mark(date(2024, 12, 31), Fraction(1))]
    done = [Mark(date(2024, 7, 31), Fraction(1, 3))]
    given = [
        Drawn("p", "计划", "planned", plan),
        Drawn("a", "实际", "actual", done),
        Drawn("f", "预计", "forecast", []),
    ]
    found = dated("k", "进度", given, words("zh"))
    assert found is not None
    assert found["categories"] == ["2024年1月1日", "2024年7月31日", "2024年12月31日"]
    assert [one["values"] for one in found["series"]] == [["0.00", "", "100.00"], ["", "33.33", ""]]
    assert (
        found["alt"]
        == "计划：2024年1月1日 0.00%、2024年12月31日 100.00%；实际：2024年7月31日 33.33%"
    )
    assert dated("k", "进度", given[1:], words("zh")) is None  # a point alone is no line
    over = [Drawn("a", "实际", "actual", [*plan, Mark(date(2025, 1, 1), Fraction(11, 10))])]
    assert found["max"] == "100"
    assert dated("k", "进度", over, words("zh"))["max"] == ""  # type: ignore[index]


def test_a_hostile_name_stays_a_text() -> None:
    one = lines(False)
    one["categories"][0] = '=cmd|"<&>\x07'
    one["series"][0]["name"] = "<script>"
    assert ET.fromstring(chart_part({**one, "number": 1})) is not None
    assert "<script>" not in svg(one, "zh")
    assert re.search(r"=cmd\\?\|", write(paper(chart(one)), ".md").decode())
