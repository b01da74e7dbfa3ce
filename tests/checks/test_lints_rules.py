"""What a reviewer would ask about a rule by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.checks.catalogue import message, severity
from perfeval.checks.lints import RULES, _module, choose, lint_set
from perfeval.checks.lints.look import SetLook
from perfeval.checks.structure import check_set
from perfeval.library.loading import load_set
from perfeval.model.finding import Finding

OWN = {f"PE{n}" for n in range(260, 270)}
EVERY = {_module(name).CODE for name in RULES}


def linted(
    leaf: str, folder: Path, weight: int = 10, kept: set[str] = OWN, name: str = "甲"
) -> list[Finding]:
    path = folder / "set.yaml"
    path.write_text(
        f"perfeval: indicator-set/v1\nid: a\ntotal: {weight}\n"
        f"indicators:\n  - {{name: {name}, weight: {weight}, {leaf}}}\n",
        "utf-8",
    )
    loaded = load_set(path)
    assert loaded.indicator_set is not None
    broken = [*loaded.findings, *check_set(loaded.indicator_set)]
    assert not [f for f in broken if severity(f) == "error" and f.code != "PE259"], broken
    return list(lint_set(loaded.indicator_set, choose({}, kept.__contains__)))


BANDS = "score: {kind: bands, bands: [%s]}"
# rule, and what is found: code with what it says about the number
LIMITS = [
    ("score: {kind: steps, from: 90%, unit: 1%, points: 1, start: 90%}", {"PE260": "9"}),
    ("score: {kind: steps, from: 90%, unit: 1%, points: 1, start: 90%, bonus: 1}", {}),
    ("score: {kind: steps, from: 90%, unit: 1%, points: 1, start: 80%, bonus: 1, cap: 9}", {"PE260": "9"}),
    ("score: {kind: steps, from: 90%, unit: 1%, points: 1, max_deduction: 7}", {"PE261": "3"}),
    ("score: {kind: steps, from: 90%, unit: 1%, points: 1, max_deduction: 10}", {}),
    ("score: {kind: interpolate, anchors: [[15, 90%], [30, 20%]]}", {"PE260": "9", "PE261": "2"}),
    ("score: {kind: interpolate, anchors: [[15, 120%], [30, 0]]}", {}),
    ("score: {kind: completion, cap: 90%}, target: ≥3个", {"PE260": "9"}),
    ("score: {kind: completion, amplify: 0.5}, target: ≥3个", {"PE261": "5"}),
    ("score: {kind: completion, amplify: 0.5, pass_line: 60%}, target: ≥3个", {}),
    (BANDS % "{min: 3, points: 10}, {below: 3, points: 0}" + ", target: ≥3个", {}),
    (BANDS % "{min: 3, range: [6, 9], choose: true}, {below: 3, points: 0}", {"PE260": "9"}),
    (BANDS % "{min: 3, choose: true}, {below: 3, points: 1}", {}),
    ("score: {kind: count, points: 1}", {}),
    ("score: {kind: count, table: [[0, 1], [1, 10]]}", {"PE260": "9"}),
    ("score: {kind: count, table: [[1, 2], [2, 6]]}", {"PE261": "4"}),
    ("score: {kind: count, table: [[1, 2], [2, 6]], points: 1}", {}),
    # at 0 five steps are taken off, of ten points
    ("score: {kind: steps, unit: 1个, points: 1}, target: ≥5个", {"PE261": "5"}),
    ("score: {kind: steps, unit: 2个, points: 1, partial: down}, target: ≥5个", {"PE261": "8"}),
    ("score: {kind: steps, unit: 1个, points: 1}, target: ≤5个", {}),
    ("score: {kind: steps, unit: 1个, points: 1}, target: =5个", {}),
    ("score: {kind: steps, unit: 1个, points: 1}, target: ≥5个, measure: growth", {}),
    # what falls below the last band gets 0
    (BANDS % "{min: 95%, points: 10}, {min: 90%, points: 5}", {}),
    ("score: {kind: formula, expr: 'w * min(x / t, 1) / 2'}, target: ≥90%", {"PE260": "5"}),
    ("score: {kind: formula, expr: 'w * (1 - 0.5 * (1 - min(r, 1)))'}, target: ≥90%", {"PE261": "5"}),
    ("score: {kind: formula, expr: 'if(x >= t, w, w - 4)'}, target: ≥90%", {"PE261": "6"}),
    ("score: {kind: formula, expr: 'w - 上年 / 2'}", {}),
    ("score: {kind: formula, expr: 'w * t / x'}, target: ≤90%", {}),
    ("score: {kind: checklist, mode: {deduct: 2}, items: [一, 二]}", {"PE261": "6"}),
    ("score: {kind: checklist, mode: {deduct: 2}, items: [一, 二, {text: 三, gate: true}]}", {}),
    ("score: {kind: tiers, tiers: [{name: 好, points: [6, 9]}, {name: 差, points: [0, 6]}]}", {"PE260": "9"}),
    ("score: {kind: cases, cases: [{when: x > 3, points: w - 1}, {when: true, points: 2}]}", {"PE260": "9", "PE261": "2"}),
    ("score: {kind: cases, cases: [{when: x > 3, points: prev}, {when: true, points: 2}]}", {}),
    ("score: {kind: judged}", {}),
    ("score: {kind: formula, expr: w * 0.9 * x}", {}),
    ("score: {kind: yes_no}", {}),
    # of parts that are added, the part says it; of those that compete, only the whole can
    ("score: {kind: blend, parts: [{share: 60%, target: ≥3个, score: {kind: completion, cap: 50%}}, {share: 40%, score: {kind: yes_no}}]}", {"PE260": "3"}),
    ("score: {kind: blend, combine: max, parts: [{target: ≥3个, score: {kind: completion, cap: 50%}}, {score: {kind: yes_no}}]}", {}),
    ("score: {kind: blend, combine: max, parts: [{target: ≥3个, score: {kind: completion, cap: 50%}}, {score: {kind: interpolate, anchors: [[0, 0], [1, 80%]]}}]}", {"PE260": "8"}),
    ("score: {kind: blend, combine: min, parts: [{score: {kind: interpolate, anchors: [[0, 10%], [1, 1]]}}, {score: {kind: yes_no}}]}", {}),
]  # fmt: skip


@pytest.mark.parametrize(("leaf", "expected"), LIMITS)
def test_what_a_rule_can_give(leaf: str, expected: dict[str, str], tmp_path: Path) -> None:
    found = linted(leaf, tmp_path)
    assert {f.code: f.params.get("most") or f.params["least"] for f in found} == expected


WAYS = [
    ("target: ≤10天, score: {kind: steps, side: short, unit: 1, points: 1}", "target"),
    ("target: ≥10个, score: {kind: steps, side: over, unit: 1, points: 1}", "target"),
    ("target: ≤10天, score: {kind: steps, unit: 1, points: 1}", ""),
    ("target: ≥10个, score: {kind: steps, side: both, unit: 1, points: 1}", ""),
    ("target: ≥10个, " + BANDS % "{max: 5, points: 10}, {above: 5, points: 0}", "target"),
    ("target: ≤5天, " + BANDS % "{max: 5, points: 10}, {above: 5, points: 0}", ""),
    ("target: ≤5天, score: {kind: bands, input: completion, bands: [{min: 90%, points: 10}, {below: 90%, points: 0}]}", ""),
    ("target: ≤5天, score: {kind: bands, input: completion, bands: [{min: 90%, points: 0}, {below: 90%, points: 10}]}", "completion"),
    ("target: ≥5个, score: {kind: bands, input: completion, bands: [{above: 130%, points: 0}, {min: 90%, points: 10}, {below: 90%, points: 5}]}", ""),
    ("target: ≥15天, score: {kind: interpolate, anchors: [[30, 0], [15, 1]]}", "target"),
    ("target: ≥3次, score: {kind: count, points: 1}", "target"),
    ("target: 0次, score: {kind: count, points: 1}", ""),
    ("measure: {kind: schedule}, target: 0, score: completion", "schedule"),
    ("measure: {kind: schedule}, target: ≤0, score: completion", ""),
    ("measure: {kind: schedule}, score: {kind: interpolate, anchors: [[0, 0], [30, 1]]}", "schedule"),
    ("measure: {kind: survey}, target: ≤90%, score: completion", "survey"),
    ("measure: {kind: survey}, target: ≥90%, score: completion", ""),
]  # fmt: skip


@pytest.mark.parametrize(("leaf", "why"), WAYS)
def test_a_rule_and_its_target_look_the_same_way(leaf: str, why: str, tmp_path: Path) -> None:
    found = linted(leaf, tmp_path)
    assert [(f.code, f.params["why"]) for f in found] == ([("PE262", why)] if why else [])


IDLE = [
    ("target: ≥3个, score: {kind: completion, below: share}", "below"),
    ("target: ≤3个, score: {kind: completion, below: share}", ""),
    ("score: {kind: completion, below: share}", ""),
    ("target: ≤3个, score: {kind: completion, over: {beyond: 120%, action: inverse}}", "over"),
    ("target: ≤3个, score: {kind: completion, over: {action: explain}}", ""),
    ("target: ≥3个, score: {kind: completion, over: {action: zero, amount: 10%}}", "over.amount"),
    ("target: ≥3个, score: {kind: completion, above: rescaled}", "above"),
    ("target: ≥3个, score: {kind: completion, above: rescaled, pass_line: 60%}", ""),
    ("target: =3个, score: {kind: completion, cap: 120%}", "cap"),
    ("score: {kind: steps, from: 90%, unit: 1%, points: 1, bonus: 1, cap: 10}", "bonus"),
    ("score: {kind: steps, from: 90%, unit: 1%, points: 1, bonus: 1, cap: 12}", ""),
    ("score: {kind: steps, from: 90%, side: both, unit: 1%, points: 1, bonus: 1}", "bonus"),
    ("score: {kind: count, first: 1, table: [[1, 2], [2, 10]]}", "first"),
    ("score: {kind: checklist, mode: all_or_nothing, items: [{text: 一, share: 50%}, 二]}", "share"),
    ("score: {kind: blend, combine: mean, parts: [{points: 6, score: {kind: yes_no}}, {score: {kind: yes_no}}]}", "points"),
]  # fmt: skip


@pytest.mark.parametrize(("leaf", "key"), IDLE)
def test_parameters_that_change_nothing(leaf: str, key: str, tmp_path: Path) -> None:
    found = linted(leaf, tmp_path)
    assert [(f.code, f.params["key"]) for f in found] == ([("PE263", key)] if key else [])


ORDER = [
    ("score: {kind: interpolate, anchors: [[15, 1], [45, 0], [30, 50%]]}", ["PE264"]),
    ("score: {kind: interpolate, anchors: [[90%, 1], [80%, 50%], [60%, 0]]}", []),
    ("score: {kind: interpolate, anchors: [[60%, 0], [100, 1], [150%, 50%]]}", []),
    ("score: {kind: interpolate, anchors: [[60%, 1], [80%, 0], [100%, 50%]]}", ["PE265"]),
    ("score: {kind: count, points: 1, table: [[2, 4], [1, 2]]}", []),
    ("score: {kind: count, points: 1, table: [[1, 4], [2, 2]]}", ["PE265"]),
    ("score: {kind: tiers, tiers: [{name: 好, share: 1}, {name: 差, share: 0}, {name: 中, share: 60%}]}", ["PE264"]),
    ("score: {kind: tiers, tiers: [{name: 差, share: 0}, {name: 中, share: 60%}, {name: 好, share: 1}]}", []),
    (BANDS % "{min: 90%, points: 3}, {min: 80%, points: 10}, {min: 60%, points: 1}, {below: 60%, points: 0}", ["PE265"]),
    (BANDS % "{above: 90%, points: 3}, {min: 60%, points: 10}, {min: 40%, points: 3}, {below: 40%, points: 0}", []),
    (BANDS % "{below: 0, points: 0}, {max: 10%, points: 10}, {above: 10%, points: 6}", []),
    (BANDS % "{max: 0, points: 10}, {below: 60%, points: 0}, {min: 60%, points: 8}", []),
    (BANDS % "{min: 90, points: 10}, {min: 80, points: 2}, {min: 60, points: 6}, {below: 60, points: 0}", ["PE265"]),
    ("score: {kind: tiers, tiers: [{name: 好, points: [7, 10]}, {name: 中, points: [4, 6]}, {name: 差, points: [0, 3]}]}", []),
    ("score: {kind: tiers, tiers: [{name: 好, points: [10, 10]}, {name: 中, points: [6, 6]}, {name: 差, points: [0, 0]}]}", []),
    ("score: {kind: tiers, step: 2, tiers: [{name: 好, points: [6, 10]}, {name: 差, points: [0, 4]}]}", []),
    ("score: {kind: tiers, tiers: [{name: 好, points: [6, 10]}, {name: 差, points: [0, 4]}]}", ["PE269"]),
]  # fmt: skip


@pytest.mark.parametrize(("leaf", "codes"), ORDER)
def test_thresholds_and_points_in_order(leaf: str, codes: list[str], tmp_path: Path) -> None:
    assert [f.code for f in linted(leaf, tmp_path)] == codes


def case(*conditions: str) -> str:
    rows = ", ".join(
        f"{{when: {when}, points: {'w' if n == 0 else '0'}}}" for n, when in enumerate(conditions)
    )
    return f"score: {{kind: cases, cases: [{rows}]}}"


SAME = [
    ("score: {kind: formula, expr: w}", "10"),
    ("score: {kind: formula, expr: w / 2}", "5"),
    ("score: {kind: formula, expr: w * x / t}, target: ≥3个", ""),
    ("score: {kind: cases, cases: [{when: x > 3, points: w}, {when: true, points: w}]}", "10"),
    ("target: ≥0个", "10"),
    ("target: 0个", "10"),
    ("target: ≤0个", ""),
    ("target: '>0个'", ""),
    ("target: ≥0%", ""),
    ("target: ≥0万元", ""),
    ("target: ≥0天, measure: schedule", ""),
    ("target: ≥0个, score: {kind: steps, unit: 1个, points: 1}", "10"),
    ("target: ≥0个, score: yes_no", ""),
]


@pytest.mark.parametrize(("leaf", "points"), SAME)
def test_what_never_differs(leaf: str, points: str, tmp_path: Path) -> None:
    found = linted(leaf, tmp_path, 10, {"PE260", "PE261", "PE270"})
    assert [(f.code, f.params["points"]) for f in found] == ([("PE270", points)] if points else [])


def test_what_changes_may_fall_below_nothing(tmp_path: Path) -> None:
    leaf = "target: ≥0个, score: completion"
    assert linted(leaf, tmp_path, 10, {"PE270"}, "岗位增减数") == []


EXPRESSIONS = [
    ("target: ≥90%, score: {kind: cases, cases: [{when: x <= 90%, points: w}, {when: true, points: 0}]}", True),
    ("target: ≥90%, score: {kind: cases, cases: [{when: x >= 90%, points: w}, {when: true, points: 0}]}", False),
    ("target: ≤90%, score: {kind: cases, cases: [{when: x <= 90%, points: w}, {when: true, points: 0}]}", False),
    ("target: ≤90%, score: {kind: formula, expr: w * x / t}", True),
    ("target: ≥90%, score: {kind: formula, expr: w * t / x}", True),
    ("target: ≥90%, score: {kind: formula, expr: w * r}", False),
    ("target: ≥90%, score: {kind: formula, expr: w * 上年 / x}", False),
    # full marks near the target alone
    ("target: ≥90%, score: {kind: cases, cases: [{when: x > 99%, points: 5}, {when: x >= 90%, points: w}, {when: true, points: 0}]}", False),
]  # fmt: skip


@pytest.mark.parametrize(("leaf", "against"), EXPRESSIONS)
def test_expressions_and_their_target_look_the_same_way(
    leaf: str, against: bool, tmp_path: Path
) -> None:
    assert [f.code for f in linted(leaf, tmp_path, 10, {"PE262"})] == (["PE262"] if against else [])


# rule, code, what is pointed at, severity
SENSELESS = [
    (BANDS % "{min: 95%, share: 150%}, {below: 95%, points: 0}", "PE272", "150%}", "error"),
    (BANDS % "{min: 95%, share: 100%}, {below: 95%, share: -10%}", "PE272", "-10%}", "error"),
    (BANDS % "{min: 95%, share: 150%}, {below: 95%, points: 0}" + ", target: ≥9", "PE272", "150%}", "error"),
    ("score: {kind: bands, cap: 15, bands: [{min: 95%, share: 150%}, {below: 95%, points: 0}]}", "", "", ""),
    ("score: {kind: bands, floor: -5, bands: [{min: 95%, share: 1}, {below: 95%, share: -10%}]}", "", "", ""),
    ("score: {kind: interpolate, anchors: [[80%, 0], [90%, 100]]}", "PE272", "[90%", "error"),
    ("score: {kind: interpolate, anchors: [[80%, 0], [90%, 100%]]}", "", "", ""),
    ("score: {kind: tiers, tiers: [{name: 优, points: [8, 12]}, {name: 差, points: [0, 8]}]}", "PE272", "[8, 12]", "warning"),
    ("score: {kind: tiers, tiers: [{name: 优, from: 100%, to: 80%}, {name: 差, from: 0%, to: 80%}]}", "PE273", "100%", "warning"),
    ("score: {kind: tiers, tiers: [{name: 优, from: 100%, to: 80%}, {name: 差, from: 80%, to: 0%}]}", "", "", ""),
    ("score: {kind: judged, range: [3, 1]}", "PE273", "[3, 1]", "warning"),
    ("score: {kind: judged, range: [1, 3]}", "", "", ""),
    ("score: {kind: judged, floor: 8, cap: 5}", "PE274", "8, cap", "error"),
    ("score: {kind: judged, floor: 12}", "PE274", "12}", "error"),
    ("score: {kind: judged, floor: 5, cap: 8}", "", "", ""),
    ("target: ≥90%, score: {kind: steps, unit: 5个, points: 1}", "PE275", "5个", "error"),
    ("target: ≥90%, score: {kind: steps, unit: 5个百分点, points: 1}", "", "", ""),
    ("target: ≥9个, score: {kind: steps, unit: 1, points: 1}", "", "", ""),
    ("target: ≥95%, " + BANDS % "{min: 95件, points: 10}, {below: 95件, points: 0}", "PE275", "95件", "error"),
    ("target: ≥95件, score: {kind: bands, input: completion, bands: [{min: 95%, points: 10}, {below: 95%, points: 0}]}", "", "", ""),
    (BANDS % "{min: 95件, points: 10}, {below: 95个, points: 0}", "PE275", "95个", "error"),
    ("target: ≥95%, score: {kind: completion, cap: 5}", "PE276", "5}", "warning"),
    ("target: ≥95%, score: {kind: completion, cap: 1.2}", "", "", ""),
    ("score: {kind: formula, expr: w / 0}", "PE277", "0}", "error"),
    ("score: {kind: formula, expr: w / (2 - 2)}", "PE277", "2 - 2", "error"),
    ("score: {kind: formula, expr: w / x}", "", "", ""),
    ("score: {kind: yes_no}, measure: {kind: formula, expr: a / 0}", "PE277", "0}", "error"),
]  # fmt: skip
NEW = {"PE272", "PE273", "PE274", "PE275", "PE276", "PE277"}


@pytest.mark.parametrize(("leaf", "code", "at", "level"), SENSELESS)
def test_numbers_without_sense(leaf: str, code: str, at: str, level: str, tmp_path: Path) -> None:
    found = linted(leaf, tmp_path, 10, NEW)
    assert [(f.code, severity(f)) for f in found] == ([(code, level)] if code else [])
    if code:
        line = f"  - {{name: 甲, weight: 10, {leaf}}}"
        assert found[0].span is not None
        assert found[0].span.column == line.index(at) + 1


def test_a_pass_line_at_the_target_leaves_nothing_to_rescale(tmp_path: Path) -> None:
    leaf = "target: ≥90%, score: {kind: completion, pass_line: 100%, above: rescaled}"
    assert [f.params["why"] for f in linted(leaf, tmp_path)] == ["full-pass-line"]


def test_a_table_out_of_order_is_told_once(tmp_path: Path) -> None:
    leaf = "measure: count, score: {kind: count, table: [[1, 2], [3, 1], [2, 5]]}"
    found = linted(leaf, tmp_path, 10, {"PE264", "PE265"})
    assert [f.code for f in found] == ["PE264"]


CASES = [
    (case("x >= 80%", "x >= 90%", "true"), ["x >= 90%"], ""),
    (case("x >= 90%", "x >= 80%", "true"), [], ""),
    (case("x > 5 and x < 3", "true"), ["x > 5 and x < 3"], ""),
    (case("true", "x <= 上年"), ["x <= 上年"], ""),
    (case("x == 0", "x <= 上年", "x > 上年"), [], ""),
    (case("x >= 50", "x < 50", "x <= 上年"), ["x <= 上年"], ""),
    (case("已验收", "not 已验收", "true"), ["true"], ""),
    (case("x > 90%", "x < 90%"), [], "x = 90%"),
    (case("x >= 90%"), [], "x = 0%"),
    (case("x >= 2", "x <= 1"), [], ""),
    (case("x >= 4", "x <= 2"), [], "x = 3"),
    (case("已验收 and x >= 3", "not 已验收"), [], "x = 0 and 已验收"),
    (case("x >= t", "x < t"), [], ""),
    (case("x >= t", "x < t") + ", target: ≥5个", [], ""),
    (case("x > t", "x < 5") + ", target: ≥5个", [], "x = 5"),
    (case("0 <= x <= 3", "x > 3"), [], ""),
    (case("r >= 1", "x < 3"), [], ""),
]


@pytest.mark.parametrize(("leaf", "dead", "hole"), CASES)
def test_cases_are_reached_and_leave_nothing(
    leaf: str, dead: list[str], hole: str, tmp_path: Path
) -> None:
    found = linted(leaf, tmp_path)
    assert [f.params["when"] for f in found if f.code == "PE266"] == dead
    assert [f.params["at"] for f in found if f.code == "PE267"] == ([hole] if hole else [])


NAMES = [
    ("min(X, t)", [("X", "x")]),
    ("w * 完成值 / 指标值", [("完成值", "x"), ("指标值", "t")]),
    ("w * budget / budgt + budget", [("budgt", "budget")]),
    ("w * a1 / a2", []),
    ("w * 上半年 / 下半年", []),
    ("w * rate_q1 / rate_q2 + rate_q1", []),
    ("w * ｒ", [("ｒ", "r")]),
]


@pytest.mark.parametrize(("expr", "slips"), NAMES)
def test_names_that_look_like_others(
    expr: str, slips: list[tuple[str, str]], tmp_path: Path
) -> None:
    found = linted(
        f'target: ≥5个, score: {{kind: formula, expr: "{expr}"}}', tmp_path, 10, {"PE268"}
    )
    assert [(f.params["name"], f.params["near"]) for f in found] == slips
    start = '  - {name: 甲, weight: 10, target: ≥5个, score: {kind: formula, expr: "'
    for finding, (name, _) in zip(found, slips, strict=True):
        assert finding.span is not None
        wanted = expr.index(f"{name} ") if f"{name} " in expr else expr.index(name)
        assert finding.span.column == len(start) + 1 + wanted


def test_places_are_those_that_a_user_changes(tmp_path: Path) -> None:
    [finding] = linted("score: {kind: interpolate, anchors: [[60%, 0], [90%, 95%]]}", tmp_path)
    line = "  - {name: 甲, weight: 10, score: {kind: interpolate, anchors: [[60%, 0], [90%"
    assert finding.span is not None
    assert finding.span.column == line.index("[90%") + 1


NUMBER = st.sampled_from(["0", "1", "3", "50%", "0.5", "-2", "10", "100", "90%", "1.5"])
CONDITION = st.sampled_from([
    "x > 3", "x <= 90%", "true", "x == 0 and 甲乙", "not 甲乙", "x < t", "r >= 1", "X > 2",
    "x * 2 > 3", "a < b", "1 < x < 3", "if(x > 1, true, false)", "x / 0 > 1", "w > 5",
])  # fmt: skip
EDGE = st.dictionaries(st.sampled_from(["min", "max", "above", "below"]), NUMBER, max_size=2)
RULE: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries({"kind": st.just("completion")}, optional={
        "cap": NUMBER, "floor": NUMBER, "pass_line": NUMBER, "amplify": NUMBER,
        "above": st.sampled_from(["proportional", "rescaled"]),
        "below": st.sampled_from(["ratio", "share"]),
        "over": st.just({"action": "zero"}),
    }),
    st.fixed_dictionaries({"kind": st.just("bands"), "bands": st.lists(
        st.builds(lambda a, b: {**a, **b}, EDGE, st.one_of(
            st.builds(lambda n: {"points": n}, NUMBER), st.builds(lambda n: {"share": n}, NUMBER),
            st.builds(lambda a, b: {"range": [a, b]}, NUMBER, NUMBER),
            st.just({"choose": "true"}),
        )), max_size=4)}, optional={"input": st.sampled_from(["value", "completion", "deviation", "magnitude"]), "cap": NUMBER}),
    st.fixed_dictionaries({"kind": st.just("steps"), "points": NUMBER}, optional={
        "from": NUMBER, "unit": NUMBER, "side": st.sampled_from(["short", "over", "both"]),
        "start": NUMBER, "bonus": NUMBER, "max_deduction": NUMBER, "cap": NUMBER,
    }),
    st.fixed_dictionaries({"kind": st.just("interpolate"), "anchors": st.lists(st.tuples(NUMBER, NUMBER).map(list), max_size=4)}),
    st.fixed_dictionaries({"kind": st.just("count")}, optional={
        "points": NUMBER, "first": NUMBER,
        "table": st.lists(st.tuples(st.sampled_from(["0", "1", "2"]), NUMBER).map(list), max_size=3),
    }),
    st.fixed_dictionaries({"kind": st.just("tiers"), "tiers": st.lists(st.fixed_dictionaries(
        {"name": st.sampled_from(["好", "中", "差"])},
        optional={"from": NUMBER, "to": NUMBER, "share": NUMBER, "points": st.lists(NUMBER, max_size=2)},
    ), max_size=3)}),
    st.fixed_dictionaries({"kind": st.just("cases"), "cases": st.lists(st.fixed_dictionaries(
        {"when": CONDITION, "points": st.sampled_from(["w", "w - 1", "0", "a", "w / 0", "完成值"])},
    ), max_size=4)}),
    st.fixed_dictionaries({"kind": st.just("checklist"), "items": st.lists(st.one_of(
        st.just("一"), st.builds(lambda n: {"text": "二", "points": n}, NUMBER),
    ), max_size=3), "mode": st.sampled_from(["share", "all_or_nothing", {"deduct": "1"}])}),
)  # fmt: skip
ANY_RULE = st.one_of(
    RULE,
    st.fixed_dictionaries({
        "kind": st.just("blend"), "combine": st.sampled_from(["sum", "min", "max", "mean"]),
        "parts": st.lists(st.fixed_dictionaries({"score": RULE}, optional={"share": NUMBER, "points": NUMBER}), max_size=3),
    }),
)  # fmt: skip


@given(
    rule=ANY_RULE,
    target=st.sampled_from([None, "≥3个", "≤90%", "5", "=2", "1~3", "2023-06-30", "是", "0"]),
    measure=st.sampled_from([None, "schedule", "survey", "growth", "count", "ratio"]),
    weight=st.sampled_from(["10", "0", "0.5", None]),
)
@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_rule_makes_a_check_fail(
    rule: Any, target: str | None, measure: str | None, weight: str | None, tmp_path: Path
) -> None:
    leaf = {"name": "甲", "weight": weight, "target": target, "score": rule}
    if measure is not None:
        leaf["measure"] = measure
    path = tmp_path / "set.yaml"
    body = {"perfeval": "indicator-set/v1", "id": "a", "total": "10", "indicators": [leaf]}
    path.write_text(yaml.safe_dump(body, allow_unicode=True), "utf-8")
    loaded = load_set(path)
    if loaded.indicator_set is None or any(
        severity(f) == "error" for f in check_set(loaded.indicator_set) if f.code != "PE202"
    ):
        return
    found = list(lint_set(loaded.indicator_set, choose({}, EVERY.__contains__)))
    for finding in found:
        assert finding.span is not None
        assert "…" not in message(finding, "zh") + message(finding, "en")


def test_every_check_is_asked(tmp_path: Path) -> None:
    assert len(RULES) == len(EVERY)
    linted("score: {kind: yes_no}", tmp_path)
    loaded = load_set(tmp_path / "set.yaml")
    assert loaded.indicator_set is not None
    assert [use.weight for use in SetLook.at(loaded.indicator_set).uses] == [10]
