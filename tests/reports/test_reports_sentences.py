"""Indicator by indicator: deductions with evidence and problem, unmet goals, over-completion."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_samples import PROJECT, SET, english, example, scored

from perfeval.reports.markdown import render, write
from perfeval.reports.request import Request
from perfeval.reports.texts import bare, ended, flat, reference
from perfeval.reports.words import words


def test_a_deduction_reads_as_in_a_report(tmp_path: Path) -> None:
    text = render(scored(tmp_path)).text
    wanted = "该指标满分6分，扣0.5分，得5.5分。扣分原因：未按月公示（E09第4页，见问题P1）。"
    assert wanted in text


def test_several_facts_are_numbered_with_their_points(tmp_path: Path) -> None:
    text = render(scored(tmp_path)).text
    assert (
        "（1）缺会议纪要（E09，见问题P1），扣2.5分；（2）评价要点“丙项”部分符合（50%），扣1.25分。"
        in text
    )


def test_full_marks_cite_their_evidence(tmp_path: Path) -> None:
    text = render(scored(tmp_path)).text
    assert "**目标明确**：评价要点全部符合，得满分4分。佐证材料：E09。" in text


def test_reason_and_improvement_never_double_their_stops(tmp_path: Path) -> None:
    text = render(scored(tmp_path)).text
    assert "扣分原因：招标晚。改进措施：提前启动。" in text
    for double in ("。。", "；。", "，。", "。；", "：。"):
        assert double not in text


def test_problems_carry_what_they_cost_and_suggestions_name_them(tmp_path: Path) -> None:
    text = render(scored(tmp_path)).text
    assert "**1. 公示不及时（P1）。** 三个月未公示。" in text
    assert "对应扣分：立项依据扣0.5分、立项程序扣2.5分。" in text
    assert "**1. 针对“公示不及时”（P1）。** 按月公示。" in text


def test_missing_inapplicable_and_not_due_read_differently(tmp_path: Path) -> None:
    text = render(scored(tmp_path)).text
    assert "**缺结果项**：该指标满分10分，没有提供结果，按0分计。" in text
    assert "**不适用项**：该指标不适用：今年没有这项任务。" in text
    assert "**未到期项**：该指标尚未到期（2024年6月）" in text


def test_an_unmet_goal_without_scores() -> None:
    text = render(example("shanghai-2022")).text
    wanted = "指标值≥15%，实际完成5.1%，完成率34.00%，未完成。原因：受2022年上半年影响"
    assert text.count(wanted) == 2  # in the analysis and in the chapter of deviations


def test_far_beyond_the_target_without_a_reason_is_a_gap() -> None:
    card = example("urumqi-2023")
    found = render(card)
    what = "“知识产权发展水平（年有效发明专利增长率）”超额完成的原因说明"
    assert f"该指标满分6分，得6分。完成率超过130%，原因：【待补充：{what}】。" in found.text
    final = write(card, Request(stage="final"))
    text = final.data.decode()
    assert "得6分。完成率超过130%。" in text
    assert "没有说明原因" not in found.text + text
    assert found.placeholders == final.placeholders == (what,)


def test_the_verdict_in_words(tmp_path: Path) -> None:
    text = render(scored(tmp_path)).text
    assert "决策23.8分（满分30分" in text
    assert "不适用或未到期的指标2项（不适用项、未到期项）" in text


def test_a_reported_score_that_differs_is_told(tmp_path: Path) -> None:
    project = PROJECT.replace(
        "培训人次: {", "培训人次: {reported: 20, review: {score: 15, by: 赵六, opinion: 偏高},"
    )
    text = render(scored(tmp_path, project)).text
    assert "填报得分20分，复算得分16分。" in text
    assert "复核15分（赵六）：偏高。" in text


def test_a_gate_says_why_nothing_is_left(tmp_path: Path) -> None:
    gated = SET.replace(
        "- {name: 立项依据, weight: 6,",
        "- {name: 立项依据, gates: [{name: 挪用, effect: zero}], weight: 6,",
    )
    project = PROJECT + "gates: [{name: 挪用, reason: 挤占资金}]\n"
    text = render(scored(tmp_path, project, gated)).text
    assert "触发否决项“挪用”（挤占资金），不得分。该指标满分6分，扣6分，得0分。" in text
    assert "| 挪用 | 决策/项目立项/立项依据 | 得0分 | 挤占资金 |" in text


def test_english_sentences(tmp_path: Path) -> None:
    text = render(english(tmp_path), "en").text
    assert (
        "Points: 40 in full, 2 deducted, 38 awarded. Reason for the deduction: no minutes (E1, p. 4, see problem P1)."
        in text
    )
    assert "Reason for the deduction: late start. Improvement: start early." in text


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("E09 p.4", "E09第4页"), ("E09 pp. 4-6", "E09第4-6页"), ("E09第4页", "E09第4页"),
        ("E09", "E09"), ("E09 附表2", "E09 附表2"),
    ],
)  # fmt: skip
def test_pages_of_evidence(given: str, wanted: str) -> None:
    assert reference(given, words("zh")) == wanted


def test_joining_texts() -> None:
    zh, en = words("zh"), words("en")
    assert flat("第一行\n第二行") == "第一行第二行"
    assert flat("one\ntwo") == "one two"
    assert bare("缺材料。；") == "缺材料"
    assert ended("缺材料；", zh) == "缺材料。"
    assert ended("really?", en) == "really?"
    assert ended("done", en) == "done."
