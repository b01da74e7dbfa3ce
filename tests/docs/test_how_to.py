"""The files that the how-to pages build up can be scored."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from perfeval import load_indicator_set, load_project, score

PAGES = Path(__file__).parents[2] / "docs" / "how-to"
FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _blocks(page: str) -> list[str]:
    return FENCE.findall((PAGES / page).read_text("utf-8"))


def _sets(folder: Path) -> None:
    for text in _blocks("write-an-indicator-set.md"):
        name = yaml.safe_load(text)["id"]
        (folder / f"{name}.yaml").write_text(text, "utf-8")


def test_the_project_scores_as_the_page_says(tmp_path: Path) -> None:
    _sets(tmp_path)
    project, funds = _blocks("score-a-project.md")
    (tmp_path / "project.yaml").write_text(project + funds, "utf-8")
    loaded = load_project(tmp_path / "project.yaml")
    assert loaded.usable, loaded.findings
    card = score(loaded)
    assert (card.total, card.grade) == (79, "中")
    assert [leaf.score for leaf in card.leaves] == [39, 0, 40]


def test_the_extended_set_is_whole(tmp_path: Path) -> None:
    _sets(tmp_path)
    loaded = load_indicator_set(tmp_path / "village-roads-county.yaml")
    assert loaded.usable, loaded.findings
    assert loaded.indicator_set is not None
    leaves = {leaf.name: leaf for leaf in loaded.indicator_set.leaves()}
    assert list(leaves) == ["养护里程", "质量达标率", "沿线群众满意度"]
    target = leaves["养护里程"].target
    assert target is not None
    assert target.text == "≥80公里"


def test_other_examples_are_yaml() -> None:
    for text in _blocks("defend-a-score.md"):
        assert yaml.safe_load(text)
