"""Every table of scores adds up: sums, factor, adjusters, gates, the lowest part, the total."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from report_samples import PROJECT, SET, scored

from perfeval.model.scorecard import Scorecard
from perfeval.reports.markdown import render
from perfeval.reports.model import report_model
from perfeval.reports.table_csv import csv_text

INDICATORS = """
  - name: 产出
    weight: 60
    children:
      - {name: 数量, weight: 40, target: ≥100个}
      - {name: 质量, weight: 20, target: ≥100%}
  - {name: 满意度, weight: 40, target: ≥90%}
"""
HEAD = """
perfeval: indicator-set/v1
id: sample
title: 样例
grades: [{name: 优, min: 90}, {name: 差, min: 0}]
"""
RESULTS = """
perfeval: project/v1
indicator_set: sample.yaml
report: evaluation
project: {name: 样例项目}
results: {数量: {actual: 80个, reason: 晚}, 质量: {actual: 100%}, 满意度: {actual: 90%}}
"""
ADJUST = "adjust: [{name: 创新, min: -5, max: 5}]\n"
CLAIM = "adjust: [{name: 创新, value: 1.5, reason: 获奖}]\n"


def card_of(
    tmp_path: Path, head: str = "", more: str = "", indicators: str = INDICATORS
) -> Scorecard:
    return scored(tmp_path, RESULTS + more, HEAD + head + "indicators:" + indicators)


def number(text: str) -> Fraction:
    return Fraction(text) if text else Fraction(0)


def foots(card: Scorecard) -> dict[str, Any]:
    """The score table, once rows and steps come to every subtotal and to the total."""
    table: dict[str, Any] = report_model(card)["tables"]["score"]
    top, section = Fraction(0), Fraction(0)
    summed = False
    for row in table["rows"]:
        score = number(row["cells"].get("score", ""))
        if row["kind"] == "subtotal":
            assert section == score
            top, section = top + score, Fraction(0)
        elif row["kind"] == "sum":
            top, section, summed = top + section, Fraction(0), True
            assert top == score
        elif row["kind"] == "total":
            assert (top if summed else top + section) == score == card.total
        elif summed:
            top += score
        else:
            section += score
    return table


def labels(table: dict[str, Any]) -> list[str]:
    return [row["cells"]["level1"] for row in table["rows"] if row["kind"] == "step"]


def conclusion_adds_up(card: Scorecard) -> str:
    text: str = report_model(card)["verdict"][0]
    parts = re.search(r"其中：(.+?)。", text)
    assert parts is not None
    found = [
        re.search(r"([-+]?\d+(?:\.\d+)?)分(?:（满分|$)", p) for p in parts.group(1).split("；")
    ]
    assert sum(Fraction(m.group(1)) for m in found if m) == card.total
    return text


CASES = [
    (ADJUST, CLAIM, ["加减分：创新"], Fraction("93.5")),
    (
        "gates: [{name: 事故, effect: {cap: 60}}]\n" + ADJUST,
        CLAIM + "gates: [{name: 事故, reason: 有事故}]\n",
        ["加减分：创新", "否决项：事故（最高60分）"], Fraction(60),
    ),
    (
        "gates: [{name: 挪用, effect: zero}]\n", "gates: [{name: 挪用, reason: 审计}]\n",
        ["否决项：挪用（得0分）"], Fraction(0),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("head", "more", "wanted", "total"), CASES)
def test_steps_to_the_total_stand_in_the_table(
    tmp_path: Path, head: str, more: str, wanted: list[str], total: Fraction
) -> None:
    card = card_of(tmp_path, head, more)
    assert card.total == total
    assert labels(foots(card)) == wanted
    text = conclusion_adds_up(card)
    assert all(label in text for label in wanted)


def test_the_factor_is_a_row(tmp_path: Path) -> None:
    card = scored(tmp_path)
    assert labels(foots(card)) == ["折算（×1.25）"]
    assert "折算（×1.25）" in conclusion_adds_up(card)


def test_the_lowest_part_makes_the_total(tmp_path: Path) -> None:
    indicators = INDICATORS.replace("weight: 60", "weight: 100").replace("weight: 20", "weight: 60")
    card = card_of(
        tmp_path,
        "combine: min\n",
        "",
        indicators.replace("weight: 40, target: ≥90%", "weight: 100, target: ≥90%"),
    )
    assert card.total == 92
    assert labels(foots(card)) == ["取最低的一级指标：产出"]
    assert "取最低的“产出”，按满分折算92分" in report_model(card)["verdict"][0]


def test_gates_and_bases_of_a_branch_stand_above_its_subtotal(tmp_path: Path) -> None:
    indicators = INDICATORS.replace(
        "weight: 60\n",
        "weight: 30\n    base: 60\n    gates: [{name: 拖期, effect: {cap: 20}}]\n",
        1,
    ).replace("weight: 40, target: ≥90%", "weight: 70, target: ≥90%")
    card = card_of(tmp_path, "", "gates: [{name: 拖期, reason: 晚}]\n", indicators)
    assert labels(foots(card)) == ["折算（×0.5）", "否决项：拖期（最高20分）"]


def test_csv_rows_add_up_too(tmp_path: Path) -> None:
    card = card_of(tmp_path, CASES[1][0], CASES[1][1])
    rows = list(csv.DictReader(io.StringIO(csv_text(card).lstrip("\ufeff"))))
    tail = [(r["行别"], r["一级指标"], r["得分"], r["偏差原因分析及改进措施"]) for r in rows[-4:]]
    assert tail[0][:3] == ("合计", "合计", "92.00")
    assert tail[1] == ("加减分", "加减分：创新", "+1.50", "获奖")
    assert tail[2] == ("否决项", "否决项：事故（最高60分）", "-33.50", "有事故")
    assert sum(Fraction(r[2]) for r in tail[:3]) == Fraction(tail[3][2]) == 60


def test_a_gate_without_effect_says_so_with_the_measured_figure(tmp_path: Path) -> None:
    head = "gates: [{name: 满意封顶, effect: {cap: 95}, when: 满意度 < 95%}]\n"
    text = render(card_of(tmp_path, head)).text
    assert "满意度 < 95%；满意度 = 90%；得分未超过上限，未起作用" in text


def test_a_leaf_at_level_1_is_named_and_listed(tmp_path: Path) -> None:
    card = card_of(tmp_path)
    table = foots(card)
    assert table["rows"][-2]["cells"]["level1"] == "满意度"
    assert "满意度40分（满分40分，得分率100.00%）" in conclusion_adds_up(card)


def test_without_steps_there_is_no_sum_row(tmp_path: Path) -> None:
    assert {row["kind"] for row in foots(card_of(tmp_path))["rows"]} == {"row", "subtotal", "total"}


def test_counted_deductions_show_what_each_occurrence_costs(tmp_path: Path) -> None:
    indicators = SET.replace("kind: count, points: 2", "kind: count, points: 0.7, first: 1.5")
    project = PROJECT.replace("{fact: 漏水}]", "{fact: 漏水, problem: P1}, {fact: 断网}]")
    model = report_model(scored(tmp_path, project, indicators))
    rows = {
        r["cells"]["fact"]: r["cells"]
        for r in model["tables"]["deductions"]["rows"]
        if "fact" in r["cells"]
    }
    assert [rows[f]["points"] for f in ("2023年5月1日停电。", "漏水。", "断网。")] == [
        "1.50",
        "0.70",
        "0.70",
    ]
    assert "事故次数扣0.7分" in model["problems"][0]["links"]


def test_counted_deductions_stop_at_the_floor(tmp_path: Path) -> None:
    indicators = SET.replace("kind: count, points: 2", "kind: count, points: 6")
    model = report_model(scored(tmp_path, indicators=indicators))
    cells = [r["cells"] for r in model["tables"]["deductions"]["rows"]]
    place = next(n for n, c in enumerate(cells) if c["indicator"] == "事故次数")
    assert [c["points"] for c in cells[place : place + 2]] == ["6.00", "4.00"]
