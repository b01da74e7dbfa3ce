"""Hostile and odd strings come out as text: no template code, HTML, table break or formula."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from report_samples import PROJECT, example, scored

from perfeval.reports.escape import block, cell, inline, line
from perfeval.reports.markdown import render
from perfeval.reports.table_csv import csv_text, safe

NASTY = "{{ 7*7 }}{% raw %}|<b>x</b>\\#"


def test_template_code_in_any_text_comes_out_literally(tmp_path: Path) -> None:
    project = (
        PROJECT.replace("name: 样例项目", "name: '{{ 7*7 }}'")
        .replace("title: 公示记录", "title: '{% include \"/etc/passwd\" %}'")
        .replace("项目来自某规划。", "{{ 7*7 }} {{ r.__class__ }} {# x #}")
        .replace("reason: 招标晚。", "reason: '{{ config }}'")
    )
    text = render(scored(tmp_path, project)).text
    for literal in (
        "{{ 7*7 }}",
        "{{ r.__class__ }}",
        '{% include "/etc/passwd" %}',
        "{{ config }}",
    ):
        assert literal in text
    assert text.startswith("# {{ 7*7 }}绩效评价报告\n")


def test_every_table_row_keeps_its_columns(tmp_path: Path) -> None:
    project = PROJECT.replace("title: 公示记录", f"title: '{NASTY}'").replace(
        "reason: 知晓率低", f"reason: '{NASTY}'"
    )
    text = render(scored(tmp_path, project)).text
    wide = 0
    for row in text.splitlines():
        if not row.startswith("|"):
            wide = 0
            continue
        bars = len(re.findall(r"(?<!\\)\|", row.replace("\\\\", "")))
        assert wide in (0, bars), row
        wide = bars


def test_raw_html_of_a_narrative_is_neutralised_and_headings_sink(tmp_path: Path) -> None:
    project = PROJECT.replace(
        "    项目来自某规划。\n",
        "    # 大标题\n\n    <img src=x onerror=alert(1)> a < b\n\n    副题\n    ---\n\n    [x](javascript:alert(1))\n",
    )
    text = render(scored(tmp_path, project)).text
    assert "<img" not in text
    assert "a < b" in text
    assert "\n##### 大标题\n" in text
    assert "\n###### 副题\n" in text
    assert "javascript:" not in text


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("# 标题", "\\# 标题"), ("- 甲", "\\- 甲"), ("1. 甲", "1\\. 甲"), ("a*b", "a*b"),
        ("a*b*c", "a\\*b\\*c"), ("第1条 a_b_c", "第1条 a_b_c"), ("&lt;", "&amp;lt;"), ("a\nb", "a b"),
    ],
)  # fmt: skip
def test_lines_show_as_written(given: str, wanted: str) -> None:
    assert line(given) == wanted


def test_cells_and_inline() -> None:
    assert cell("a|b\n<i>") == "a\\|b &lt;i>"
    assert inline("c:\\x") == "c:\\\\x"
    assert inline("60%~80%；0~5") == "60%\\~80%；0\\~5"


def test_an_open_fence_is_closed_and_hides_no_html_outside_it() -> None:
    found = block("```\n# 代码 <b>\n", 2)
    assert found == "```\n# 代码 <b>\n\n```"
    assert block("- a\n  ```\n<b>x", 2) == "- a\n  ```\n&lt;b>x"


def test_markdown_templates_escape_what_they_print() -> None:
    """Whatever filters a template uses or forgets; only finished parts are Markdown already."""
    from perfeval.reports.templating.markdown_sandbox import environment

    source = "{{ x }} {{ x|upper }} {{ '<i>' }} {{ x|inline }} {{ x ~ '_' }}"
    shown = environment().from_string(source).render(x="<b>*a*`b`")
    assert "<b" not in shown.lower()
    assert "<i" not in shown
    assert "`" not in shown.replace("\\`", "")


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "=100%"]
)
def test_formulas_become_text(text: str) -> None:
    assert safe(text) == "'" + text


@pytest.mark.parametrize("text", ["-3.00", "+2", "21.7%", "≥7个", "", "a=b"])
def test_numbers_and_words_stay(text: str) -> None:
    assert safe(text) == text


def test_csv_has_bom_crlf_and_sums(tmp_path: Path) -> None:
    text = csv_text(scored(tmp_path))
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert (rows[-1]["行别"], rows[-1]["得分"], rows[-1]["完成情况"]) == ("总分", "66.00", "中")
    leaves = [float(r["得分"]) for r in rows if r["行别"] == "指标" and r["得分"]]
    tops = [float(r["得分"]) for r in rows if r["行别"] == "小计" and not r["二级指标"]]
    assert abs(sum(leaves) - sum(tops)) < 1e-9
    assert rows[0]["二级指标"] == "项目立项"
    assert rows[1]["一级指标"] == "决策"


def test_csv_of_an_unscored_set_has_no_total() -> None:
    assert "总分" not in csv_text(example("shanghai-2022"))
