"""The worked example of the architecture page works."""

from __future__ import annotations

import re
import sys
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest

from perfeval import load_project, score
from perfeval.rules import KINDS
from perfeval.scoring.compiled import compile_set
from perfeval.scoring.standard import standard
from perfeval.scoring.trace import trace

PAGE = Path(__file__).parents[2] / "docs" / "architecture.md"
SET = """
perfeval: indicator-set/v1
id: example
total: 10
indicators: [{name: a, weight: 10, target: ≥100, score: {kind: milestone, at: 60%}}]
"""
PROJECT = """
perfeval: project/v1
indicator_set: set.yaml
project: {name: example}
results: {a: {actual: %s}}
"""


@pytest.fixture
def milestone(monkeypatch: pytest.MonkeyPatch) -> None:
    found = re.search(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    module = ModuleType("perfeval.rules.milestone")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(found[1], str(PAGE), "exec"), module.__dict__)
    monkeypatch.setitem(KINDS, "milestone", "节点")


@pytest.mark.usefixtures("milestone")
@pytest.mark.parametrize(("actual", "points"), [(120, 10), (100, 10), (60, 5), (59, 0)])
def test_the_rule_kind_that_the_page_adds(actual: int, points: int, tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT % actual, "utf-8")
    loaded = load_project(tmp_path / "project.yaml")
    assert loaded.usable, loaded.findings
    leaf = score(loaded).leaves[0]
    assert leaf.score == points
    assert "× 10" in trace(leaf, "zh")
    assert "60%" in standard(leaf.indicator, "en")
    assert loaded.indicator_set is not None
    compiled = compile_set(loaded.indicator_set)
    assert compiled is not None
    row = compiled.run(actual * compiled.slots[0].scale)
    assert Fraction(row[0], 10**compiled.digits) == points


def test_every_room_is_described() -> None:
    text = PAGE.read_text("utf-8")
    folder = PAGE.parents[1] / "src" / "perfeval"
    rooms = {p.name for p in folder.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert {room for room in rooms if f"| `{room}/` |" not in text} == set()
