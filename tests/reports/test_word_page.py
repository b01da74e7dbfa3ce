"""The Word report's page, fonts, numbering and properties; and that Word opens it as it is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from reports import word_orders
from reports.report_samples import PROJECT, english, example, scored
from reports.word_orders import W, trees, unzipped

from perfeval.reports import score_document
from perfeval.reports.request import Request
from perfeval.reports.word import writer
from perfeval.reports.word.cover import spaces
from perfeval.reports.word.page import GAP, page_of, settled
from perfeval.reports.word.titles import title_lines
from perfeval.reports.word.xml import paragraph, run

EXAMPLES = ("chaoyang-2020", "shanghai-2022", "urumqi-2023")
MM = 1440 / 25.4
FONTS = {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体", "Times New Roman"}


@cache
def _document(name: str, lang: str = "zh") -> dict[str, bytes]:
    return unzipped(writer.write(example(name), Request(lang, stage="draft")).data)


def _style(parts: dict[str, bytes], name: str) -> ET.Element:
    root = ET.fromstring(parts["word/styles.xml"])
    found = root.find(f"{W}style[@{W}styleId='{name}']")
    assert found is not None
    return found


def _value(element: ET.Element, path: str, name: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_word_has_nothing_to_repair(name: str, lang: str) -> None:
    parts = _document(name, lang)
    roots = trees(parts)
    for part, root in roots.items():
        assert (part, list(word_orders.out_of_order(root))) == (part, [])
        assert (part, list(word_orders.badly_ended(root))) == (part, [])
    assert list(word_orders.missing_targets(parts, roots)) == []
    assert word_orders.without_type(parts, roots) == []
    assert word_orders.unknown_styles(roots) == set()


def test_the_page_is_that_of_the_standard() -> None:
    for section in ET.fromstring(_document("urumqi-2023")["word/document.xml"]).iter(W + "sectPr"):
        size = {k.rpartition("}")[2]: v for k, v in section.find(W + "pgSz").attrib.items()}  # type: ignore[union-attr]
        margins = {
            k.rpartition("}")[2]: round(int(v) / MM)
            for k, v in section.find(W + "pgMar").attrib.items()  # type: ignore[union-attr]
        }
        sides = [margins[side] for side in ("top", "right", "bottom", "left")]
        if size.get("orient") == "landscape":
            assert (size["w"], size["h"], sides) == ("16838", "11906", [28, 37, 26, 35])
        else:
            assert (size["w"], size["h"], sides) == ("11906", "16838", [37, 26, 35, 28])


def test_twenty_two_lines_of_twenty_eight_characters() -> None:
    parts = _document("urumqi-2023")
    page = page_of(writer.shipped_parts()["word/document.xml"].decode())
    body = _style(parts, "ReportBody")
    points = int(_value(body, "rPr/sz") or 0) / 2 + int(_value(body, "rPr/spacing") or 0) / 20
    assert page.width / 20 // points == 28
    line = int(_value(_style(parts, "Normal"), "pPr/spacing", "line") or 0)
    assert (16838 - 2098 - 1984) // line == 22
    assert _value(body, "pPr/ind", "firstLineChars") == "200"


def test_headings_are_numbered_by_their_styles() -> None:
    fonts = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")
    for lang, texts in (
        ("zh", ("%1、", "（%2）", "%3. ", "（%4）")),
        ("en", ("%1. ", "%1.%2 ", "%1.%2.%3 ", "%1.%2.%3.%4 ")),
    ):
        parts = _document("urumqi-2023", lang)
        levels = ET.fromstring(parts["word/numbering.xml"]).findall(f"{W}abstractNum/{W}lvl")
        for n, text in enumerate(texts):
            style = _style(parts, f"Heading{n + 1}")
            assert _value(style, "pPr/numPr/numId") == "1"
            assert _value(style, "pPr/numPr/ilvl") == _value(style, "pPr/outlineLvl") == str(n)
            assert _value(style, "rPr/rFonts", "eastAsia") == fonts[n]
            assert _value(levels[n], "lvlText") == text
            assert _value(levels[n], "pStyle") == f"Heading{n + 1}"


def test_every_style_names_its_chinese_font() -> None:
    parts = _document("urumqi-2023")
    styles = ET.fromstring(parts["word/styles.xml"])
    for style in styles.findall(f"{W}style[@{W}type='paragraph']"):
        assert _value(style, "rPr/rFonts", "eastAsia") in FONTS, style.get(W + "styleId")
    assert _value(styles, "docDefaults/rPrDefault/rPr/lang", "eastAsia") == "zh-CN"
    for root in trees(parts).values():
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            assert {e.get(W + name, "宋体") for e in root.iter(W + "rFonts")} <= FONTS
        assert {e.get(W + "eastAsia", "zh-CN") for e in root.iter(W + "lang")} <= {"zh-CN"}
    fonts = ET.fromstring(parts["word/fontTable.xml"])
    for font in fonts:
        assert (_value(font, "charset") == "86") == (font.get(W + "name") != "Times New Roman")
        assert font.get(W + "name") == "Times New Roman" or "," in (_value(font, "altName") or "")


def test_western_quotation_marks_in_english_reports() -> None:
    assert b'w:hint="eastAsia"' in _document("urumqi-2023")["word/styles.xml"]
    assert b'w:hint="eastAsia"' not in _document("urumqi-2023", "en")["word/styles.xml"]


def test_no_number_on_the_cover_and_one_start_behind_it() -> None:
    root = ET.fromstring(_document("urumqi-2023")["word/document.xml"])
    cover, *rest = root.iter(W + "sectPr")
    assert cover.find(W + "footerReference") is None
    starts = [_value(section, "pgNumType", "start") for section in rest]
    assert starts == ["1", *[None] * (len(rest) - 1)]
    assert all(len(section.findall(W + "footerReference")) == 2 for section in rest)


def test_the_mark_of_a_draft_is_on_every_page(tmp_path: Path) -> None:
    card = scored(tmp_path)
    for stage, wanted in (("draft", 2), ("final", 0)):
        parts = unzipped(writer.write(card, Request(stage=stage)).data)
        headers = [d.decode() for n, d in parts.items() if re.match(r"word/header\d", n)]
        assert sum("征求意见稿" in text for text in headers) == wanted
        assert ("征求意见稿" in parts["word/document.xml"].decode()) == bool(wanted)


def test_the_cover_says_who_and_what_in_this_order(tmp_path: Path) -> None:
    project = PROJECT.replace(
        "department: 某局,", "department: 某局, implementer: 某站, date: 2024-03-01,"
    )
    project = project.replace("agency: 某所,", "agency: 某所, report_no: 某评〔2024〕1号,")
    root = ET.fromstring(
        unzipped(writer.write(scored(tmp_path, project)).data)["word/document.xml"]
    )
    table = root.find(f"{W}body/{W}tbl")
    assert table is not None
    rows = [
        ["".join(c.itertext()).strip() for c in row.iter(W + "tc")] for row in table.iter(W + "tr")
    ]
    assert rows == [
        ["项目名称", "样例项目"], ["实施单位", "某站"], ["主管部门", "某局"], ["委托单位", "某局"],
        ["评价机构", "某所"], ["评价类型", "部门评价"], ["报告编号", "某评〔2024〕1号"],
        ["报告日期", "2024年3月1日"],
    ]  # fmt: skip


def _heights(xml: str) -> int:
    return int(re.findall(r'w:line="(\d+)"', xml)[0])


def test_a_cover_is_one_page_however_much_it_says() -> None:
    page, title, mark = 12756, 680, 739  # twips
    name = "某市农村公路事业发展中心和某市交通运输局"  # two lines of a value
    for count, lines in ((3, 1), (8, 2), (10, 2)):
        facts = [{"label": "主管部门", "value": name}] * count
        room = spaces(["某项目"] * lines, "（征求意见稿）", facts, "zh")
        rows = count * (120 + 40 + 2 * 440)
        assert (
            _heights(room["top"]) + _heights(room["middle"]) + rows <= page - lines * title - mark
        )
    few = spaces(["某项目"], "", facts[:3], "zh")
    assert _heights(few["top"]) > _heights(room["top"])


def test_the_gaps_are_counted_below_the_title(tmp_path: Path) -> None:
    card = scored(tmp_path)
    found = writer.write(card)
    root = ET.fromstring(unzipped(found.data)["word/document.xml"])
    told = ["".join(p.itertext()) for p in root.iter(W + "p")
            if _value(p, "pPr/pStyle") == "Placeholder"]  # fmt: skip
    assert found.placeholders
    assert f"{len(found.placeholders)}处" in told[0]
    assert all(gap in told[0] for gap in found.placeholders)


def test_properties_tell_what_the_report_was_made_from(tmp_path: Path) -> None:
    card = scored(
        tmp_path, PROJECT.replace("department: 某局,", "department: 某局, date: 2024-03-01,")
    )
    parts = unzipped(writer.write(card).data)
    custom = dict(
        re.findall(
            r'name="perfeval\.(\w+)"><vt:lpwstr>([^<]*)<', parts["docProps/custom.xml"].decode()
        )
    )
    assert custom["digest"] == score_document.digest(card, "zh")
    assert f'"total": {custom["total"]}' in score_document.document(card)
    core = parts["docProps/core.xml"].decode()
    assert "<dc:creator>某所</dc:creator>" in core
    assert core.count("2024-03-01T00:00:00Z") == 2
    assert "<dc:title>样例项目" in core


def test_the_template_as_a_file_has_dates_that_word_reads() -> None:
    core = writer.shipped_parts()["docProps/core.xml"].decode()
    dates = re.findall(r'W3CDTF">([^<]*)<', core)
    assert dates == ["1980-01-01T00:00:00Z"] * 2


def test_english_reports_open_too(tmp_path: Path) -> None:
    parts = unzipped(writer.write(english(tmp_path), Request("en")).data)
    roots = trees(parts)
    assert word_orders.unknown_styles(roots) == set()
    assert "<dc:language>en-US" in parts["docProps/core.xml"].decode()


def test_signs_that_xml_cannot_hold_spoil_no_part(tmp_path: Path) -> None:
    card = scored(tmp_path)
    name = "某\x01<b>&{{ title }}\x0b\ufffe]]>\n{%p if x %}\ud800"
    header = card.project.header._replace(name=name, implementer="\x00某站\x1f")
    parts = unzipped(writer.write(card._replace(project=card.project._replace(header=header))).data)
    trees(parts)
    core = ET.fromstring(parts["docProps/core.xml"])
    assert "某<b>&{{ title }}]]>" in "".join(core.itertext())
    text = "".join(ET.fromstring(parts["word/document.xml"]).itertext())
    assert "某<b>&{{ title }}]]>" in text
    assert "{%p if x %}" in text


def test_same_input_same_bytes(tmp_path: Path) -> None:
    card = scored(tmp_path)
    first = writer.write(card).data
    writer.shipped.cache_clear()
    assert writer.write(card).data == first


UPRIGHT = (
    '<w:sectPr w:rsidR="00A1"><w:footerReference w:type="default" r:id="rId9"/>'
    '<w:type w:val="continuous"/><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1000" w:right="1100" w:bottom="1200" w:left="1300" w:header="700" w:footer="800"'
    ' w:gutter="0"/><w:pgNumType w:start="1"/></w:sectPr>'
)


def test_a_users_page_is_turned_for_landscape_parts() -> None:
    page = page_of(f"<w:document><w:body><w:p/>{UPRIGHT}</w:body></w:document>")
    assert (page.width, page.wide) == (12240 - 1300 - 1100, 15840 - 1200 - 1000)
    for end in (page.end_portrait, page.end_landscape):
        assert "w:start" not in end
        assert end.count('<w:type w:val="nextPage"/>') == 1
        assert "continuous" not in end
        assert 'r:id="rId9"' in end
    assert 'w:w="15840" w:h="12240" w:orient="landscape"' in page.end_landscape
    assert 'w:top="1300" w:right="1000" w:bottom="1100" w:left="1200"' in page.end_landscape


def test_a_template_without_a_section_gets_the_standard_page() -> None:
    page = page_of("<w:document><w:body><w:p/></w:body></w:document>")
    assert (page.width, page.wide) == (8844, 12756)


def test_a_landscape_section_of_the_template_is_taken_as_it_is() -> None:
    own = UPRIGHT.replace('w:w="12240" w:h="15840"', 'w:w="15840" w:h="12240" w:orient="landscape"')
    own = own.replace("rId9", "rId77")
    page = page_of(f"<w:p><w:pPr>{own}</w:pPr></w:p>{UPRIGHT}")
    assert "rId77" in page.end_landscape
    assert "rId77" not in page.end_portrait
    assert page.wide == 15840 - 1300 - 1100


def test_landscape_parts_that_meet_and_at_the_end_leave_no_empty_page() -> None:
    page = page_of(UPRIGHT)
    inner = "<w:p>a</w:p>{0.end_portrait}<w:tbl/>{0.end_landscape}{0.end_portrait}<w:tbl/>{0.end_landscape}"
    document = settled(f"<w:body>{inner.format(page)}\n{UPRIGHT}</w:body>", page)
    sections: list[Any] = re.findall(r"<w:sectPr.*?</w:sectPr>", document)
    assert ["landscape" in section for section in sections] == [False, True]
    ending = f"<w:p>a</w:p>.*<w:tbl/>{GAP}<w:tbl/>{GAP}<w:sectPr.*</w:sectPr></w:body>$"
    assert re.search(ending, document)


def test_an_annex_is_landscape_from_its_label_on() -> None:
    page = page_of(UPRIGHT)
    wide = f"{page.end_portrait}<w:tbl></w:tbl>{page.end_landscape}"
    short = paragraph("ReportBody", run("以下内容"))
    assert writer.headed("H", wide, page).startswith(page.end_portrait + "H<w:tbl>")
    assert writer.headed("H", short + wide, page).startswith(page.end_portrait + "H" + short)
    for before in ("<w:tbl></w:tbl>", short * 100, paragraph("Heading2", run("二"))):
        assert writer.headed("H", before + wide, page) == "H" + before + wide
    assert writer.headed("H", short, page) == "H" + short


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("样例项目支出绩效评价报告", ["样例项目支出绩效评价报告"]),
        (
            "北京市朝阳区知识产权运营服务体系建设转移支付2020年度绩效自评报告",
            ["北京市朝阳区知识产权运营服务体系建设", "转移支付2020年度绩效自评报告"],
        ),
        ("", [""]),
    ],
)
def test_titles_break_between_words(title: str, lines: list[str]) -> None:
    assert title_lines(title, "zh") == lines


def test_no_title_loses_a_sign() -> None:
    for title in ("（" * 50, "a" * 300, "报告" * 30, "1 2" * 40, "某" * 100):
        assert "".join(title_lines(title, "zh")).replace(" ", "") == title.replace(" ", "")
    assert " ".join(title_lines("The report of a very long name of a project and more", "en")) == (
        "The report of a very long name of a project and more"
    )
