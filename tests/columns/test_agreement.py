"""Whole outcomes from columns are those of the scalar kernel, cell for cell."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from columns import random_projects
from columns.agreement import compared, made_ready
from columns.blocks import block_of
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import api
from perfeval.batch import cards
from perfeval.columns import result
from perfeval.model.indicators import IndicatorSet, Policy
from perfeval.model.project import Project
from perfeval.scoring.kernel import score

REPOSITORY = Path(__file__).parent.parent.parent
SET = random_projects.indicator_set()
READY = made_ready(SET)
POLICIES = ("rescale", "parent", "equal", "full", "drop")


@given(st.integers(0, 10**9), st.sampled_from(["zh", "en"]))
@settings(max_examples=5, deadline=None)
def test_random_projects_of_every_kind(seed: int, lang: str) -> None:
    found = compared(READY, list(random_projects.projects(seed, 40, SET)), lang)
    assert found.differences == []


def _bare(project: Project) -> Project:
    results = {path: one._replace(reason="", evidence=()) for path, one in project.results.items()}
    return project._replace(results=results)


@pytest.mark.parametrize("flags", [True, False])
def test_rows_of_one_table(flags: bool) -> None:
    """Without the columns evidence and reason nothing is asked for that would stand in them."""
    projects = list(random_projects.projects(20_000, 150, SET))
    if not flags:
        projects = [_bare(project) for project in projects]
    found = compared(READY, projects, "en", table=flags)
    assert found.differences == []
    assert found.kept > 50


def test_columns_hold_what_is_ordinary() -> None:
    """Of these projects a quarter have cells that no form would hold, and many have rare absences."""
    found = compared(READY, list(random_projects.projects(0, 300, SET)))
    assert found.differences == []
    assert found.kept > found.projects * 2 / 5


def _changed(**changes: object) -> IndicatorSet:
    return SET._replace(**changes)  # type: ignore[arg-type]


SETS = [
    *(_changed(policy=Policy(kind)) for kind in POLICIES),
    _changed(combine="min"),
    _changed(combine="min", policy=Policy("drop")),
    _changed(rounding=SET.rounding._replace(grade_from="unrounded")),
    *(_changed(rounding=SET.rounding._replace(mode=mode)) for mode in ("down", "up", "half-even")),
    _changed(rounding=SET.rounding._replace(digits=1)),
    _changed(rounding=SET.rounding._replace(digits=0)),
    _changed(verified=True, valid=(None, None)),
    _changed(grades=()),
    _changed(grades=tuple(g._replace(max=g.low + 8) for g in SET.grades)),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(SETS)))
def test_sets_of_other_policies_and_roundings(number: int) -> None:
    """Policies and roundings of the set; one policy for all leaves in half of the runs."""
    changed = SETS[number]
    if number < len(POLICIES):
        tops = tuple(_plain(node) for node in changed.indicators)
        changed = changed._replace(indicators=tops)
    ready = made_ready(changed)
    found = compared(ready, list(random_projects.projects(10_000 * number, 80, changed)))
    assert found.differences == []
    assert found.kept


def _plain(node: object) -> object:
    """Without policies of its own."""
    inside = tuple(_plain(child) for child in node.children)  # type: ignore[attr-defined]
    return node._replace(policy=None, children=inside)  # type: ignore[attr-defined]


CONDITIONS = {
    "total: 120": "total: 120\ngates: [{name: 亡人事故, effect: zero, when: 事故 > 1}]",
    "  - {name: 优, min: 108}": "  - {name: 优, min: 108, when: 群众 >= 90%}",
    "  - {name: 良, min: 96}": "  - {name: 良, min: 96, when: 制度}\n  - {name: 较好, min: 80, when: 效益 > 10}",
    "target: 否, score: {kind: yes_no, expect: false}":
        "target: 否, score: {kind: yes_no, expect: false}, gates: [{name: 未监控, effect: {cap: 1}, when: not 监控}]",
    "children:\n      - {name: 增收,": "gates: [{name: 效益封顶, effect: {cap: 20}, when: 增收 < 0%}]\n    children:\n      - {name: 增收,",
}  # fmt: skip


@pytest.mark.parametrize("written", CONDITIONS)
def test_conditions_of_gates_and_grades(written: str, tmp_path: Path) -> None:
    """What one leaf's number decides is told on columns; where a gate fires the row is the kernel's."""
    file = tmp_path / "set.yaml"
    text = random_projects.FILE.read_text(encoding="utf-8")
    assert written in text
    file.write_text(text.replace(written, CONDITIONS[written]), encoding="utf-8")
    indicator_set = api.load_indicator_set(file).indicator_set
    assert indicator_set is not None
    projects = list(random_projects.projects(4_000, 150, indicator_set))
    found = compared(made_ready(indicator_set), projects)
    assert found.differences == []
    assert found.kept > 10


def test_rows_come_back_in_their_places() -> None:
    projects = list(random_projects.projects(77, 200, SET))
    block, places = block_of(SET, projects)
    found = result.outcome(READY, block, places, "zh")
    assert found is not None
    items = [cards.scored(score(p, SET), p.file) for p in projects]
    odd = [item for item, one in zip(items, found.odd, strict=True) if one]
    assert 0 < len(odd) < len(items)
    merged = result.merged(found, cards.batch_of(odd, READY.digits, "zh"))
    expected = cards.batch_of(items, READY.digits, "zh")
    assert merged.to_pylist() == expected.to_pylist()
    # few odd rows, some side by side, among many
    many = result.Outcome(pa.concat_batches([merged] * 8), np.zeros(1600, bool))
    rows = [0, 700, 701, 1599]
    many.odd[rows] = True
    others = expected.take(pa.array([3, 4, 5, 6]))
    found_rows = result.merged(many, others).to_pylist()
    wanted = expected.to_pylist() * 8
    for row, number in zip(rows, [3, 4, 5, 6], strict=True):
        wanted[row] = expected.slice(number, 1).to_pylist()[0]
    assert found_rows == wanted


def test_wide_scores_are_the_long_ones() -> None:
    projects = list(random_projects.projects(500, 200, SET))
    block, places = block_of(SET, projects)
    long = result.outcome(READY, block, places, "zh")
    wide = result.outcome(READY, block, places, "zh", "wide")
    assert long is not None
    assert wide is not None
    names = result.wide_names(SET)
    for row, other, odd in zip(
        long.batch.to_pylist(), wide.batch.to_pylist(), wide.odd, strict=True
    ):
        if not odd:
            assert [one["score"] for one in row["indicators"]] == [other[name] for name in names]
            assert row["total"] == other["total"]
    items = [cards.scored(score(p, SET), p.file) for p in projects]
    every = result.widened(cards.batch_of(items, READY.digits, "zh"), SET)
    odd_rows = every.take([n for n, one in enumerate(wide.odd) if one])
    assert result.merged(wide, odd_rows).to_pylist() == every.to_pylist()


def _files() -> list[Path]:
    """The examples, and the projects that show each finding."""
    found = [
        file
        for folder in ("examples", "tests/cases")
        for file in (REPOSITORY / folder).rglob("*.yaml")
        if file.is_file() and b"project/v1" in file.read_bytes()
    ]
    return sorted(found)


def test_projects_of_the_repository() -> None:
    """Each as it is, and without what columns can't hold (its problems, printed scores and texts)."""
    kept = 0
    for path in _files():
        loaded = api.load_project(path)
        if loaded.project is None or loaded.indicator_set is None:
            continue
        project = loaded.project
        bare = project._replace(
            problems=(), narrative={}, reported=None, gates=(), adjust=(), report="", goals=(),
            interviews=(), feedback=(),
        )  # fmt: skip
        outcome = compared(made_ready(loaded.indicator_set), [project, bare])
        assert outcome.differences == [], path
        kept += outcome.kept
    assert kept > 200
