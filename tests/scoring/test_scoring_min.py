"""The lower of the level-1 branches, each scored to the total whatever it weighs."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval import load_project, score

SET = """
perfeval: indicator-set/v1
id: lower
combine: min
indicators:
  - {name: 甲, children: [{name: a, weight: 60, target: ≥100}]}
  - {name: 乙, children: [{name: b, weight: 40, target: ≥100}]}
"""
PROJECT = """
perfeval: project/v1
indicator_set: set.yaml
project: {name: 取低}
results: {a: {actual: %d}, b: {actual: %d}}
"""


@pytest.mark.parametrize(("a", "b", "total"), [(50, 80, 50), (90, 30, 30), (100, 100, 100)])
def test_branches_are_scored_to_the_total(tmp_path: Path, a: int, b: int, total: int) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT % (a, b), "utf-8")
    loaded = load_project(tmp_path / "project.yaml")
    assert loaded.usable, loaded.findings
    assert score(loaded).total == total
