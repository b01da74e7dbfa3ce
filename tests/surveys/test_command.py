"""`perfeval survey`: what it prints and writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from perfeval.__main__ import main
from surveys.surveying import lay

EXAMPLE = Path(__file__).parents[2] / "examples" / "survey" / "survey.yaml"
TEXT = """\
title: 单位满意度
target: ≥90%
method: 100-80-60-30-0
groups: [{id: 承担单位, population: 121, sent: 20, returned: 18, valid: 16, counts: [12, 4, 0, 0, 0]}]
"""


def test_the_screen_says_figure_interval_and_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["survey", str(lay(tmp_path, TEXT))]) == 0
    out = capsys.readouterr().out
    for text in ("95.00%", "达到目标值≥90%", "前两级占比", "100.00%", "93.75%", "90.00%", "88.89%"):
        assert text in out  # 18 of 20 came back, 16 of 18 are valid


def test_json_holds_what_a_project_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["survey", str(lay(tmp_path, TEXT)), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["perfeval"] == "survey-result/v1"
    assert found["result"]["value"] == 0.95
    assert found["survey"] == [
        {"name": "承担单位", "population": 121, "sent": 20, "returned": 18, "valid": 16, "counts": [12, 4, 0, 0, 0]}
    ]  # fmt: skip


def test_the_lines_of_markdown_score_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["survey", str(lay(tmp_path, TEXT)), "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    lines = yaml.safe_load(out.split("```yaml\n")[1].split("```")[0])
    (tmp_path / "set.yaml").write_text(
        "perfeval: indicator-set/v1\nid: own\ntotal: 10\nindicators:\n"
        "  - {name: 满意度, weight: 10, target: ≥90%, measure: {kind: survey, method: {weights: [100, 80, 60, 30, 0]}}}\n",
        encoding="utf-8",
    )
    project = {
        "perfeval": "project/v1", "indicator_set": "set.yaml", "project": {"name": "示例"},
        "results": {"满意度": lines},
    }  # fmt: skip
    path = tmp_path / "project.yaml"
    path.write_text(yaml.safe_dump(project, allow_unicode=True), encoding="utf-8")
    assert main(["score", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["indicators"][0]["actual"] == "95%"


@pytest.mark.parametrize("ending", [".md", ".docx", ".xlsx", ".html", ".json", ".txt"])
def test_every_kind_of_file_and_the_same_twice(tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    assert main(["survey", str(EXAMPLE), "-o", str(first)]) == 0
    assert main(["survey", str(EXAMPLE), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_strict_and_unusable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(EXAMPLE), "--strict"]) == 1
    assert main(["survey", str(lay(tmp_path, "groups: [{id: A, counts: [1, 2]}]\n"))]) == 2
    assert "PE662" in capsys.readouterr().err


def test_answers_are_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "questions: [{id: Q1}]\ngroups: [{id: A, answers: answers.csv}]\n"
    path = lay(tmp_path, text, answers_csv="Q1\n满意\n")
    (tmp_path / "answers.md").symlink_to(tmp_path / "answers.csv")
    assert main(["survey", str(path), "-o", str(tmp_path / "answers.md")]) == 2
    assert (tmp_path / "answers.csv").read_text("utf-8") == "Q1\n满意\n"
