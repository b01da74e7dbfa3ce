"""Means, trimming, weights, votes: numbers worked out by hand."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from panel_cases import codes, evaluated, one, panel_text

from perfeval.measures.ballots import Entry, passes, trimmed, weighted
from perfeval.measures.panel import Trim
from perfeval.panels import records as r
from perfeval.panels.steps import steps

F = Fraction


def test_six_scores_lose_both_ends_and_five_lose_none(tmp_path: Path) -> None:
    text = panel_text(
        {"A": [95, 92, 90, 88, 70, 60], "B": [95, 92, 90, 88, 70, None]},
        "trim: {above: 5, drop: 1}",
    )
    result = evaluated(text, tmp_path)
    assert one(result, "A").mean == 85  # (92 + 90 + 88 + 70) / 4
    assert one(result, "B").mean == 87  # (95 + 92 + 90 + 88 + 70) / 5
    states = {c.expert.id: c.state for c in one(result, "A").casts}
    assert (states["E1"], states["E6"], states["E2"]) == (r.HIGHEST, r.LOWEST, r.COUNTED)


def test_weights_of_each_expert_and_of_the_whole_role(tmp_path: Path) -> None:
    scores = {"A": [90, 80, 60]}
    roles = ["技术", "技术", "财务"]
    each = evaluated(panel_text(scores, "weights: {技术: 2, 财务: 1}", roles), tmp_path)
    assert one(each, "A").mean == 80  # (90·2 + 80·2 + 60) / 5
    whole = panel_text(scores, "weights: {技术: 0.6, 财务: 0.4}, by: role", roles)
    assert one(evaluated(whole, tmp_path), "A").mean == 75  # 85·0.6 + 60·0.4


def test_a_third_is_printed_with_two_decimals_and_kept_exact(tmp_path: Path) -> None:
    outcome = one(evaluated(panel_text({"A": [80, 80, 81]}), tmp_path), "A")
    assert outcome.mean == F(241, 3)
    assert outcome.score == F("80.33")


def test_the_band_is_read_on_the_printed_score(tmp_path: Path) -> None:
    """79.995 prints as 80.00."""
    bands = "bands: [{min: 80, money: 5}, {min: 75, below: 80, money: 4}]"
    scores: dict[str, list[object]] = {"A": ["79.99", 80], "B": ["79.98", "80"]}
    result = evaluated(panel_text(scores, bands), tmp_path)
    assert one(result, "A").money == 50_000
    assert one(result, "B").money == 40_000  # 79.99
    exact = f"{bands}, rounding: {{grade_from: unrounded}}"
    assert one(evaluated(panel_text(scores, exact), tmp_path), "A").money == 40_000


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([True] * 4 + [False] * 2, r.PASSED),  # 4/6 is two thirds, inclusive
        ([True] * 3 + [False] * 2, r.FAILED),  # 3/5 is less
        ([True] * 2 + [False], r.PASSED),
        ([True] * 6 + [False] * 4, r.FAILED),
    ],
)
def test_two_thirds_inclusive(votes: list[object], expected: str, tmp_path: Path) -> None:
    text = panel_text({"A": votes}, "pass: 2/3").replace("name: 项目A", "compliant: true")
    assert one(evaluated(text, tmp_path), "A").status == expected


def test_what_is_not_compliant_fails_whatever_the_votes(tmp_path: Path) -> None:
    text = panel_text({"A": [True] * 6}, "pass: 2/3, bands: [{min: 0, money: 5}]")
    text = text.replace("name: 项目A", "compliant: false, why: 任务未完成")
    outcome = one(evaluated(text, tmp_path), "A")
    assert (outcome.status, outcome.money, outcome.rank) == (r.NON_COMPLIANT, 0, None)


def test_a_recused_ballot_counts_neither_as_score_nor_as_vote(tmp_path: Path) -> None:
    away = "{id: E1, recused: [{subject: A, reason: 任职}]}"
    text = panel_text({"A": [100, 80, 70]}).replace("{id: E1}", away)
    result = evaluated(text, tmp_path)
    assert one(result, "A").mean == 75
    assert codes(result) == ["PE629"]
    text = panel_text({"A": [True, True, False]}, "pass: 2/3").replace("{id: E1}", away)
    assert one(evaluated(text, tmp_path), "A").status == r.FAILED  # 1/2


def test_void_ballots_are_an_experts_own_over_all_subjects(tmp_path: Path) -> None:
    scores: dict[str, list[object]] = {"A": [90, 100, 80], "B": [90, 100, 70]}
    result = evaluated(panel_text(scores, "void: true"), tmp_path)
    assert one(result, "A").mean == 80
    assert one(result, "B").mean == 70
    assert codes(result) == ["PE628", "PE628"]
    result = evaluated(panel_text(scores, "void: full"), tmp_path)
    assert one(result, "A").mean == 85


def test_divergence_waits_for_the_discussion(tmp_path: Path) -> None:
    rule = "max_spread: 20, bands: [{min: 70, money: 3}]"
    scores: dict[str, list[object]] = {"A": [90, 69]}
    waiting = one(evaluated(panel_text(scores, rule), tmp_path), "A")
    assert (waiting.status, waiting.money, waiting.rank) == (r.DISCUSS, None, None)
    talk = "discussions: [{subject: A, score: 71.5, reason: 补看材料, evidence: 记录}]\n"
    decided = one(evaluated(panel_text(scores, rule, more=talk), tmp_path), "A")
    assert (decided.status, decided.score, decided.money) == (r.SCORED, F("71.5"), 30_000)
    kept = talk.replace("score: 71.5", "keep: true")
    assert one(evaluated(panel_text(scores, rule, more=kept), tmp_path), "A").score == F("79.5")


def test_distance_from_the_mean_is_measured_before_trimming(tmp_path: Path) -> None:
    """Of 90 80 80 80 80 40 the mean is 75: 40 lies 35 away, though it falls out."""
    rule = "trim: {above: 5, drop: 1}, max_deviation: 34"
    outcome = one(evaluated(panel_text({"A": [90, 80, 80, 80, 80, 40]}, rule), tmp_path), "A")
    assert (outcome.deviation, outcome.status) == (35, r.DISCUSS)


def test_criteria_means_add_up_to_the_score(tmp_path: Path) -> None:
    text = """perfeval: panel/v1
title: 分项
experts: [{id: E1}, {id: E2}, {id: E3}]
subjects: [{id: A}]
criteria: [{id: 技术, max: 60}, {id: 效益, max: 40}]
ballots:
  - {expert: E1, subject: A, scores: {技术: 50, 效益: 30}}
  - {expert: E2, subject: A, scores: {技术: 40, 效益: 35}}
  - {expert: E3, subject: A, scores: {技术: 51, 效益: 30.5}}
"""
    outcome = one(evaluated(text, tmp_path), "A")
    assert outcome.criteria == {"技术": 47, "效益": F(191, 6)}  # 141/3, 95.5/3
    assert sum(outcome.criteria.values()) == outcome.mean == F(473, 6)


def test_ranks_points_and_places(tmp_path: Path) -> None:
    rule = "rank: {first: 20, step: 0.25}, bands: [{min: 60, money: 1}], places: 2"
    scores: dict[str, list[object]] = {"A": [80], "B": [90], "C": [80], "D": [95]}
    result = evaluated(panel_text(scores, rule), tmp_path)
    ranks = {o.subject.id: (o.rank, o.points) for o in result.outcomes}
    assert ranks == {"D": (1, 20), "B": (2, F("19.75")), "A": (3, F("19.5")), "C": (3, F("19.5"))}
    assert {o.subject.id: o.money for o in result.outcomes} == {
        "A": 0, "B": 10_000, "C": 0, "D": 10_000,
    }  # fmt: skip
    tied = evaluated(panel_text(scores, rule.replace("places: 2", "places: 3")), tmp_path)
    assert one(tied, "A").status == one(tied, "C").status == r.TIED
    assert tied.granted == 20_000


def test_money_by_the_kilometre(tmp_path: Path) -> None:
    """85 and more 1000 元, 75 to 85 800 元 for each kilometre, less than 75 nothing."""
    rule = "bands: [{min: 85, money: 1000元, per: 公里}, {min: 75, below: 85, money: 800元, per: 公里}, {min: 60, below: 75, money: 0}]"
    text = panel_text({"A": [84], "B": [85], "C": [74]}, rule)
    text = text.replace("name: 项目A", "quantity: 12.5").replace("name: 项目B", "quantity: 3")
    result = evaluated(text, tmp_path)
    assert [o.money for o in result.outcomes] == [10_000, 3_000, 0]


def test_the_order_of_experts_never_matters() -> None:
    """Also where equal scores with different weights stand at the ends."""
    dice = random.Random(5)
    for _ in range(200):
        some = [
            (F(dice.randint(60, 64)), F(dice.randint(1, 3)))
            for _ in range(dice.randint(3, 9))
        ]  # fmt: skip
        trim = Trim(3, 1)
        values = set()
        for _ in range(5):
            dice.shuffle(some)
            entries = [Entry(score, weight, n) for n, (score, weight) in enumerate(some)]
            values.add(weighted(trimmed(entries, trim).entries))
        assert len(values) == 1


def test_scaling_all_weights_changes_nothing() -> None:
    entries = [Entry(F(s), F(w), n) for n, (s, w) in enumerate(((90, 1), (70, 2), (61, 5)))]
    more = [entry._replace(weight=entry.weight * F(7, 3)) for entry in entries]
    assert weighted(entries) == weighted(more) == F(535, 8)


def test_trimming_leaves_something_and_nothing_is_no_pass() -> None:
    entries = [Entry(F(n), F(1), n) for n in range(4)]
    assert len(trimmed(entries, Trim(1, 2)).entries) == 4
    assert len(trimmed(entries, Trim(1, 1)).entries) == 2
    assert not passes(0, 0, None)


def test_a_subject_is_waited_for_only_by_those_who_are_to_judge_it(tmp_path: Path) -> None:
    text = panel_text({"A": [80, 90, None], "B": [None, 70, 75]})
    text = text.replace("{id: E1}", "{id: E1, subjects: [A]}")
    text = text.replace("{id: E3}", "{id: E3, subjects: [B]}")
    assert codes(evaluated(text, tmp_path)) == []
    assert codes(evaluated(text.replace("subjects: [A]", "subjects: [B]"), tmp_path)) == ["PE625"]


def test_money_needs_scores_and_acceptance_needs_votes(tmp_path: Path) -> None:
    paid = evaluated(panel_text({"A": [True]}, "bands: [{min: 60, money: 1}]"), tmp_path)
    assert (codes(paid)[0], one(paid, "A").money) == ("PE638", None)
    voted = evaluated(panel_text({"A": [90]}, "pass: 2/3"), tmp_path)
    assert (codes(voted)[0], one(voted, "A").status) == ("PE638", r.INVALID)


@pytest.mark.parametrize("written", ["2/3", "⅔", "三分之二", "2/3以上（含）", "'2/3 以上(含本数)'"])
def test_two_thirds_however_written(written: str, tmp_path: Path) -> None:
    votes: list[object] = [True, True, True, True, False, False]
    result = evaluated(panel_text({"A": votes}, f"pass: {written}"), tmp_path)
    assert one(result, "A").status == r.PASSED
    assert "PE657" not in codes(result)


@pytest.mark.parametrize("written", ["66.67%", "0.667", "67%"])
def test_two_thirds_rounded_up_are_warned_of(written: str, tmp_path: Path) -> None:
    votes: list[object] = [True, True, True, True, False, False]
    result = evaluated(panel_text({"A": votes}, f"pass: {written}"), tmp_path)
    assert (one(result, "A").status, "PE657" in codes(result)) == (r.FAILED, True)
    ok = evaluated(panel_text({"A": votes}, "pass: 70%"), tmp_path)
    assert "PE657" not in codes(ok)


def test_votes_to_come_that_could_turn_it_leave_it_open(tmp_path: Path) -> None:
    """Of six: 3 for and 1 against may end at 5/6 or 3/6; 4 for at 4/6 at the least; 3 against at
    3/6 at the most."""
    rows: dict[str, list[object]] = {
        "A": [True, True, True, False, None, None],
        "B": [True, True, True, True, None, None],
        "C": [False, False, False, None, None, None],
    }
    text = panel_text(rows, "pass: 2/3")
    result = evaluated(text, tmp_path)
    states = [one(result, name).status for name in "ABC"]
    assert states == [r.WAITING, r.PASSED, r.FAILED]
    told = "；".join(steps(result.panel, one(result, "A"), "zh"))
    assert "通过票3/4，应投6票，缺2票" in told
    # a recused expert is not waited for: 3 of 4 and one to come may end at 3/5 or 4/5; without it 3/4
    away = text.replace("{id: E5}", "{id: E5, recused: [A]}").replace("{id: E6}", "{id: E6, recused: [A]}")  # fmt: skip
    assert one(evaluated(away, tmp_path), "A").status == r.PASSED
    decided = text + "discussions: [{subject: A, pass: false, reason: 复议, evidence: 纪要}]\n"
    assert one(evaluated(decided, tmp_path), "A").status == r.FAILED


def test_a_ballot_in_error_leaves_its_subject_open(tmp_path: Path) -> None:
    result = evaluated(panel_text({"A": [90, 101, 80], "B": [90, 80, 70]}), tmp_path)
    assert (one(result, "A").status, one(result, "A").invalid) == (r.INVALID, 1)
    assert (one(result, "B").status, one(result, "B").score) == (r.SCORED, 80)
    assert "有1张评审票有错误，没有计入" in "".join(steps(result.panel, one(result, "A"), "zh"))


def test_trimming_that_leaves_nothing_is_said(tmp_path: Path) -> None:
    text = panel_text({"A": [95, 92, 90, 88, 70, 60]}, "trim: {above: 5, drop: 3}")
    result = evaluated(text, tmp_path)
    assert result.broken
    assert "PE653" in codes(result)
    assert "6个分数不足以去掉最高、最低各3个" in "".join(
        steps(result.panel, one(result, "A"), "zh")
    )
    assert not evaluated(text.replace("drop: 3", "drop: 2"), tmp_path).broken


def test_equal_scores_at_an_end_share_the_place_that_is_dropped() -> None:
    """90 (weight 2) and 90 (1), 70 (1), 60 (2): one of the 90s goes, half of each stays:
    (90 × 1 + 90 × 0.5 + 70 × 1) / 2.5 = 82."""
    some = [Entry(F(90), F(2), 0, "A"), Entry(F(90), F(1), 1, "B"), Entry(F(70), F(1), 2, "B"), Entry(F(60), F(2), 3, "A")]  # fmt: skip
    kept = trimmed(some, Trim(3, 1))
    assert weighted(kept.entries) == 82
    assert kept.shared
    assert [e.score for e in kept.lowest] == [60]
    # with one weight it makes no difference, and one of them is dropped
    same = trimmed([e._replace(weight=F(1), role="") for e in some], Trim(3, 1))
    assert not same.shared
    assert [e.score for e in same.highest] == [90]
    assert weighted(same.entries) == 80


def test_a_role_keeps_its_weight_when_it_shares_a_place(tmp_path: Path) -> None:
    """90 of A and of B, 70 of B, 60 of A; A 0.6 and B 0.4 for the whole role. Half of each 90
    counts: A 90; B (90 × 0.5 + 70) / 1.5."""
    rule = "trim: {above: 3, drop: 1}, weights: {A: 0.6, B: 0.4}, by: role"
    result = evaluated(panel_text({"S": [90, 90, 70, 60]}, rule, ["A", "B", "B", "A"]), tmp_path)
    assert one(result, "S").mean == F(9, 10) * 60 + F(4, 10) * F(115) / F(3, 2)
