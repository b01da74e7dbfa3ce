"""Totals, grades, gates, adjusters and inapplicable indicators of the reference."""

from __future__ import annotations

from fractions import Fraction as F
from typing import Any

from .tree import score_tree

GRADES = [
    {"name": "优", "min": 90},
    {"name": "良", "min": 80},
    {"name": "中", "min": 60},
    {"name": "差", "min": 0},
]


def leaf(name: str, weight: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "weight": F(weight), "score": {"kind": "judged"}, **more}


def tree(*nodes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"total": 100, "grades": GRADES, "indicators": list(nodes), **more}


def branch(name: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "children": list(children), **more}


def project(scores: dict[str, Any], **more: Any) -> dict[str, Any]:
    results = {
        path: {"not_applicable": {"reason": "r"}} if value is None else {"judged": F(value)}
        for path, value in scores.items()
    }
    return {"results": results, **more}


def test_not_applicable_policies() -> None:
    top = branch("A", leaf("a", 8), leaf("b", 12), leaf("c", 30))
    rest = branch("B", leaf("d", 50))
    scores = {"A/a": None, "A/b": "10", "A/c": "24.2", "B/d": "50"}
    rescaled = score_tree(tree(top, rest), project(scores))
    assert rescaled["total"] == F("91.52")
    assert rescaled["branches"]["A"] == F("34.2")
    full = score_tree(tree(top, rest, not_applicable="full"), project(scores))
    assert full["total"] == F("92.2")
    drop = score_tree(tree(top, rest, not_applicable="drop"), project(scores))
    assert (drop["total"], drop["max"]) == (F("84.2"), 92)

    def ratio(name: str, weight: int) -> dict[str, Any]:
        return {"name": name, "weight": weight, "op": ">=", "target": 10}

    nodes = (
        branch("A", ratio("a", 10), ratio("b", 10), ratio("c", 30)),
        branch("B", ratio("d", 50)),
    )
    results = {
        "A/a": {"not_due": "2023-12"},
        "A/b": {"actual": 5},
        "A/c": {"actual": 10},
        "B/d": {"actual": 10},
    }
    for policy, expected in (("parent", "93.75"), ("equal", "92.5"), ({"to": "B"}, "95")):
        scored = score_tree(tree(*nodes, not_applicable=policy), {"results": results})
        assert scored["total"] == F(expected)
        assert scored["status"]["A/a"] == "not_due"


def test_totals_and_grades() -> None:
    one = tree(leaf("a", 100, rounding={"digits": 3}))
    assert score_tree(one, project({"a": "89.996"}))["total"] == 90
    assert score_tree(one, project({"a": "89.996"}))["grade"] == "优"
    one["rounding"] = {"grade_from": "unrounded"}
    assert score_tree(one, project({"a": "89.996"}))["grade"] == "良"

    thirds = [{"name": n, "weight": F(1, 3), "score": {"kind": "yes_no"}} for n in "abc"]
    summed = score_tree(tree(*thirds, total=1), {"results": {n: {"actual": True} for n in "abc"}})
    assert (summed["total"], summed["unrounded"]) == (F("0.99"), 1)

    least = tree(branch("A", leaf("a", 100)), branch("B", leaf("b", 100)), combine="min")
    assert score_tree(least, project({"A/a": "92", "B/b": "71"}))["total"] == 71

    based = tree(
        branch("A", leaf("a", 40), leaf("b", 60), weight=F(60), base=100),
        branch("B", leaf("c", 40)),
    )
    scored = score_tree(based, project({"A/a": "40", "A/b": "50.01", "B/c": "30"}))
    assert scored["branches"]["A"] == F("54.01")
    assert scored["total"] == F("84.01")


def test_gates_and_adjusters() -> None:
    nodes = (
        branch("A", leaf("a", 50), gates=[{"name": "g", "effect": "zero"}]),
        branch("B", leaf("b", 50)),
    )
    scores = {"A/a": "50", "B/b": "45"}
    rules = {
        "gates": [
            {"name": "截留", "effect": "zero"},
            {"name": "帽", "effect": {"cap": 60}},
            {"name": "级", "effect": {"grade": "中"}},
            {"name": "自动", "effect": {"cap": 70}, "when": lambda n: n["B"] < 40},
        ],
        "adjust": [{"name": "加减", "min": -30, "max": 3}],
    }
    everything = tree(*nodes, **rules)

    def run(scores: dict[str, Any] = scores, **more: Any) -> dict[str, Any]:
        return score_tree(everything, project(scores, **more))

    assert run()["total"] == 95
    zeroed = run(gates=[{"name": "g", "at": "A"}])
    assert (zeroed["total"], zeroed["status"]["A/a"]) == (45, "vetoed")
    assert run(gates=[{"name": "截留"}])["total"] == 0
    assert run(gates=[{"name": "帽"}])["total"] == 60
    assert run(gates=[{"name": "级"}])["grade"] == "中"
    assert run({"A/a": "50", "B/b": "30"})["total"] == 70
    assert run(adjust=[{"name": "加减", "value": 5}])["total"] == 98
    assert run({"A/a": "1", "B/b": "40"}, adjust=[{"name": "加减", "value": -99}])["total"] == 11
    best = run({"A/a": "50", "B/b": "50"}, adjust=[{"name": "加减", "value": 3}])
    assert (best["total"], best["grade"]) == (103, "优")


def test_a_missing_result_scores_nothing() -> None:
    scored = score_tree(tree(leaf("a", 60), leaf("b", 40)), project({"a": "60"}))
    assert (scored["total"], scored["status"]["b"]) == (60, "missing")
