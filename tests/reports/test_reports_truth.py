"""What readers found untrue or unreadable in reports: each case with its mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from report_samples import PROJECT, SET, scored

from perfeval.reports.markdown import write
from perfeval.reports.model import report_model
from perfeval.reports.request import Request

HEAD = "perfeval: indicator-set/v1\nid: sample\ntitle: 样例\ntotal: 10\n"
NAME = "perfeval: project/v1\nindicator_set: sample.yaml\nproject: {name: 样例项目, implementer: 某站}\n"


def card_of(folder: Path, indicators: str, results: str, more: str = "") -> Any:
    """One level-1 branch 甲 with the leaves given, and their results."""
    kept = HEAD + f"indicators:\n  - name: 甲\n    weight: 10\n    children:\n{indicators}"
    return scored(folder, NAME + more + f"results:\n{results}", kept)


def text(card: Any, lang: str = "zh", kind: str | None = None, stage: str | None = None) -> str:
    return write(card, Request(lang, kind, stage)).data.decode()


LINES = """funds:
  unit: 万元
  lines:
    - {id: a, name: 财政拨款, initial_budget: 90, budget: 98, arrived: 98, spent: 10.56}
    - {id: b, name: "其中:一般公共预算", of: a, budget: 60, arrived: 60, spent: 5}
    - {id: c, name: 政府性基金, of: a, budget: 38, arrived: 38, spent: 5.56}
    - {id: d, name: 单位资金, budget: 5, arrived: 5, spent: 3}
"""
LEAF = "      - {name: 乙, weight: 10, target: ≥5个}\n"


def test_parts_of_a_fund_line_stand_inside_it(tmp_path: Path) -> None:
    said = text(card_of(tmp_path, LEAF, "  乙: {actual: 5个}\n", LINES))
    assert "财政拨款支出10.56万元，执行率10.78%（其中一般公共预算支出5万元" in said
    assert "| 其中：一般公共预算 |" in said
    assert "其中：其中" not in said
    assert "其中其中" not in said
    assert "调整后全年预算103万元" not in said  # one line has no initial budget
    assert "有年初预算的各项资金，年初预算共90万元，调整后共98万元。" in said
    english = text(card_of(tmp_path, LEAF, "  乙: {actual: 5个}\n", LINES), "en")
    assert "财政拨款 10.56 万元 (10.78%), of which 一般公共预算 5 万元" in english


ITEMS = (
    "  乙: {items: [{name: 面积, target: ≥500亩, actual: 500亩},"
    " {name: 配方肥, target: ≥1000亩, actual: 530亩}, {name: 化验, target: ≥60个, actual: 105个}],"
    " reason: 到货晚}\n"
)


def test_every_item_of_an_average_is_told(tmp_path: Path) -> None:
    leaf = "      - {name: 乙, weight: 10, measure: {kind: average, of: score}}\n"
    card = card_of(tmp_path, leaf, ITEMS)
    model = report_model(card)
    cells = model["tables"]["score"]["rows"][0]["cells"]
    assert cells["actual"] == "面积500亩；配方肥530亩；化验105个"
    assert cells["target"] == "面积≥500亩；配方肥≥1000亩；化验≥60个"
    assert cells["reason"] == "配方肥为目标的53.00%。到货晚。"
    said = text(card, kind="self-assessment")
    told = "配方肥530亩（目标≥1000亩，为目标的53.00%，未达到）；化验105个（目标≥60个，为目标的175.00%，超过目标）"
    assert said.count(told) == 2  # in the analysis and in the chapter of deviations
    assert "评定 8.4333" not in said


def test_items_outside_the_bounds_say_on_which_side(tmp_path: Path) -> None:
    leaf = (
        "      - {name: 乙, weight: 10, target: =100%,"
        " measure: {kind: average, met_share: {low: 100%, high: 130%}}}\n"
    )
    said = text(card_of(tmp_path, leaf, ITEMS))
    assert "为目标的53.00%，低于100%，不计入达标项" in said
    assert "化验为目标的175.00%（高于130%，不计入达标项）" in said
    english = text(card_of(tmp_path, leaf, ITEMS), "en")
    assert "175.00% of the aim (above 130%, not counted as met)" in english


NOTES = """basis: [某〔2020〕1号, "https://example.org/a.html"]
notes: [分值为本库拆分（https://example.org/b.html），可以用 override 改]
"""


def test_a_final_report_keeps_the_librarys_notes_to_itself(tmp_path: Path) -> None:
    indicators = SET.replace("grades:", NOTES + "grades:")
    card = scored(tmp_path, PROJECT, indicators)
    draft, final = text(card, stage="draft"), text(card, stage="final")
    assert "| 依据 | 某〔2020〕1号 |" in final
    assert "分值为本库拆分，可以用 override 改" in draft
    assert "example.org" not in draft + final
    assert "override" not in final


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{actual: 高}", "指标值高，实际完成情况：高。结果为文字，没有评定档次或得分，该指标满分10分，按0分计。"),
        ("{}", "该指标满分10分，没有提供结果，按0分计。"),
        ("{reason: 没有统计}", "该指标满分10分，没有提供结果，按0分计。"),
    ],
)  # fmt: skip
def test_what_a_leaf_without_points_lacks(tmp_path: Path, given: str, said: str) -> None:
    leaf = "      - {name: 乙, weight: 10, target: 高}\n"
    assert f"**乙**：{said}" in text(card_of(tmp_path, leaf, f"  乙: {given}\n"))


def test_a_gate_on_a_branch_is_the_reason_of_its_losses(tmp_path: Path) -> None:
    gated = SET.replace(
        "  - name: 决策\n", "  - name: 决策\n    gates: [{name: 挪用, effect: zero}]\n"
    )
    project = PROJECT + "gates: [{name: 挪用, reason: 挤占资金}]\n"
    card = scored(tmp_path, project, gated)
    model = report_model(card)
    rows = [r["cells"] for r in model["tables"]["deductions"]["rows"]]
    assert next(r for r in rows if r["indicator"] == "目标明确")["fact"] == (
        "触发否决项“挪用”（挤占资金）。"
    )
    cells = next(
        r["cells"] for r in model["tables"]["score"]["rows"]
        if r["cells"].get("level3") == "目标明确"
    )  # fmt: skip
    assert cells["reason"] == "触发否决项“挪用”（挤占资金）。"
    assert "触发的否决项：“挪用”（决策，得0分）：挤占资金。" in text(card)


def test_a_branch_with_points_is_not_said_to_have_none(tmp_path: Path) -> None:
    leaves = (
        "      - {name: 乙, weight: 3, target: ≥5个}\n      - {name: 丙, weight: 3, target: ≥5个}\n"
        "      - {name: 丁, weight: 4, target: ≥5个, not_applicable: full}\n"
    )
    results = "  乙: {actual: 0个}\n  丙: {actual: 0个}\n  丁: {not_applicable: {reason: 无}}\n"
    said = text(card_of(tmp_path, leaves, results))
    assert "得4分" in said
    assert "均未得分" not in said


UNSCORED = """perfeval: indicator-set/v1
id: sample
scoring: none
report: transfer-payment
indicators:
  - name: 产出
    children:
      - {name: 不适用项, target: ≥5个}
      - {name: 未到期项, target: ≥5个}
      - {name: 情况项, score: {kind: none}}
"""


def test_reports_without_scores_do_not_speak_of_them(tmp_path: Path) -> None:
    results = (
        "results:\n  不适用项: {not_applicable: {reason: 无任务}}\n  未到期项: {not_due: 2024-06}\n"
        "  情况项: {statement: {state: 部分符合, text: 已办理。, problem: 超过30日}}\n"
    )
    said = text(scored(tmp_path, NAME + results, UNSCORED))
    assert "该指标不适用：无任务。" in said
    assert "该指标尚未到期（2024年6月）。" in said
    assert "折算" not in said
    assert "评分" not in said.split("## 附件")[0]
    assert "存在问题：超过30日。" in said
    assert "原因：超过30日" not in said


TIERS = "{kind: tiers, tiers: [{name: 优, share: 100%}, {name: 良, share: 80%}]}"


@pytest.mark.parametrize(
    ("rule", "given", "said"),
    [
        (f"score: {TIERS}", "{tier: 优}", "**乙**：评定为“优”，得满分10分。"),
        (f"score: {TIERS}", "{tier: 良, reason: 稍差}", "**乙**：评定为“良”；80% × 10 分 = 8.00 分。"),
        (
            "measure: ratio, score: {kind: cases, cases: [{when: x >= 90%, points: w}, {when: true, points: 0}]}",
            "{part: 1, whole: 2, reason: 慢}", "其余情形；0.00 分。",
        ),
        (
            "score: {kind: formula, expr: 'if(a == 0, w, w * b / a)'}",
            "{data: {a: 0, b: 3}}", "**乙**：计算过程为“a = 0”成立；10.00 分。",
        ),
        (
            "measure: ratio, score: {kind: steps, from: 95%, side: short, unit: 1%, points: 0.5, partial: up}",
            "{part: 93, whole: 100, reason: 慢}", "与95%相差 2个百分点，计 2 级；10 − 2 × 0.5 = 9.00 分。",
        ),
        ("target: ≤42.6万元/公里", "{actual: 40.15万元/公里}", "计算过程为完成值 40.15万元/公里，指标值 ≤42.6万元/公里"),
        ("target: 2020-11-30前", "{actual: 2020-11-02}", "2020年11月2日，目标 2020年11月30日前，达到"),
    ],
)  # fmt: skip
def test_calculations_read_as_a_person_writes_them(
    tmp_path: Path, rule: str, given: str, said: str
) -> None:
    leaf = f"      - {{name: 乙, weight: 10, {rule}}}\n"
    found = text(card_of(tmp_path, leaf, f"  乙: {given}\n"))
    assert said in found
    assert "2020-11" not in found


def test_a_delay_says_on_which_side_it_is(tmp_path: Path) -> None:
    leaf = (
        "      - {name: 乙, weight: 10, measure: {kind: schedule, unit: day},"
        " score: {kind: steps, from: 0, side: over, unit: 10, points: 1, partial: up}}\n"
    )
    for day, zh, en in (
        ("2023-12-10", "逾期10天", "10 days late"), ("2023-11-28", "提前2天", "2 days early"),
    ):  # fmt: skip
        card = card_of(tmp_path, leaf, f"  乙: {{planned: 2023-11-30, finished: {day}}}\n")
        for lang, wanted in (("zh", zh), ("en", en)):
            rows = report_model(card, lang)["tables"]["score"]["rows"]
            assert rows[0]["cells"]["actual"] == wanted


def test_points_of_the_deductions_have_the_sets_decimals(tmp_path: Path) -> None:
    rows = report_model(scored(tmp_path))["tables"]["deductions"]["rows"]
    points = [row["cells"]["points"] for row in rows if row["cells"].get("points")]
    assert points
    assert all(len(p.partition(".")[2]) == 2 for p in points)


def test_gaps_with_a_list_in_their_name_stay_apart(tmp_path: Path) -> None:
    said = text(card_of(tmp_path, LEAF, "  乙: {actual: 5个}\n"), kind="self-assessment")
    assert "结果公开情况和应用打算；绩效自评工作的经验、问题和建议；其他需要说明的问题。" in said


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("evaluation", "样例项目支出绩效评价实施方案"), ("self-assessment", "样例项目绩效自评工作方案"),
        ("transfer-payment", "样例项目转移支付绩效自评工作方案"), ("ex-ante", "样例项目事前绩效评估工作方案"),
        ("monitoring", "样例项目绩效运行监控工作方案"),
    ],
)  # fmt: skip
def test_a_plan_is_called_one_and_has_no_results(tmp_path: Path, kind: str, title: str) -> None:
    card = card_of(tmp_path, LEAF, "  乙: {actual: 3个}\n", LINES)
    said = text(card, kind=kind, stage="plan")
    assert said.startswith(f"# {title}\n")
    for word in ("（评价方案）", "征求意见", "本报告", "执行率", "支出1", "3个"):
        assert word not in said, word
    english = text(card, "en", kind, "plan")
    assert "this report" not in english
    assert "were spent" not in english


def test_leaves_of_deep_trees_are_not_called_level_three(tmp_path: Path) -> None:
    deep = (
        "      - name: 子\n        children:\n          - {name: 浅, weight: 5, target: ≥5个}\n"
        "          - name: 孙\n            children:\n              - {name: 深, weight: 5, target: ≥5个}\n"
    )
    card = card_of(tmp_path, deep, "  浅: {actual: 5个}\n  深: {actual: 4个, reason: 少}\n")
    said = text(card)
    assert "甲由1个二级指标、2个末级指标构成" in said
    assert "| 末级指标 |" in said
    assert "四级指标" not in said


def test_the_parts_of_a_blend_name_their_targets(tmp_path: Path) -> None:
    leaf = (
        "      - {name: 乙, weight: 10, score: {kind: blend, parts: ["
        "{name: 六月, points: 4, target: ≥40%}, {name: 九月, points: 6, target: ≥67.5%}]}}\n"
    )
    card = card_of(tmp_path, leaf, "  乙: {parts: [{actual: 40%}, {actual: 70%}]}\n")
    said = text(card, kind="evaluation")
    assert "六月（4分）：指标值≥40%，" in said
    assert "九月（6分）：指标值≥67.5%，" in said
