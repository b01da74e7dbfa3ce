"""Progress in scores: what stands for a final figure, on which day, and what never does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from perfeval import api

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.model.scorecard import Scorecard

SET = """perfeval: indicator-set/v1
id: example
total: 100
{report}indicators:
  - {{name: 数量, weight: 50, target: ≥10个}}
  - {{name: 比例, weight: 50, target: ≥80%, measure: ratio}}
"""
HEAD = """perfeval: project/v1
indicator_set: set.yaml
project: {name: 示例, as_of: 2023-12-31, period: {from: 2023-01-01, to: 2023-12-31}}
results:
"""
RATIO = "  比例: {part: 9, whole: 10, progress: [{as_of: 2023-06-30, actual: 40%}]}\n"


def _card(folder: Path, results: str, day: date | None = None, report: str = "") -> Scorecard:
    (folder / "set.yaml").write_text(SET.format(report=report), "utf-8")
    (folder / "project.yaml").write_text(HEAD + results, "utf-8")
    return api.score(api.load_project(folder / "project.yaml"), day)


def _codes(card: Scorecard) -> set[str]:
    return {finding.code for finding in card.findings}


def test_an_earlier_day_counts_what_was_reached_by_then(tmp_path: Path) -> None:
    text = "  数量: {actual: 10个, progress: [{as_of: 2023-06-30, actual: 4个}]}\n" + RATIO
    assert _card(tmp_path, text).leaves[0].score == 50
    early = _card(tmp_path, text, date(2023, 6, 30))
    assert early.leaves[0].score == 20
    # the ratio has no figures of that day, so it is named
    (told,) = [f for f in early.findings if f.code == "PE547"]
    assert (told.params["n"], told.params["names"]) == ("1", "比例")


def test_judgements_and_items_of_the_end_are_named_too(tmp_path: Path) -> None:
    own = (
        SET.format(report="")
        + "  - {name: 制度, weight: 0, score: {kind: checklist, items: [甲]}}\n"
    )
    own = own.replace(
        "{name: 数量, weight: 50, target: ≥10个}", "{name: 数量, weight: 50, measure: average}"
    )
    (tmp_path / "set.yaml").write_text(own, "utf-8")
    items = "[{name: 甲, target: 10个, actual: 10个}, {name: 乙, target: 10个, progress: [{as_of: 2023-03-31, actual: 2个}]}]"
    late = "  比例: {progress: [{as_of: 2023-09-30, actual: 40%}]}\n"
    text = HEAD + f"  数量: {{items: {items}}}\n  制度: {{met: all}}\n" + late
    (tmp_path / "project.yaml").write_text(text, "utf-8")
    card = api.score(api.load_project(tmp_path / "project.yaml"), date(2023, 6, 30))
    (told,) = [f for f in card.findings if f.code == "PE547"]
    # nothing of the ratio counts yet, so it is not named
    assert told.params["names"] == "数量、制度"


def test_of_two_entries_of_one_day_the_last_counts(tmp_path: Path) -> None:
    twice = "[{as_of: 2023-06-30, actual: 4个}, {as_of: 2023-06-30, actual: 6个}]"
    card = _card(tmp_path, f"  数量: {{progress: {twice}}}\n" + RATIO)
    assert card.leaves[0].score == 30


def test_progress_does_not_contradict_figures_of_the_measure(tmp_path: Path) -> None:
    card = _card(tmp_path, "  数量: {actual: 10个}\n" + RATIO)
    assert card.leaves[1].score == 50
    assert "PE412" not in _codes(card)


def test_what_is_missing_is_said_wherever_points_are_given(tmp_path: Path) -> None:
    card = _card(tmp_path, RATIO, report="report: monitoring\n")
    assert card.total == 50
    assert "PE401" in _codes(card)
