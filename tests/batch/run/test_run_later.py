"""What is said of a batch only when all of it was gone through."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.__main__ import main

PEERS = """\
perfeval: indicator-set/v1
id: counties
total: 10
indicators:
  - {id: cost, name: 单位成本, weight: 10, score: {kind: peers, method: min_max, better: lower}}
"""
PROJECT = """\
perfeval: project/v1
indicator_set: ../set.yaml
project: {{name: {}}}
results: {{cost: {{actual: {}万元}}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set.yaml").write_text(PEERS, "utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.yaml").write_text("perfeval: project/v1\nproject: {nme: 丙}\n", "utf-8")
    return tmp_path / "in"


def test_a_comparison_without_all_projects_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, cost in (("甲", 3), ("乙", 2)):
        (folder / f"{name}.yaml").write_text(PROJECT.format(name, cost), "utf-8")
    assert main(["batch", str(folder), "--lang", "zh"]) == 1
    ran = capsys.readouterr()
    assert "PE970" in ran.out + ran.err


def test_where_nothing_is_compared_nothing_is_said_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = str(folder / "a.xlsx")  # a workbook's set is known only when it is read
    assert main(["init", "--set", "evaluation-20-20-30-30", "--excel", book]) == 0
    assert main(["batch", str(folder), "--lang", "zh"]) != 0
    ran = capsys.readouterr()
    assert "bad.yaml" in ran.out
    assert "PE970" not in ran.out + ran.err
