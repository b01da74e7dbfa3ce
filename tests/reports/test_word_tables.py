"""Tables of the Word report: widths, merges, repeated heads, landscape pages, safe text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from report_samples import example

from perfeval.reports.request import DEFAULT
from perfeval.reports.story.elements import grid, heading, para, prose
from perfeval.reports.story.story import story
from perfeval.reports.tables import column, row
from perfeval.reports.word.flow import flow
from perfeval.reports.word.page import Page
from perfeval.reports.word.table import table_xml
from perfeval.reports.words import words

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{SPACE}}}"
ZH = words("zh")
PAGE = Page(
    8844,
    12755,
    "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
    '<w:p><w:pPr><w:sectPr w:x="2"/></w:pPr></w:p>',
)


def _parsed(xml: str) -> ET.Element:
    return ET.fromstring(f'<w:body xmlns:w="{SPACE}">{xml}</w:body>')


def _table(
    rows: list[dict[str, Any]],
    labels: str = "一级 二级 分值 说明",
    right: str = "分值",
    **more: Any,
) -> dict[str, Any]:
    columns = [
        column(name, name, "right" if name in right.split() else "left") for name in labels.split()
    ]
    return {
        "key": "x",
        "caption": "表",
        "columns": columns,
        "rows": rows,
        "unit": "",
        "notes": [],
        "merge": 0,
        **more,
    }


def _text(node: ET.Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def _cells(body: ET.Element) -> list[list[ET.Element]]:
    return [tr.findall(f"{W}tc") for tr in body.iter(f"{W}tr")]


def _grid_widths(table: ET.Element) -> list[int]:
    return [int(c.attrib[f"{W}w"]) for c in table.iter(f"{W}gridCol")]


def _room(width: int) -> float:
    """Digits of half a character of 10.5 points that a cell of that width holds."""
    return (width - 140) / 105


@pytest.mark.parametrize("name", ["urumqi-2023", "chaoyang-2020", "shanghai-2022"])
def test_every_table_of_the_examples_fills_the_page_and_breaks_no_number(name: str) -> None:
    model = story(example(name), DEFAULT)
    for table in filter(None, model["tables"].values()):
        body = _parsed(table_xml(table, ZH, PAGE))
        (tbl,) = body.iter(f"{W}tbl")
        widths = _grid_widths(tbl)
        assert sum(widths) in (PAGE.width, PAGE.wide)
        for cells in _cells(body):
            at = 0
            for cell in cells:
                span = cell.find(f".//{W}gridSpan")
                wide = 1 if span is None else int(span.attrib[f"{W}val"])
                size = cell.find(f".//{W}tcW")
                assert size is not None
                assert int(size.attrib[f"{W}w"]) == sum(widths[at : at + wide])
                at += wide
            assert at == len(widths)
        for n, made in enumerate(table["columns"]):
            if made["align"] == "right":
                assert _room(widths[n]) >= max(
                    len(r["cells"].get(made["key"], "")) for r in table["rows"]
                )


def test_names_merge_and_no_merge_is_open_over_a_subtotal() -> None:
    leaf = {"一级": "产出", "二级": "数量", "分值": "5", "说明": "x"}
    rows = [
        row(leaf),
        row(leaf),
        row({"一级": "产出小计", "分值": "10"}, "subtotal"),
        row(leaf),
        row(leaf),
    ]
    cells = _cells(_parsed(table_xml(_table(rows, merge=1), ZH, PAGE)))
    marks = [line[0].find(f".//{W}vMerge") for line in cells[1:]]
    assert [None if m is None else m.attrib.get(f"{W}val", "on") for m in marks] == [
        "restart", "on", None, "restart", "on",
    ]  # fmt: skip
    assert [_text(line[0]) for line in cells[1:]] == ["产出", "", "产出小计", "产出", ""]
    span = cells[3][0].find(f".//{W}gridSpan")
    assert span is not None
    assert span.attrib[f"{W}val"] == "2"
    assert cells[3][0].find(f".//{W}shd") is not None


def test_a_name_is_said_again_on_every_page() -> None:
    rows = [
        row({"一级": "产出", "二级": str(n), "分值": "5", "说明": "文" * 30}) for n in range(80)
    ]
    cells = _cells(_parsed(table_xml(_table(rows, merge=1), ZH, PAGE)))
    named = [n for n, line in enumerate(cells[1:]) if _text(line[0])]
    assert named[0] == 0
    # an upright page holds some 45 lines
    assert max(b - a for a, b in zip(named, [*named[1:], 80], strict=True)) < 45


def test_the_head_is_repeated_and_rows_stay_whole_unless_longer_than_half_a_page() -> None:
    rows = [row({"一级": "甲", "说明": "短"}), row({"一级": "乙", "说明": "很长" * 1500})]
    body = _parsed(table_xml(_table(rows), ZH, PAGE))
    head, short, long = body.iter(f"{W}tr")
    assert head.find(f".//{W}tblHeader") is not None
    assert head.find(f".//{W}cantSplit") is not None
    assert short.find(f".//{W}cantSplit") is not None
    assert long.find(f".//{W}cantSplit") is None


def test_a_missing_number_prints_a_dash_but_not_in_sums_nor_in_the_projects_own_tables() -> None:
    rows = [row({"一级": "甲"}), row({"一级": "合计"}, "total")]
    cells = _cells(_parsed(table_xml(_table(rows), ZH, PAGE)))
    assert _text(cells[1][2]) == "—"
    assert "—" not in "".join(map(_text, cells[2]))
    own = _parsed(flow([prose("|甲|乙|\n|-|-:|\n|1||", 1)], ZH, PAGE))
    assert "—" not in _text(own)


def test_a_table_that_does_not_fit_upright_stands_on_a_landscape_page() -> None:
    labels = " ".join(f"栏{n}" for n in range(12))
    rows = [row(dict.fromkeys(labels.split(), "各项说明文字"))]
    wide = table_xml(_table(rows, labels, right=""), ZH, PAGE)
    assert wide.startswith(PAGE.end_portrait)
    assert wide.endswith(PAGE.end_landscape)
    assert sum(_grid_widths(_parsed(wide))) == PAGE.wide
    assert PAGE.end_landscape not in table_xml(_table(rows, "栏0 栏1", right=""), ZH, PAGE)


def test_more_columns_than_any_page_holds_still_fill_it_exactly() -> None:
    labels = " ".join(f"栏{n}" for n in range(60))
    rows = [row(dict.fromkeys(labels.split(), "123456.78"))]
    widths = _grid_widths(_parsed(table_xml(_table(rows, labels, right=labels), ZH, PAGE)))
    assert sum(widths) == PAGE.wide
    assert min(widths) > 0


def test_six_levels_very_long_reasons_and_english() -> None:
    labels = "L1 L2 L3 L4 L5 L6 Weight Reason"
    cells = dict.fromkeys(labels.split(), "Indicator name") | {
        "Weight": "12.50",
        "Reason": "because " * 900,
    }
    table = _table([row(cells)] * 3, labels, right="Weight", merge=5)
    widths = _grid_widths(_parsed(table_xml(table, words("en"), PAGE)))
    assert sum(widths) == PAGE.wide
    assert widths[-1] == max(widths)
    assert _room(widths[6]) >= 5


def test_no_word_of_an_english_head_is_broken() -> None:
    labels = "Weight Completion Score Improvement"
    rows = [row(dict.fromkeys(labels.split(), "1"))]
    table = _table(rows, labels, right="Weight Completion Score")
    for widths in (_grid_widths(_parsed(table_xml(table, words("en"), PAGE))),):
        assert all(_room(w) >= len(name) for w, name in zip(widths, labels.split(), strict=True))


def test_a_very_long_reason_gets_what_the_others_can_spare() -> None:
    labels = "一级 二级 三级 四级 指标值 完成值 分值 得分 原因"
    short = dict.fromkeys(labels.split(), "资金管理情况") | {"分值": "10", "得分": "9.50"}
    wide = []
    for reason in ("原因" * 100, "原因" * 1500):
        table = _table([row(short | {"原因": reason})], labels, right="分值 得分", merge=3)
        wide.append(_grid_widths(_parsed(table_xml(table, ZH, PAGE)))[-1])
    assert wide[1] > wide[0]
    assert wide[1] > PAGE.wide // 3


def test_there_is_room_to_sign() -> None:
    table = _table([row({"姓名": "甲", "签字": ""})] * 9, "姓名 签字", right="", blank=True)
    body = _parsed(table_xml(table, ZH, PAGE))
    names, signs = _grid_widths(body)
    assert signs > names
    heights = [int(h.attrib[f"{W}val"]) for h in body.iter(f"{W}trHeight")]
    assert len(heights) == 9
    assert min(heights) >= 12 * 1440 / 25.4


HOSTILE = (
    "{{ 7*7 }}{% x %}<w:p>&amp;\"'\x00\x0b\x1b\ud800\ufffe\uffff😀\ttab\r\nline\x85\u2028end]]>"
)


def test_hostile_text_is_printed_in_every_place() -> None:
    table = _table([row({"一级": HOSTILE, "分值": HOSTILE})], unit=HOSTILE, notes=[HOSTILE])
    table["columns"][0]["label"] = table["caption"] = HOSTILE
    elements = [
        grid(table), para(HOSTILE), prose(HOSTILE, 1, HOSTILE), heading(1, "", HOSTILE),
        prose(f"- {HOSTILE}\n\n> {HOSTILE}\n\n```\n{HOSTILE}\n```", 1),
        {"kind": "list", "items": [HOSTILE]}, {"kind": "placeholder", "text": HOSTILE},
    ]  # fmt: skip
    body = _parsed(flow(elements, ZH, PAGE))
    assert _text(body).count("{{ 7*7 }}{% x %}<w:p>") == 15
    assert "😀" in _text(body)
    assert body.find(f".//{W}br") is not None
    assert body.find(f".//{W}tab") is not None


def test_numbers_of_lists_and_addresses_of_links_are_text() -> None:
    body = _parsed(
        flow([prose("3. 甲\n4. 乙\n   - 丙\n\n[丁](https://a.cn/x) <https://b.cn>", 1)], ZH, PAGE)
    )
    texts = [_text(p) for p in body.iter(f"{W}p")]
    assert texts == ["3. 甲", "4. 乙", "◦ 丙", "丁（https://a.cn/x） https://b.cn"]
    assert body.find(f".//{W}numPr") is None


def test_headings_of_prose_have_no_number() -> None:
    body = _parsed(flow([prose("# 甲\n\n乙", 1)], ZH, PAGE))
    styles = [s.attrib[f"{W}val"] for s in body.iter(f"{W}pStyle")]
    assert styles == ["Subheading", "ReportBody"]
