"""Sets and projects that are odd, empty or huge: a finding and a number, never an exception."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scoring.scoring_samples import card, codes, leaf, load

from perfeval.api import load_project

ONE_BAND = [{"min": "100%", "points": 100}, {"below": "100%", "points": 0}]
BY_DAY = [{"max": "2023-06-30", "points": 100}, {"above": "2023-06-30", "points": 0}]
TOO_BIG = "*".join(["b"] * 140)
HUGE = "9" * 40 + "e30"

MISSING = {
    "completion bands without a target": (
        leaf(score={"kind": "bands", "input": "completion", "bands": ONE_BAND}),
        {"actual": 5}, "PE432",
    ),
    "deviation from a qualitative target": (
        leaf(target="好", score={"kind": "bands", "input": "deviation", "bands": ONE_BAND}),
        {"actual": 5}, "PE409",
    ),
    "deviation from 0": (
        leaf(target=0, score={"kind": "bands", "input": "deviation", "bands": ONE_BAND}),
        {"actual": 5}, "PE405",
    ),
    "a number for a yes": (leaf(target="是"), {"actual": 5}, "PE410"),
    "a number among days": (leaf(score={"kind": "bands", "bands": BY_DAY}), {"actual": 5}, "PE403"),
    "a day among numbers": (
        leaf(score={"kind": "steps", "from": "90%", "unit": "1%", "points": 1}),
        {"actual": "2023-07-05"}, "PE403",
    ),
    "items without a target": (
        leaf(measure={"kind": "average", "of": "score"}),
        {"items": [{"actual": 5}, {"actual": 4}]}, "PE432",
    ),
    "an item that copies its target": (
        leaf(target="=100%", measure={"kind": "average"}),
        {"items": [{"target": "≥5", "actual": "≥5"}]}, "PE408",
    ),
    "an item with a qualitative target": (
        leaf(target="=100%", measure={"kind": "average"}),
        {"items": [{"target": "好", "actual": 5}]}, "PE403",
    ),
    "a number beyond writing": (
        leaf(target=5, measure={"kind": "formula", "expr": TOO_BIG}), {"data": {"b": HUGE}}, "PE407",
    ),
    "less than no occurrences": (leaf(score={"kind": "count", "points": 3}), {"count": -3}, "PE459"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISSING)
def test_what_can_not_be_compared_is_missing_with_a_finding(name: str, tmp_path: Path) -> None:
    indicators, result, code = MISSING[name]
    found = card(tmp_path, indicators, {"a": result})
    assert found.leaves[0].status == "missing"
    assert found.total == 0
    assert code in codes(found)


@pytest.mark.parametrize("stated", ["50m²", "5.5次.人", "1,200.5个", "①"])
def test_a_stated_figure_may_have_any_unit(stated: str, tmp_path: Path) -> None:
    ratio = leaf(target="≥50%", measure={"kind": "ratio"})
    found = card(tmp_path, ratio, {"a": {"part": 1, "whole": 2, "actual": stated}})
    assert found.total == 100


@pytest.mark.parametrize(
    ("unit", "dates"),
    [
        ("month", {"planned": "0001-01-01", "finished": "9999-12-31"}),
        ("year", {"planned": "2023-01-31", "finished": "2024-01-31", "excused": -10_000_000}),
        ("month", {"planned": "0001-01-01", "finished": "2024-01-31", "excused": -50}),
    ],
)
def test_the_ends_of_the_calendar(unit: str, dates: dict[str, Any], tmp_path: Path) -> None:
    late = leaf(
        measure={"kind": "schedule", "unit": unit},
        score={"kind": "steps", "from": 0, "side": "over", "unit": 1, "points": 1},
    )
    assert card(tmp_path, late, {"a": dates}).total == 0


def test_growth_over_any_number_of_years_ends(tmp_path: Path) -> None:
    growth = leaf(target="0%", measure={"kind": "growth", "years": 10**9})
    found = card(tmp_path, growth, {"a": {"current": 5, "base": 3}})
    assert found.leaves[0].measured.value.lo > 0


def test_names_of_files_that_can_not_be(tmp_path: Path) -> None:
    long = "x" * 300
    assert "PE305" in codes(load(tmp_path, leaf(target=1), {}, {"extends": long}))
    assert "PE304" in codes(load(tmp_path, leaf(target=1), {}, {"extends": f"{long}.yaml"}))
    schedule = {"kind": "schedule", "calendar": f"{long}.yaml"}
    assert "PE215" in codes(load(tmp_path, leaf(measure=schedule), {}))
    narrative = {"narrative": f"{long}.docx"}
    assert "PE322" in codes(load(tmp_path, leaf(target=1), {}, project=narrative))


@pytest.mark.parametrize("rounding", [{"digits": -1}, {"digits": 100_000}, {"rate_digits": -5}])
def test_decimals_out_of_all_bounds(rounding: dict[str, int], tmp_path: Path) -> None:
    assert "PE250" in codes(load(tmp_path, leaf(target=1), {}, {"rounding": rounding}))
    assert "PE250" in codes(load(tmp_path, leaf(target=1, rounding=rounding), {}))


def test_a_measure_that_needs_parameters_as_a_bare_word(tmp_path: Path) -> None:
    assert "PE102" in codes(load(tmp_path, leaf(target=1, measure="formula"), {}))


def test_links_that_go_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert not load_project(tmp_path / "loop.yaml").usable
    (tmp_path / "loop.docx").symlink_to("loop.docx")
    assert "PE322" in codes(load(tmp_path, leaf(target=1), {}, project={"narrative": "loop.docx"}))
