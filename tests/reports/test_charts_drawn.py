"""Charts as they are drawn: Word parts, the workbook behind them, SVG."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from reports.report_samples import PROJECT, scored

from perfeval.reports.charts.drawingml import chart_part
from perfeval.reports.charts.layout import lines
from perfeval.reports.charts.svg import svg
from perfeval.reports.charts.workbook import workbook
from perfeval.reports.request import Request
from perfeval.reports.writers import write

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = '=HYPERLINK("http://x")<&>{{ x }}\x07名称'
# the schema's order of the children that these charts have (ECMA-376, 21.2.2)
ORDER = {
    "chartSpace": "date1904 roundedCorners chart spPr txPr externalData",
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart catAx valAx spPr",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "ser": "idx order tx spPr invertIfNegative dLbls cat val",
    "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "dLbl": "idx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "catAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween",
    "scaling": "orientation max min",
    "legend": "legendPos overlay spPr txPr",
}


def record(
    *values: str, name: str = "甲", top: str = "", unit: str = "%", series: int = 1
) -> dict[str, Any]:
    """A chart with as many categories as values."""
    one = {"key": "k", "name": "完成率", "values": list(values), "digits": 2,
           "labels": [f"{value}{unit}" for value in values]}  # fmt: skip
    return {
        "key": "completion", "title": "标题", "caption": "图1 标题", "alt": "全部数据", "unit": unit,
        "categories": [f"{name}{n}" for n in range(len(values))], "series": [one] * series, "max": top,
        "number": 1,
    }  # fmt: skip


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def document(folder: Path, **asked: Any) -> dict[str, bytes]:
    return opened(write(scored(folder), ".docx", Request(**asked)).data)


def test_a_word_report_has_its_charts_as_parts(tmp_path: Path) -> None:
    parts = document(tmp_path)
    relations = parts["word/_rels/document.xml.rels"].decode()
    targets = dict(re.findall(r'Id="([^"]+)" Type="[^"]+/chart" Target="([^"]+)"', relations))
    used = re.findall(r'<c:chart [^>]*r:id="([^"]+)"', parts["word/document.xml"].decode())
    assert len(used) >= 2
    assert sorted(used) == sorted(targets)
    types = parts["[Content_Types].xml"].decode()
    for target in targets.values():
        assert f'PartName="/word/{target}"' in types
        folder, _, name = target.partition("/")
        book = re.findall(
            r'Target="\.\./([^"]+)"', parts[f"word/{folder}/_rels/{name}.rels"].decode()
        )
        assert opened(parts[f"word/{book[0]}"])["xl/workbook.xml"]


def test_a_word_reader_finds_the_drawings_with_their_text(tmp_path: Path) -> None:
    from docx import Document

    data = write(scored(tmp_path), ".docx").data
    read = Document(io.BytesIO(data))
    assert len(read.inline_shapes) >= 2
    found = read.element.body.findall(".//{*}docPr")
    assert any("财政，执行率80.50%：全年预算数 100.00" in one.get("descr", "") for one in found)
    assert len({one.get("id") for one in found}) == len(found)


def test_elements_stand_in_the_order_of_the_schema() -> None:
    for chart in (
        record("80.00", "434.00", top="130"),
        record("1.00", "-2.00", unit="分", series=3),
    ):
        root = ElementTree.fromstring(chart_part(chart))
        for element in root.iter():
            order = ORDER.get(element.tag.removeprefix(C), "").split()
            if element.tag.startswith(C) and order:
                places = [order.index(child.tag.removeprefix(C)) for child in element]
                assert places == sorted(places), element.tag


def test_every_text_of_a_chart_has_a_chinese_font() -> None:
    root = ElementTree.fromstring(chart_part(record("80.00", series=3)))
    fonts = root.findall(f".//{A}defRPr")
    assert fonts
    assert all(font.find(f"{A}ea") is not None for font in fonts)


def test_the_workbook_holds_what_the_chart_shows() -> None:
    chart = record("80.00", "", "434.00", top="130")
    root = ElementTree.fromstring(chart_part(chart))
    shown = [v.text for v in root.findall(f".//{C}numCache/{C}pt/{C}v")]
    sheet = ElementTree.fromstring(opened(workbook(chart))["xl/worksheets/sheet1.xml"])
    cells = {c.get("r"): "".join(c.itertext()) for c in sheet.iter(f"{S}c")}
    assert shown == ["80.00", "434.00"]
    assert cells == {
        "B1": "完成率",
        "A2": "甲0",
        "B2": "80.00",
        "A3": "甲1",
        "A4": "甲2",
        "B4": "434.00",
    }
    assert root.findtext(f".//{C}val//{C}f") == "data!$B$2:$B$4"


def test_names_are_text_wherever_a_chart_prints_them() -> None:
    chart = record("1.00", name=HOSTILE)
    plain = HOSTILE.replace("\x07", "") + "0"
    part = ElementTree.fromstring(chart_part(chart))
    assert part.findtext(f".//{C}cat//{C}v") == plain
    sheet = ElementTree.fromstring(opened(workbook(chart))["xl/worksheets/sheet1.xml"])
    assert not sheet.findall(f".//{S}f")
    assert "".join(sheet.findall(f".//{S}c")[1].itertext()) == plain
    drawn = ElementTree.fromstring(svg(chart, "zh"))
    titles = [t.text for t in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert plain in titles


def test_a_hostile_name_leaves_a_readable_document(tmp_path: Path) -> None:
    project = PROJECT.replace("name: 财政", "name: '</w:t>{{ x }}&'")
    parts = opened(write(scored(tmp_path, project), ".docx").data)
    text = "".join(ElementTree.fromstring(parts["word/document.xml"]).itertext())
    assert "{{ x }}" in text


def test_a_bar_that_the_axis_cuts_keeps_its_label() -> None:
    chart = record("80.00", "434.00", top="130")
    root = ElementTree.fromstring(chart_part(chart))
    assert root.find(f".//{C}valAx//{C}max").get("val") == "130"  # type: ignore[union-attr]
    inside = root.findall(f".//{C}dLbl")
    assert [one.find(f"{C}idx").get("val") for one in inside] == ["1"]  # type: ignore[union-attr]
    drawn = svg(chart, "zh")
    assert "434.00%" in drawn
    bars = [float(w) for w in re.findall(r'<rect x="[^"]+" y="[^"]+" width="([^"]+)"', drawn)]
    assert bars[1] / bars[0] < 130 / 80 + 0.01


def test_svg_is_read_aloud_and_needs_nothing_from_elsewhere() -> None:
    drawn = svg(record("80.00", unit="分", series=3), "zh")
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img"
    ids = {e.get("id"): e.text for e in root if e.get("id")}
    named = [ids[key] for key in (root.get("aria-labelledby") or "").split()]
    assert named == ["图1 标题", "全部数据"]
    assert not re.search(r"href|url\((?!#)|http(?!://www\.w3\.org/2000/svg)", drawn)


def test_negative_values_are_drawn_left_of_zero() -> None:
    root = ElementTree.fromstring(svg(record("-50.00", "50.00"), "zh"))
    bars = list(root.iter("{http://www.w3.org/2000/svg}rect"))
    left, right = (float(bar.get("x") or 0) for bar in bars)
    assert left + float(bars[0].get("width") or 0) == right
    assert b'<c:min val="0"/>' not in chart_part(record("-50.00", "50.00"))


def test_the_same_report_is_the_same_bytes(tmp_path: Path) -> None:
    card = scored(tmp_path)
    assert write(card, ".docx").data == write(card, ".docx").data


def test_without_charts_a_document_has_no_parts_of_theirs(tmp_path: Path) -> None:
    parts = document(tmp_path, charts="none")
    assert not [name for name in parts if "chart" in name.lower() or "embeddings" in name]
    assert b"<w:drawing" not in parts["word/document.xml"]


def test_long_names_break_into_lines_and_end_in_an_ellipsis() -> None:
    assert lines("甲乙丙丁戊己", 8, 2) == ["甲乙丙丁", "戊己"]
    assert lines("甲乙丙丁戊己庚辛壬癸", 8, 2) == ["甲乙丙丁", "戊己庚…"]
    assert lines("财政专项资金，执行率100.00%", 24, 2) == ["财政专项资金，执行率", "100.00%"]
    assert lines("", 8, 2) == [""]
