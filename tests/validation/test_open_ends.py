"""Bands that end too soon: an error of the set, which keeps no project from being scored."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval import load_indicator_set, load_project, score, validate
from perfeval.checks.catalogue import severity

if TYPE_CHECKING:
    from pathlib import Path

SET = """perfeval: indicator-set/v1
id: example
total: 10
indicators:
  - {name: 甲, weight: 10, score: {kind: bands, bands: [{min: 95%, points: 10}, {min: 90%, points: 5}]}}
"""
PROJECT = """perfeval: project/v1
indicator_set: set.yaml
project: {name: 示例}
results:
  甲: {actual: 50%}
"""


def test_projects_are_scored_and_told(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, "utf-8")
    assert load_indicator_set(tmp_path / "set.yaml").usable
    loaded = load_project(tmp_path / "project.yaml")
    assert loaded.usable
    card = score(loaded)
    assert card.total == Fraction(0)
    assert "PE435" in {finding.code for finding in card.findings}
    found = [f for f in validate(tmp_path) if f.code == "PE259"]
    assert [severity(f) for f in found] == ["error"]
    assert found[0].span is not None
    line = SET.splitlines()[4]
    assert (found[0].span.line, found[0].span.column) == (5, line.index("{min: 90%") + 1)
    assert "PE435" in {finding.code for finding in validate(tmp_path / "project.yaml")}
