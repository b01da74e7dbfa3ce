"""How a panel's results read: bands in words, notes below tables, what an example says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from cases.running import call
from panel_cases import evaluated, panel_text

from perfeval.checks.catalogue import mend, message
from perfeval.cli.example_run import finding_of
from perfeval.library.examples import example
from perfeval.model.finding import Finding
from perfeval.model.panels import Band
from perfeval.panels.bands import scores
from perfeval.panels.rules import rule_text
from perfeval.reports.panels import tables

F = Fraction


@pytest.mark.parametrize(
    ("band", "zh", "en"),
    [
        (Band(min=F(80)), "80分（含）以上", "80 or more"),
        (Band(above=F(80)), "80分以上", "above 80"),
        (Band(min=F(75), below=F(80)), "75分（含）至80分", "75 to below 80"),
        (Band(above=F("79.5"), max=F(90)), "79.5分至90分（含）", "above 79.5 to 90"),
        (Band(max=F(60)), "60分（含）以下", "60 or less"),
        (Band(below=F(60)), "60分以下", "below 60"),
    ],
)
def test_a_band_in_words(band: Band, zh: str, en: str) -> None:
    assert (scores(band, "zh"), scores(band, "en")) == (zh, en)


def test_the_rule_says_the_bands_in_words(tmp_path: Path) -> None:
    rule = "bands: [{min: 80, money: 5}, {min: 75, below: 80, money: 4}]"
    result = evaluated(panel_text({"A": [85]}, rule), tmp_path)
    assert rule_text(result.panel, "zh") == "资助：80分（含）以上5万元，75分（含）至80分4万元"
    said = rule_text(result.panel, "en")
    assert said.startswith("granted: 80 or more: 5")
    assert ", 75 to below 80: 4" in said


def test_ballots_too_few_decide_nothing(tmp_path: Path) -> None:
    put(tmp_path, panel_text({"A": [True, True]}, "pass: 2/3, min_experts: 3"))
    _, out, _ = call(tmp_path, ["panel", "panel.yaml"])
    assert "通过票2/2；有效票2张，不足3张，结果未定" in out.replace("\n    ", "")
    assert "达到通过比例" not in out.replace("通过票达到2/3", "")


def put(folder: Path, text: str) -> None:
    (folder / "panel.yaml").write_text(text, "utf-8")


CRITERIA = """perfeval: panel/v1
title: 评审
experts: [{id: E1}, {id: E2}]
subjects: [{id: S1, name: 甲}, {id: S2, name: 乙}]
criteria: [{id: a, max: 60}, {id: b, max: 40}]
rule: {max_spread: 10}
ballots:
  - {expert: E1, subject: S1, scores: {a: 50, b: 30}}
  - {expert: E2, subject: S1, scores: {a: 40, b: 20}}
  - {expert: E1, subject: S2, scores: {a: 50, b: 30}}
  - {expert: E2, subject: S2, scores: {a: 48, b: 30}}
discussions: [{subject: S1, score: 72, reason: 核对材料, evidence: 记录}]
"""


def test_means_by_criterion_say_what_a_discussion_replaced(tmp_path: Path) -> None:
    # (80 + 60) / 2 = 70 by the criteria, 72 by discussion; (80 + 78) / 2 = 79 stands
    table = tables.criteria(evaluated(CRITERIA, tmp_path), "zh")
    assert table is not None
    assert table["notes"] == ["经合议定分、与本表合计不同的：甲（72.00分）。"]


def test_votes_are_opinions_with_the_marks_that_are_there(tmp_path: Path) -> None:
    votes = tables.ballots(evaluated(panel_text({"A": [True, None]}, "pass: 2/3"), tmp_path), "zh")
    assert votes["caption"] == "专家投票"
    assert {one["align"] for one in votes["columns"][2:]} == {"center"}
    assert votes["notes"] == ["—为没有评审票。"]
    rule = "trim: {above: 2, drop: 1}"
    marks = tables.ballots(evaluated(panel_text({"A": [90, 80, 70]}, rule), tmp_path), "zh")
    assert (marks["caption"], marks["notes"]) == (
        "专家评分",
        ["（高）（低）为去掉的最高分、最低分。"],
    )


def test_the_paper_numbers_headings_with_a_space(tmp_path: Path) -> None:
    put(tmp_path, panel_text({"A": [90]}))
    out = call(tmp_path, ["panel", "panel.yaml", "--format", "markdown", "--lang", "en"])[1]
    assert "## 1. The panel\n" in out


def test_who_is_who_has_telephones(tmp_path: Path) -> None:
    text = panel_text({"A": [None]}).replace("{id: E1}", "{id: E1, name: 张三, phone: 0991-123}")
    put(tmp_path, text)
    code, _, told = call(tmp_path, ["panel", "panel.yaml", "--sheets", "out"])
    assert code == 0
    assert "张三（0991-123）" in told.replace("\n", "")


@pytest.mark.parametrize(
    "code",
    ["PE645", "PE646", "PE647", "PE648", "PE649", "PE650", "PE691", "PE765"],
)
def test_examples_of_other_commands_show_what_is_found(code: str) -> None:
    found = example(code)
    assert found is not None
    told = finding_of(found)
    assert told is not None
    assert told.code == code
    for lang in ("zh", "en"):
        assert message(told, lang)
        assert "{" not in message(told, lang)


@pytest.mark.parametrize("code", ["PE621", "PE622", "PE623"])
def test_a_question_ends_as_one(code: str) -> None:
    told = Finding(code, None, {"name": "E7", "near": "E1"})
    assert message(told, "zh").endswith("是否为“E1”？")
    assert message(told, "en").endswith("is “E1” meant?")
    assert message(told._replace(params={"name": "E7"}), "zh").endswith(
        "E7”的专家。" if code == "PE621" else "。"
    )


def test_one_of_a_thing_reads_well_in_english() -> None:
    told = Finding("PE625", None, {"name": "S1", "n": "1", "names": "E2"})
    assert message(told, "en") == "Ballots missing on “S1” (1): E2."
    void = Finding("PE628", None, {"expert": "E1", "why": "void_equal"})
    assert mend(void, "zh") == "请该专家重新评分，或另请专家。"
