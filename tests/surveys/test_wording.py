"""How a survey's paper reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfeval.__main__ import main
from perfeval.checks.catalogue import message
from perfeval.reports.surveys import texts
from perfeval.reports.surveys.chart import charts
from perfeval.reports.surveys.paper import paper
from perfeval.systems.surveys import survey
from surveys.surveying import evaluated, lay

NEAR = """\
title: 满意度
target: ≥85%
method: top2
questions: [{id: Q1, text: 您是否满意}]
groups: [{id: A, population: 1000, valid: 100, counts: [60, 28, 12, 0, 0]}]
"""


def test_a_target_within_the_interval_is_met_as_a_point_only(tmp_path: Path) -> None:
    # 88 of 100; the interval reaches below 85
    said = texts.result(evaluated(tmp_path, NEAR), "zh")
    assert "满意度为88.00%" in said
    assert "点估计达到目标值≥85%，但目标值在区间之内" in said
    sure = texts.result(evaluated(tmp_path, NEAR.replace("≥85%", "≥60%")), "zh")
    assert sure.endswith("，达到目标值≥60%。")
    assert "点估计" not in sure
    below = texts.result(evaluated(tmp_path, NEAR.replace("≥85%", "≥90%")), "zh")
    assert "点估计未达到目标值≥90%" in below


def test_headings_are_numbered_and_heads_of_columns_capital(tmp_path: Path) -> None:
    outcome = evaluated(tmp_path, NEAR)
    zh = [e["number"] for e in paper(outcome, (), "zh").body if e["kind"] == "heading"]
    assert zh[:3] == ["一、", "二、", "三、"]
    for element in paper(outcome, (), "en").body:
        if element["kind"] == "table":
            heads = [one["label"] for one in element["table"]["columns"]]
            assert all(not head[:1].islower() for head in heads), heads


def test_notes_stand_apart_in_english(tmp_path: Path) -> None:
    said = " ".join(texts.notes(evaluated(tmp_path, NEAR), "en"))
    assert ".The" not in said
    assert "allowed for. The margin" in said


def test_a_number_given_twice_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = """\
title: 满意度
method: top2
questions: [{id: Q1, text: 您是否满意}]
answers: {file: answers.csv, respondent: 编号}
groups: [{id: A, population: 50}]
"""
    rows = "编号,Q1\n1,满意\n1,满意\n2,满意\n"
    path = lay(tmp_path, text, answers_csv=rows)
    assert main(["survey", str(path), "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert out.count("编号重复") == 1


def test_the_method_is_told_by_its_name(tmp_path: Path) -> None:
    found = survey(lay(tmp_path, NEAR.replace("method: top2\n", "")))
    (told,) = [one for one in found.findings if one.code == "PE688"]
    assert "“前两级占比”" in message(told, "zh")
    assert "95%置信区间[" not in "".join(message(one, "zh") for one in found.findings)


def test_bars_of_nothing_stand_on_the_whole_scale(tmp_path: Path) -> None:
    none = NEAR.replace("[60, 28, 12, 0, 0]", "[0, 0, 0, 0, 100]").replace(
        "groups: [", "groups: [{id: B, valid: 10, counts: [0, 0, 0, 0, 10]}, "
    )
    (chart,) = charts(evaluated(tmp_path, none), "zh")
    assert chart["series"][0]["values"] == ["0.00", "0.00"]
    assert chart["max"] == "100"


def test_a_figure_shows_on_which_side_of_the_target_it_lies(tmp_path: Path) -> None:
    # 19999 of 25000 are 79.996%
    near = NEAR.replace("≥85%", "≥80%").replace("population: 1000, ", "")
    near = near.replace(
        "valid: 100, counts: [60, 28, 12, 0, 0]", "valid: 25000, counts: [19999, 0, 5001, 0, 0]"
    )
    assert "满意度为79.996%" in texts.result(evaluated(tmp_path, near), "zh")


def test_weighted_questions_say_what_to_write_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = """\
title: 满意度
method: top2
join: weights
questions: [{id: Q1, weight: 3}, {id: Q2, weight: 1}]
groups: [{id: A, valid: 10, counts: {Q1: [8, 0, 2, 0, 0], Q2: [4, 0, 6, 0, 0]}}]
"""
    path = lay(tmp_path, text)
    assert main(["survey", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    # (3 × 80 + 40) / 4
    assert found["survey"] == []
    assert "actual: 70.00%" in found["survey_note"]
