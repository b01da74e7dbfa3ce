"""Texts by heading, surveys by group, titles, cells that agree with the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from report_samples import PROJECT, SET, english, scored

from perfeval.model.scorecard import Scorecard
from perfeval.reports.markdown import render
from perfeval.reports.model import report_model
from perfeval.reports.narratives import loose, placed, unnumbered
from perfeval.reports.outlines import sections
from perfeval.reports.titles import title
from perfeval.reports.words import words


def narrated(card: Scorecard, texts: dict[str, str]) -> Scorecard:
    return card._replace(project=card.project._replace(narrative=texts))


@pytest.mark.parametrize(
    "heading",
    ["项目背景", "1. 项目背景", "1．项目背景", "（一） 项目 背景", "一、项目背景：", "①项目背景",
     "(1)项目背景", "第一章 项目背景", "第一部分：项目背景", "1.1.1 Background", "背景", "background"],
)  # fmt: skip
def test_headings_as_people_number_them(heading: str) -> None:
    assert placed({heading: "正文"}, sections("evaluation")) == ({"background": "正文"}, [])


def test_a_year_is_no_number() -> None:
    assert unnumbered("2024年工作") == ("2024年工作", None)
    assert loose("一、 2024年 工作。") == "2024年工作"


def test_deeper_headings_go_with_the_section_before_them(tmp_path: Path) -> None:
    texts = {
        "二、前言": "放不下",
        "（一）主要经验及做法": "有两条。",
        "1. 路长制": "每周巡查。",
        "八、附录": "无处放",
        "（一）名单": "也无处放",
    }
    found = render(narrated(scored(tmp_path), texts))
    assert "有两条。\n\n**1. 路长制**\n\n每周巡查。" in found.text
    assert found.unused == ("二、前言", "八、附录", "（一）名单")
    assert "无处放" not in found.text


def test_text_under_a_heading_of_the_outline_is_kept(tmp_path: Path) -> None:
    found = render(narrated(scored(tmp_path), {"一、基本情况": "概述一句。"}))
    assert "\n\n概述一句。\n\n### （一）项目概况" in found.text


SURVEY = """培训人次: {actual: 80人次, analysis: 办班3期}
  满意: {survey: [{name: 群众, valid: 100, counts: [60, 20, 20]}, {name: 司机, valid: 50, counts: [10, 15, 25]}]}"""


def test_each_group_of_a_survey_has_its_rate(tmp_path: Path) -> None:
    leaf = "{name: 满意, weight: 10, target: ≥90%, measure: {kind: survey, combine: {weights: [0.6, 0.4]}}}"
    indicators = SET.replace("{name: 缺结果项, weight: 10, target: ≥1个}", leaf)
    project = PROJECT.replace("培训人次: {actual: 80人次, analysis: 办班3期}", SURVEY)
    table: dict[str, Any] = report_model(scored(tmp_path, project, indicators))["tables"]["survey"]
    cells = [row["cells"] for row in table["rows"]]
    assert [c["satisfaction"] for c in cells] == ["80%", "50%", "68%"]
    assert cells[2]["respondents"] == "合并（按0.6:0.4加权平均）"
    assert cells[2]["valid"] == "150"


def test_completion_shows_for_every_kind_of_rule(tmp_path: Path) -> None:
    rows = report_model(scored(tmp_path))["tables"]["score"]["rows"]
    cells = {r["cells"].get("level3"): r["cells"] for r in rows}
    assert cells["立项程序"]["completion"] == "62.50%"
    assert cells["目标明确"]["completion"] == "100.00%"
    assert cells["未到期项"]["actual"] == "未到期（2024年6月）"


def test_user_text_keeps_its_first_letter(tmp_path: Path) -> None:
    text = render(scored(tmp_path, PROJECT.replace("招标晚。", "ipad 到货晚。"))).text
    assert "Ipad" not in text


def test_findings_name_the_indicator(tmp_path: Path) -> None:
    table = report_model(scored(tmp_path))["tables"]["findings"]
    assert "缺结果项" in [row["cells"]["indicator"] for row in table["rows"]]


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("某局部门整体支出", "department", "某局2023年度部门整体支出绩效评价报告"),
        ("某项目支出绩效评价", "evaluation", "某项目支出绩效评价报告"),
        ("某项目支出绩效评价报告", "evaluation", "某项目支出绩效评价报告"),
        ("某县2023年养路项目", "self-assessment", "某县2023年养路项目绩效自评报告"),
        ("样例项目", "evaluation", "样例项目支出绩效评价报告"),
    ],
)
def test_titles_say_nothing_twice(tmp_path: Path, name: str, kind: str, wanted: str) -> None:
    card = scored(tmp_path, PROJECT.replace("name: 样例项目", f"name: {name}"))
    assert title(card, kind, words("zh")) == wanted


def test_no_double_colon_behind_an_indicator(tmp_path: Path) -> None:
    for text in (render(scored(tmp_path)).text, render(english(tmp_path), "en").text):
        assert "**：计算：" not in text
        assert "**: Calculation:" not in text


def test_shifted_weights_have_at_most_four_decimals(tmp_path: Path) -> None:
    indicators = (
        SET.replace("id: sample", "id: sample\nnot_applicable: parent")
        .replace("name: 培训人次, weight: 20", "name: 培训人次, weight: 13")
        .replace("name: 未到期项, weight: 10", "name: 未到期项, weight: 17")
    )
    table = report_model(scored(tmp_path, indicators=indicators))["tables"]["score"]
    weights = [row["cells"].get("weight", "") for row in table["rows"]]
    assert max(len(w.partition(".")[2]) for w in weights) == 4


PANEL = """培训人次: {actual: 80人次, analysis: 办班3期}
  评议:
    panel: [{expert: 甲, score: 9}, {expert: 乙, score: 8}, {expert: 丙, score: 3}, {expert: 丁, score: 7, recused: true}]"""


def test_ballots_are_listed_with_what_became_of_them(tmp_path: Path) -> None:
    leaf = "{name: 评议, weight: 10, target: ≥9, measure: {kind: panel, trim: {above: 2, drop: 1}}}"
    indicators = SET.replace("{name: 缺结果项, weight: 10, target: ≥1个}", leaf)
    project = PROJECT.replace("培训人次: {actual: 80人次, analysis: 办班3期}", PANEL)
    text = render(scored(tmp_path, project, indicators)).text
    assert "| 评议 | 甲 | 9 | 去极值，不计 |\n|  | 乙 | 8 |  |" in text
    assert "|  | 丁 | 7 | 回避，不计 |" in text


def test_dated_money_and_files_of_the_evidence_are_listed(tmp_path: Path) -> None:
    project = PROJECT.replace(
        "arrived: 90,", "arrived: [{date: 2023-03-01, amount: 90, doc_no: 财〔2023〕9号}],"
    ).replace("title: 公示记录,", "title: 公示记录, file: 资料/公示.pdf,")
    text = render(scored(tmp_path, project)).text
    assert "| 财政 | 到位数 | 2023年3月1日 | 90.00 | 财〔2023〕9号 |" in text
    assert "资料/公示.pdf" in text
