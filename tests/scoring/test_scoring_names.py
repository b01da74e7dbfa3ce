"""Gates and adjusters by name and id, words of a panel, rates and lines of the fund table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scoring.scoring_samples import card, codes, leaf, load

from perfeval.checks.catalogue import message
from perfeval.model.finding import Finding

GATE = [{"name": "弄虚作假", "effect": "zero"}]
TWO = [
    {"name": "a", "id": "one", "weight": 60, "target": "≥5", "gates": GATE},
    {"name": "b", "id": "two", "weight": 40, "target": "≥5", "gates": GATE},
]
MET = {"a": {"actual": 5}, "b": {"actual": 5}}


@pytest.mark.parametrize(("at", "total"), [("one", 40), ("b", 60), ("two", 60)])
def test_a_gate_is_told_from_its_namesake_by_id_or_name(
    at: str, total: int, tmp_path: Path
) -> None:
    called = {"gates": [{"name": "弄虚作假", "reason": "r", "at": at}]}
    found = card(tmp_path, TWO, MET, project=called)
    assert found.total == total
    assert not codes(found) & {"PE314", "PE316"}


def test_two_adjusters_of_one_name_are_an_error_of_the_set(tmp_path: Path) -> None:
    twice = {"adjust": [{"name": "加分", "max": 3}, {"name": "加分", "max": 5}]}
    loaded = load(tmp_path, leaf(target=5), {"a": {"actual": 5}}, twice)
    assert codes(loaded) == {"PE290"}
    assert not loaded.usable


BALLOTS = [
    {"expert": "甲", "score": [95, 85]}, {"expert": "乙", "score": [80, 80]},
    {"expert": "丙", "score": [100, 100]},
]  # fmt: skip


@pytest.mark.parametrize(
    ("void", "void_ballots", "points"),
    [
        (True, 2, 90), ("是", 2, 90), (["equal", "full"], 2, 90), ("全同分", 2, 90),
        ("full", 1, 85), ("all-full", 1, 85), (["all-full"], 1, 85), (False, 0, 90), ("否", 0, 90),
    ],
)  # fmt: skip
def test_which_ballots_are_void(void: Any, void_ballots: int, points: int, tmp_path: Path) -> None:
    """甲 90, 乙 80 (all equal), 丙 100 (all equal and all full)."""
    tree = leaf(target="≥100", measure={"kind": "panel", "void": void})
    found = card(tmp_path, tree, {"a": {"panel": BALLOTS}})
    assert [f.code for f in found.findings].count("PE614") == void_ballots
    assert found.total == points


@pytest.mark.parametrize(("void", "code"), [("Full", "PE110"), ({"a": 1}, "PE103")])
def test_other_words_for_void(void: Any, code: str, tmp_path: Path) -> None:
    loaded = load(tmp_path, leaf(target=5, measure={"kind": "panel", "void": void}), {})
    assert code in codes(loaded)


def test_the_total_that_falls_in_no_grade_is_told(tmp_path: Path) -> None:
    grades = [
        {"name": "优", "min": 90}, {"name": "良", "min": 80, "below": 85},
        {"name": "差", "min": 0, "below": 80},
    ]  # fmt: skip
    rest = {"grades": grades}
    printed = {"as_printed": True}
    found = card(tmp_path, leaf(target="≥100"), {"a": {"actual": 87}}, rest, printed)
    (finding,) = [f for f in found.findings if f.code == "PE446"]
    assert message(finding, "zh") == "总分87不落在任何等级内，没有定级。"
    assert message(finding, "en") == "The total of 87 falls in no grade."


def rates(folder: Path, line: dict[str, Any], **rate: Any) -> list[Finding]:
    funds = {"unit": "万元", "lines": [line], "rates": [{"name": "比率", **rate}]}
    found = card(folder, leaf(target="≥5"), {"a": {"actual": 5}}, project={"funds": funds})
    return [f for f in found.findings if f.code in ("PE501", "PE528")]


@pytest.mark.parametrize(
    ("line", "rate", "lacking"),
    [
        ({"name": "甲", "budget": 5}, {"rate": "execution"}, "funds.spent"),
        ({"name": "甲", "budget": 5}, {"rate": "control", "base": "arrived"}, "funds.spent、funds.arrived"),
        ({"name": "甲", "spent": 5}, {"rate": "execution"}, "funds.budget"),
        ({"name": "甲", "budget": 5, "arrived": 5}, {"rate": "timely_arrival"}, "funds.due"),
        ({"name": "甲", "budget": 5, "due": 5}, {"rate": "timely_arrival"}, "funds.arrived"),
    ],
)  # fmt: skip
def test_a_stated_rate_that_lacks_a_figure(
    line: dict[str, Any], rate: dict[str, Any], lacking: str, tmp_path: Path
) -> None:
    (finding,) = rates(tmp_path, line, **rate)
    assert (finding.code, finding.params["keys"]) == ("PE528", lacking)


def test_a_stated_rate_with_the_base_0(tmp_path: Path) -> None:
    (finding,) = rates(tmp_path, {"name": "甲", "budget": 0, "spent": 0}, rate="execution")
    assert finding.code == "PE501"


@pytest.mark.parametrize(
    ("of", "circles"),
    [
        ({"a": "a"}, ["a → a"]),
        ({"a": "b", "b": "a"}, ["a → b → a"]),
        ({"b": "c", "c": "d", "d": "b"}, ["b → c → d → b"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b → c → b"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["a → b → a", "c → d → c"]),
        ({"a": "b", "c": "b"}, []),
        ({"a": "x"}, []),
    ],
)
def test_lines_that_are_parts_of_each_other(
    of: dict[str, str], circles: list[str], tmp_path: Path
) -> None:
    lines = [{"id": k, "budget": 5, **({"of": of[k]} if k in of else {})} for k in "abcd"]
    project = {"funds": {"unit": "万元", "lines": lines}}
    found = card(tmp_path, leaf(target="≥5"), {"a": {"actual": 5}}, project=project)
    assert [f.params["names"] for f in found.findings if f.code == "PE527"] == circles
