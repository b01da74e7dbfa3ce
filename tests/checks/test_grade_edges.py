"""Grades with edges of every kind: what is found in the table, and which grade a total gets."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.checks.structure import check_set
from perfeval.library.loading import load_set
from perfeval.model.finding import Finding
from perfeval.model.indicators import Grade, IndicatorSet
from perfeval.model.scorecard import GateFired
from perfeval.scoring.grading import grade_of

FROM_A_FORM = (
    "{name: 优, above: 90}, {name: 良, min: 80, max: 90}, {name: 中, min: 60, below: 80}, "
    "{name: 差, min: 0, below: 60}"
)


def read(grades: str, folder: Path) -> tuple[IndicatorSet | None, list[Finding]]:
    path = folder / "set.yaml"
    path.write_text(
        f"perfeval: indicator-set/v1\nid: a\ntotal: 100\ngrades: [{grades}]\n"
        "indicators:\n  - {name: 甲, weight: 100}\n",
        "utf-8",
    )
    loaded = load_set(path)
    return loaded.indicator_set, list(loaded.findings)


TABLES = [
    (FROM_A_FORM, []),
    ("{name: 优, above: 90}, {name: 良, min: 80, below: 90}, {name: 差, min: 0, below: 80}", [("优", "hole", "90")]),
    ("{name: 优, min: 90}, {name: 良, min: 80, max: 90}, {name: 差, min: 0, below: 80}", [("良", "overlap", "90")]),
    ("{name: 优, min: 90}, {name: 良, min: 80, max: 89}, {name: 差, min: 0, max: 79}", [("差", "hole", "79~80"), ("良", "hole", "89~90")]),
    # a grade without upper edge runs to the better one's lower edge, not past it
    ("{name: 优, min: 90, max: 95}, {name: 差, min: 0}", [("优", "hole", "95~100")]),
    ("{name: 优, above: 90}, {name: 良, min: 80, below: 90}, {name: 差, min: 0}", [("优", "hole", "90")]),
    ("{name: 优, min: 90}, {name: 良, min: 80}, {name: 差, below: 80}", []),
    ("{name: 优, min: 90, max: 95}, {name: 差, min: 0, below: 90}", [("优", "hole", "95~100")]),
    ("{name: 优, min: 90, below: 100}, {name: 差, min: 0, below: 90}", [("优", "hole", "100")]),
    ("{name: 优, min: 90, max: 100}, {name: 良, min: 70, max: 92}, {name: 差, min: 0, below: 70}", [("良", "overlap", "90~92")]),
    ("{name: 优, min: 90}, {name: 差, above: 0, below: 90}", [("差", "hole", "0")]),
    ("{name: 优, min: 90}, {name: 差, min: 10, below: 90}", [("差", "bottom", "min: 10")]),
    ("{name: 优, above: 100}, {name: 差, min: 0}", [("优", "above-total", "above: 100")]),
    ("{name: 优, min: 90, above: 80}, {name: 差, min: 0}", [("优", "two-edges", "above: 80")]),
    ("{name: 优, min: 90, max: 100, below: 100}, {name: 差, min: 0}", [("优", "two-edges", "below: 100")]),
    ("{name: 优, min: 90, max: 80}, {name: 差, min: 0}", [("优", "empty", "max: 80")]),
    ("{name: 满分, min: 100, max: 100}, {name: 差, min: 0, below: 100}", []),
    ("{name: 优, above: 90}, {name: 良, min: 90}, {name: 差, min: 0}", []),
    # a condition may fail, so that the grade below has to be there too
    ("{name: 优, min: 90, max: 100, when: 甲 > 3}, {name: 良, min: 60, max: 100}, {name: 差, min: 0, below: 60}", []),
    ("{name: 优, min: 90, max: 100, when: 甲 > 3}, {name: 良, min: 60, below: 90}, {name: 差, min: 0, below: 60}", [("良", "hole", "90~100")]),
]  # fmt: skip


@pytest.mark.parametrize(("grades", "expected"), TABLES)
def test_tables_of_grades(
    grades: str, expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    indicator_set, findings = read(grades, tmp_path)
    assert indicator_set is not None
    assert findings == []
    found = [f for f in check_set(indicator_set) if f.code == "PE211"]
    shown = sorted((f.params["name"], f.params["problem"], f.params["value"]) for f in found)
    assert shown == sorted(expected)


def test_the_edge_is_pointed_at(tmp_path: Path) -> None:
    indicator_set, _ = read("{name: 优, above: 90}, {name: 差, min: 0, below: 90}", tmp_path)
    assert indicator_set is not None
    [finding] = check_set(indicator_set)
    assert finding.span is not None
    assert finding.span[1:] == (4, len("grades: [{name: 优, above: ") + 1)


@pytest.mark.parametrize("grade", ["{name: 优}", "{name: 优, min: }"])
def test_an_edge_is_needed(grade: str, tmp_path: Path) -> None:
    _, findings = read(f"{{name: 良, min: 90}}, {grade}, {{name: 差, min: 0}}", tmp_path)
    assert [(f.code, f.params["key"]) for f in findings] == [("PE102", "min")]


def test_a_wrong_lower_edge_is_not_a_missing_one(tmp_path: Path) -> None:
    _, findings = read("{name: 优, min: 九十}, {name: 差, min: 0}", tmp_path)
    assert [f.code for f in findings] == ["PE103"]


def graded(grades: str, total: str, folder: Path, gate: str = "") -> str:
    indicator_set, _ = read(grades, folder)
    assert indicator_set is not None
    gates = [GateFired("挪用", "grade", "", (), grade=gate)] if gate else []
    findings: list[Finding] = []
    found = grade_of(indicator_set, Fraction(total), {}, gates, findings)
    assert [f.code for f in findings] == ([] if found else ["PE446"])
    return found.name if found else ""


TOTALS = [("100", "优"), ("90.01", "优"), ("90", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"),
          ("59.99", "差"), ("0", "差"), ("-1", "")]  # fmt: skip


@pytest.mark.parametrize(("total", "name"), TOTALS)
def test_which_grade_a_total_gets(total: str, name: str, tmp_path: Path) -> None:
    assert graded(FROM_A_FORM, total, tmp_path) == name


def test_a_bonus_beyond_the_full_total_keeps_the_best_grade(tmp_path: Path) -> None:
    grades = "{name: 优, min: 90, max: 100}, {name: 良, min: 60, below: 90}, {name: 差, below: 60}"
    assert graded(grades, "103", tmp_path) == "优"
    assert graded(grades, "-2", tmp_path) == ""


def test_a_total_in_a_hole_has_no_grade(tmp_path: Path) -> None:
    assert graded("{name: 优, above: 90}, {name: 差, min: 0, below: 90}", "90", tmp_path) == ""
    cascade = "{name: 优, above: 90}, {name: 良, min: 80, below: 90}, {name: 差, min: 0}"
    assert graded(cascade, "90", tmp_path) == ""


@pytest.mark.parametrize(("total", "name"), [("95", "中"), ("70", "中"), ("30", "差")])
def test_a_gate_holds_the_grade_down_past_its_upper_edge(
    total: str, name: str, tmp_path: Path
) -> None:
    assert graded(FROM_A_FORM, total, tmp_path, "中") == name


@given(st.lists(st.integers(1, 99), unique=True, max_size=6), st.integers(0, 1000))
def test_stating_the_upper_edges_changes_nothing(edges: list[int], tenths: int) -> None:
    """A list of lower edges gives the same grades as the table that states both."""
    lows = [*sorted(edges, reverse=True), 0]
    plain = tuple(Grade(str(low), Fraction(low)) for low in lows)
    stated = tuple(
        grade._replace(below=before.min)
        for before, grade in zip((Grade("", None), *plain), plain, strict=False)
    )
    total = Fraction(tenths, 10)
    found = []
    for grades in (plain, stated):
        own = IndicatorSet("a", "a", "a.yaml", (), grades=grades)
        got = grade_of(own, total, {}, [], [])
        found.append(got.name if got else None)
    assert found[0] == found[1] == str(max(low for low in lows if low <= total))
