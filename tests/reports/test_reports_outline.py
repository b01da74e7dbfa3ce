"""Chapters: their order, numbers, placeholders, and where the project's texts go."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from report_samples import PROJECT, english, example, scored

from perfeval.reports.markdown import render
from perfeval.reports.outlines import NONE, OUTLINES, sections

EVALUATION_KEYS = [
    "summary",
    "background",
    "content",
    "implementation",
    "funds_use",
    "goals_overall",
    "goals_stage",
    "purpose",
    "object_scope",
    "principles",
    "indicator_system",
    "methods",
    "standards",
    "process",
    "conclusion",
    "decision_analysis",
    "process_analysis",
    "output_analysis",
    "benefit_analysis",
    "other_analysis",
    "experience",
    "problems",
    "suggestions",
    "other",
    "limits",
]


PARTS = ("摘要", "评价局限性", "签字盖章页", "Summary", "Limits of the evaluation", "Signatures")


def headings(text: str, level: int) -> list[str]:
    """Headings of chapters and annexes, without the parts on pages of their own."""
    found = re.findall(rf"^{'#' * level} (.+)$", text, re.MULTILINE)
    return [heading for heading in found if heading not in PARTS]


def narrated(text: str) -> str:
    return PROJECT + text


def test_the_evaluation_takes_its_texts_by_these_keys() -> None:
    keys = [s.key for s in sections("evaluation") if s.narrative != NONE]
    assert keys == EVALUATION_KEYS


def test_every_kind_has_unique_keys_and_headings_in_both_languages() -> None:
    for outline in OUTLINES.values():
        keys = [s.key for s in (*outline.sections, *outline.annexes)]
        assert len(keys) == len(set(keys))
        assert all(s.zh and s.en and s.en.isascii() for s in outline.sections)


def test_an_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="evaluation"):
        sections("novel")


def test_evaluation_chapters_follow_the_official_outline() -> None:
    text = render(example("urumqi-2023")).text
    assert headings(text, 2)[:7] == [
        "一、基本情况", "二、绩效评价工作开展情况", "三、综合评价情况及评价结论",
        "四、绩效评价指标分析", "五、主要经验及做法、存在的问题及原因分析", "六、有关建议",
        "七、其他需要说明的问题",
    ]  # fmt: skip
    assert "（一）项目决策情况" in headings(text, 3)
    assert headings(text, 4)[:4] == [
        "1. 项目背景", "2. 项目主要内容", "3. 项目实施情况", "4. 资金投入和使用情况",
    ]  # fmt: skip


def test_transfer_payment_chapters_and_annexed_form() -> None:
    text = render(example("shanghai-2022")).text
    assert headings(text, 2)[:6] == [
        "一、绩效目标分解下达情况", "二、绩效目标完成情况分析",
        "三、偏离绩效目标的原因和下一步改进措施", "四、绩效自评结果拟应用和公开情况",
        "五、其他需要说明的问题", "附件1：转移支付区域（项目）绩效目标自评表",
    ]  # fmt: skip


def test_self_assessment_has_eight_chapters_and_its_form(tmp_path: Path) -> None:
    text = render(scored(tmp_path), kind="self-assessment").text
    assert [h[:2] for h in headings(text, 2)[:8]] == [f"{n}、" for n in "一二三四五六七八"]
    assert headings(text, 2)[8] == "附件1：项目支出绩效自评表"


@pytest.mark.parametrize("kind", list(OUTLINES))
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["urumqi-2023", "shanghai-2022"])
def test_every_kind_renders_any_project(kind: str, lang: str, name: str) -> None:
    assert render(example(name), lang, kind).text.startswith("# ")


def test_each_section_without_text_is_a_counted_placeholder(tmp_path: Path) -> None:
    found = render(scored(tmp_path))
    shown = re.findall(r"^> 【待补充：(.+)】$", found.text, re.MULTILINE)
    assert "项目主要内容" in shown
    assert "项目背景" not in shown
    assert [p for p in found.placeholders if "原因说明" not in p] == shown
    assert f"本报告尚有{len(found.placeholders)}处待补充" in found.text


def test_generated_content_is_no_placeholder(tmp_path: Path) -> None:
    found = render(scored(tmp_path))
    for name in ("资金投入和使用情况", "综合评价情况及评价结论", "项目决策情况", "有关建议"):
        assert name not in found.placeholders


def test_a_complete_project_has_none() -> None:
    card = example("urumqi-2023")
    leaves = tuple(
        leaf._replace(result=leaf.result and leaf.result._replace(reason="有说明"))
        for leaf in card.leaves
    )
    found = render(card._replace(leaves=leaves))
    assert found.placeholders == ()
    assert "待补充" not in found.text


def test_lost_points_without_a_word_are_a_gap_in_the_text(tmp_path: Path) -> None:
    found = render(scored(tmp_path))
    assert "“培训人次”的原因说明" in found.placeholders
    assert "扣分原因：【待补充：“培训人次”的原因说明】。" in found.text


def test_a_text_under_a_key_no_section_has_is_reported(tmp_path: Path) -> None:
    card = scored(tmp_path, narrated("  backgroud: 打错了\n  项目主要内容: 用标题作键\n"))
    found = render(card)
    assert found.unused == ("backgroud",)
    assert "用标题作键" in found.text


def test_english_numbers_and_no_chinese_labels(tmp_path: Path) -> None:
    for kind in OUTLINES:
        found = render(english(tmp_path), "en", kind)
        assert not re.search(r"[\u4e00-\u9fff]", found.text.replace("元", "")), kind
    text = render(english(tmp_path), "en", "evaluation").text
    assert headings(text, 2)[0] == "1. The project"
    assert "1.1.1 Background" in headings(text, 4)
