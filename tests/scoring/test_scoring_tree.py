"""Weights that move, gates and adjusters: what a branch weighs and what the total is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scoring.scoring_samples import card, codes, leaf, load

NA = {"not_applicable": {"reason": "不涉及"}}


def branch(name: str, weights: dict[str, int], **keys: Any) -> dict[str, Any]:
    children = [{"name": n, "weight": w, "target": 10} for n, w in weights.items()]
    return {"name": name, "children": children, **keys}


def results(**given: Any) -> dict[str, Any]:
    return {k: v if isinstance(v, dict) else {"actual": v} for k, v in given.items()}


BASED = [
    branch("A", {"a1": 20, "a2": 80}, weight=60, base=100),
    branch("B", {"b1": 10, "b2": 30}, weight=40),
]


@pytest.mark.parametrize(
    ("policy", "weights", "total", "most"),
    [("drop", [48, 40], 88, 88), ("parent", [60, 40], 100, 100), ({"to": "B"}, [48, 52], 100, 100)],
)
def test_a_based_branch_weighs_what_its_leaves_carry(
    policy: Any, weights: list[int], total: int, most: int, tmp_path: Path
) -> None:
    given = results(a1=NA, a2=10, b1=10, b2=10)
    found = card(tmp_path, BASED, given, {"not_applicable": policy})
    assert [b.weight for b in found.branches] == weights
    assert [b.score for b in found.branches] == weights
    assert (found.total, found.max) == (total, most)


def test_the_lower_branch_counts_without_what_is_dropped(tmp_path: Path) -> None:
    two = [
        branch("A", {"a": 100}, weight=100),
        branch("B", {"b1": 10, "b2": 40}, weight=100, base=50),
    ]
    rest = {"combine": "min", "not_applicable": "drop"}
    assert card(tmp_path, two, results(a=10, b1=NA, b2=5), rest).total == 50
    assert card(tmp_path, two, results(a=6, b1=NA, b2=NA), rest).total == 60


@pytest.mark.parametrize("rest", [{"not_applicable": "drop"}, {"combine": "min"}, {}])
def test_nothing_applicable_has_no_total(rest: dict[str, Any], tmp_path: Path) -> None:
    grades = {"grades": [{"name": "优", "min": 90}, {"name": "差", "min": 0}]}
    found = card(tmp_path, leaf(target=10), {"a": NA}, rest | grades)
    assert (found.total, found.grade) == (None, None)
    assert "PE444" in codes(found)


def test_a_gate_takes_full_marks_for_the_inapplicable_too(tmp_path: Path) -> None:
    tree = [branch("A", {"a1": 60, "a2": 40}, gates=[{"name": "否决", "effect": "zero"}])]
    call = {"gates": [{"name": "否决", "reason": "查实"}]}
    found = card(tmp_path, tree, results(a1=NA, a2=10), {"not_applicable": "full"}, call)
    assert [x.score for x in found.leaves] == [0, 0]
    assert found.branches[0].score == found.total == 0


def test_a_part_with_nothing_applicable_leaves_its_share_to_the_others(tmp_path: Path) -> None:
    parts = [{"share": "30%", "score": {"kind": "checklist", "items": ["一", "二"]}},
             {"share": "70%", "target": 10}]  # fmt: skip
    blend = leaf(score={"kind": "blend", "parts": parts})
    found = card(tmp_path, blend, {"a": {"parts": [{"met": {1: "na", 2: "na"}}, {"actual": 5}]}})
    assert found.total == 50


def test_adjusters_belong_to_branches_and_sets(tmp_path: Path) -> None:
    claim = {"adjust": [{"name": "加分", "value": 3, "reason": "创新"}]}
    on_leaf = leaf(target=10, adjust=[{"name": "加分", "max": 5}])
    loaded = load(tmp_path, on_leaf, results(a=5), project=claim)
    assert not loaded.usable
    assert [f.code for f in loaded.findings] == ["PE291"]


def test_no_total_below_zero(tmp_path: Path) -> None:
    gate = {"gates": [{"name": "g", "effect": {"cap": -5}}]}
    call = {"gates": [{"name": "g", "reason": "x"}]}
    assert card(tmp_path, leaf(target=10), results(a=10), gate, call).total == 0


def test_a_line_and_its_part_are_not_added_up(tmp_path: Path) -> None:
    lines = [
        {"id": "c", "source": "中央", "budget": 100, "spent": 50},
        {"id": "d", "source": "中央", "of": "c", "budget": 40, "spent": 40},
    ]
    funds = leaf(target="100%", measure={"kind": "funds", "lines": ["中央"]})
    assert card(tmp_path, funds, {}, project={"funds": {"lines": lines}}).total == 50


def test_satisfied_answers_of_all_questions(tmp_path: Path) -> None:
    survey = leaf(target="100%", measure={"kind": "survey", "method": "two_option"})
    answers = {"survey": {"valid": 16, "questions": 7, "counts": [84]}}
    assert card(tmp_path, survey, {"a": answers}).total == 75


def test_a_rule_means_its_own_weight(tmp_path: Path) -> None:
    rule = leaf(score={"kind": "formula", "expr": "w * k"})
    assert card(tmp_path, rule, {"a": {"data": {"w": 5, "k": "50%"}}}).total == 50


@pytest.mark.parametrize(
    ("score", "result", "met"),
    [
        ({"kind": "checklist", "items": ["一", "二"]}, {"met": [1]}, False),
        ({"kind": "checklist", "items": ["一", "二"]}, {"met": "all"}, True),
        ({"kind": "tiers", "tiers": [{"name": "达成", "share": 1}, {"name": "未", "share": 0}]},
         {"tier": "未"}, False),
        ({"kind": "completion"}, {"target": "好", "share": "50%", "reason": "x"}, False),
        ({"kind": "completion"}, {"target": "好", "met": "all"}, True),
    ],
)  # fmt: skip
def test_met_or_not_without_weights(score: Any, result: Any, met: bool, tmp_path: Path) -> None:
    found = card(tmp_path, [{"name": "a", "score": score}], {"a": result})
    assert (found.total, found.leaves[0].met) == (None, met)


def test_items_that_earn_nothing_leave_the_indicator_inapplicable(tmp_path: Path) -> None:
    items = [{"text": "一", "points": 100}, {"text": "二", "points": 0}]
    tree = leaf(score={"kind": "checklist", "items": items}, target=None)
    found = card(tmp_path, tree, {"a": {"met": {1: "na", 2: 0}}})
    assert found.leaves[0].status == "not_applicable"


def test_a_yes_is_no_number_of_points(tmp_path: Path) -> None:
    cases = [{"when": "k", "points": "w"}, {"when": "true", "points": 0}]
    for rule, k in (
        ({"kind": "formula", "expr": "k"}, True),
        ({"kind": "cases", "cases": cases}, 5),
    ):
        found = card(tmp_path, leaf(score=rule), {"a": {"data": {"k": k}}})
        assert found.leaves[0].status == "missing"
        assert "PE407" in codes(found)


def test_a_number_by_group_stands_for_a_share_of_passes_too(tmp_path: Path) -> None:
    share = {"by": "region", "西部": "1/2", "东部": "2/3"}
    panel = leaf(target=1, measure={"kind": "panel", "pass": share})
    votes = {"panel": [{"expert": "甲", "pass": True}, {"expert": "乙", "pass": False}]}
    for region, total in (("西部", 100), ("东部", 0)):
        groups = {"groups": {"region": region}}
        assert card(tmp_path, panel, {"a": votes}, project=groups).total == total


def test_a_gate_over_a_missing_result(tmp_path: Path) -> None:
    gate = [{"name": "否决", "effect": "zero"}]
    tree = leaf(target=10, gates=gate, rounding={"rate_digits": 2})
    call = {"gates": [{"name": "否决", "reason": "查实"}]}
    found = card(tmp_path, tree, {}, project=call)
    assert found.leaves[0].status == "vetoed"
    assert "PE401" in codes(found)


def test_a_statement_takes_no_points_from_the_rule(tmp_path: Path) -> None:
    said = {"statement": {"state": "符合", "text": "好"}}
    tree = [{"name": "a", "weight": 100, "target": 10}, {"name": "b"}]
    rest = {"rounding": {"rate_digits": 2}}
    found = card(tmp_path, tree, results(a=10, b=said), rest, {"as_printed": True})
    assert [leaf.status for leaf in found.leaves] == ["scored", "unscored"]
    malus = {"name": "b", "weight": 0, "score": {"kind": "count", "points": 2, "floor": -30}}
    found = card(tmp_path, [tree[0], malus], results(a=10, b=said | {"count": 3}))
    assert found.total == 94
