"""`--as-of`: everything as of another day, and nothing later."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from perfeval import api
from perfeval.__main__ import main

SHANGHAI = str(Path(__file__).parents[2] / "examples" / "shanghai-2022" / "project.yaml")


def document(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["score", SHANGHAI, "--format", "json", *words]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_document_says_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    own = document(capsys)
    spring = document(capsys, "--as-of", "2023-03-31")
    again = document(capsys, "--as-of", "2023年3月31日")
    assert own["as_of"] == "2022-12-31"
    assert spring["as_of"] == "2023-03-31"
    assert spring == again
    assert spring["digest"] != own["digest"]
    funds = spring["funds"]
    assert isinstance(funds, dict)
    assert funds["execution"] == 0.7626
    batches = spring["batches"]
    assert isinstance(batches, dict)
    assert (batches["year"], batches["total"]["balance"]) == (2023, 2535.5)
    assert {r["name"][:4]: r["value"] for r in funds["rates"]}["第二批专"] == 0.5536


def test_later_rates_are_left_out_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "--as-of", "2022-12-31")
    funds, findings = found["funds"], found["findings"]
    assert isinstance(funds, dict)
    assert isinstance(findings, list)
    assert [r["value"] for r in funds["rates"]] == [0.4497, 0.5353]
    assert [f["message"][:3] for f in findings if f["code"] == "PE548"] == ["4个比"]


@pytest.mark.parametrize("text", ["2023-02-30", "昨天", "2023", "", "20230331", "9" * 5000])
@pytest.mark.parametrize("command", ["score", "report"])
def test_what_is_no_day_is_refused(
    command: str, text: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.md"
    assert main([command, SHANGHAI, f"--as-of={text}", "-o", str(target), "--lang", "zh"]) == 2
    caught = capsys.readouterr()
    assert not caught.out
    assert "--as-of" in caught.err
    assert len(caught.err) < 300
    assert not target.exists()


def test_a_report_of_an_early_day_knows_nothing_later(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert main(["report", SHANGHAI, "--as-of", "2021-08-01", "-o", str(target)]) == 0
    text = target.read_text("utf-8")
    tables = [line for line in text.splitlines() if line.startswith("|")]
    assert not any("2111.70" in line or "3445.00" in line for line in tables)


def test_a_rule_with_a_later_day_gives_way(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(
        "perfeval: indicator-set/v1\nid: example\ntotal: 10\nindicators:\n"
        "  - {name: 执行率, weight: 10, measure: {kind: funds, as_of: 2023-06-30}, target: =100%}\n",
        "utf-8",
    )
    (tmp_path / "project.yaml").write_text(
        "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 示例}\n"
        "funds: {unit: 万元, lines: [{name: 资金, budget: 100, spent: [{date: 2023-01-31, amount: 30},"
        " {date: 2023-06-30, amount: 70}]}]}\nresults: {}\n",
        "utf-8",
    )
    loaded = api.load_project(tmp_path / "project.yaml")
    assert api.score(loaded).total == 10
    assert api.score(loaded, date(2023, 2, 1)).total == 3
