"""Satisfactions by every method, worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from perfeval.systems.surveys import survey
from surveys.surveying import codes, evaluated, lay, rates, shown

POOLED = "groups: [{id: A, valid: 1330, questions: 7, counts: [7055, 1589, 511, 96, 59]}]\n"


def test_seven_questions_pooled(tmp_path: Path) -> None:
    """1330 × 7 = 9310 answers. 100/75/50/25/0: (705500+119175+25550+2400)/9310 = 91.58."""
    outcome = evaluated(tmp_path, "target: ≥93%\nmethod: 100-75-50-25-0\n" + POOLED)
    assert rates(outcome) == {
        "top2": "92.85", "100-80-60-30-0": "93.04", "100-75-50-25-0": "91.58", "100-80-60-40-20": "93.27",
    }  # fmt: skip
    assert [one.met for one in outcome.ways] == [False, True, False, True]
    assert shown(outcome.overall.value) == "91.58"
    # the intervals rest on 1330 people, not on 9310 answers
    assert outcome.sample is not None
    assert outcome.sample.valid == 1330


def test_sixteen_answers(tmp_path: Path) -> None:
    """12 very satisfied, 4 satisfied: (1200+320)/16 = 95; (1200+300)/16 = 93.75; 16/16."""
    outcome = evaluated(tmp_path, "groups: [{id: A, counts: [12, 4, 0, 0, 0]}]\n")
    assert rates(outcome) == {
        "top2": "100.00", "100-80-60-30-0": "95.00", "100-75-50-25-0": "93.75", "100-80-60-40-20": "95.00",
    }  # fmt: skip


def test_three_levels_rank_weighted(tmp_path: Path) -> None:
    """60×3/(60×3+30×2+10×1) = 180/250 = 72%; the best two of three are 90 of 100."""
    text = "scale: [满意, 基本满意, 不满意]\ngroups: [{id: A, counts: [60, 30, 10]}]\n"
    outcome = evaluated(tmp_path, text + "method: rank-3\n")
    assert rates(outcome) == {"top2": "90.00", "two_option": "60.00", "rank-3": "72.00"}
    assert outcome.overall.interval is None  # neither a share nor a mean


def test_own_points_extend_the_list(tmp_path: Path) -> None:
    """(60×100 + 30×70) / 100 = 81."""
    text = (
        "scale: [满意, 基本满意, 不满意]\nmethod: 县\n"
        "methods: [{id: 县, name: 三级计分, weights: [100, 70, 0], basis: 县办法}]\n"
        "groups: [{id: A, counts: [60, 30, 10]}]\n"
    )
    outcome = evaluated(tmp_path, text)
    assert rates(outcome)["县"] == "81.00"
    assert outcome.used is not None
    assert outcome.used.method.basis == "县办法"


GROUPS = """\
method: two_option
scale: [满意, 不满意]
groups:
  - {id: A, weight: 3, counts: [90, 10]}
  - {id: B, weight: 1, counts: [10, 10]}
"""


def test_groups_joined_four_ways(tmp_path: Path) -> None:
    """90% of 100 and 50% of 20: pooled 100/120, mean 70, lowest 50, 3:1 (270+50)/4 = 80."""
    outcome = evaluated(tmp_path, GROUPS)
    assert {one.combine: shown(one.overall) for one in outcome.joins} == {
        "pooled": "83.33", "mean": "70.00", "min": "50.00", "weights": "80.00",
    }  # fmt: skip


def test_questions_weighted_by_lambda(tmp_path: Path) -> None:
    """Q1 80%, Q2 50%; λ 0.6 and 0.4: 68%; pooled 65%. Yes and no count as satisfied or not."""
    text = """\
method: top2
join: weights
questions:
  - {id: Q1, weight: 0.6}
  - {id: Q2, weight: 0.4, kind: yes_no}
groups: [{id: A, counts: {Q1: [5, 3, 1, 1, 0], Q2: [5, 5]}}]
"""
    outcome = evaluated(tmp_path, text)
    assert shown(outcome.overall.value) == "68.00"
    assert {one.join: shown(one.overall) for one in outcome.joins} == {"pooled": "65.00", "weights": "68.00"}  # fmt: skip
    # 100/80/60/30/0 of Q1: (500+240+60+30)/10 = 83; of Q2 50: 0.6×83 + 0.4×50 = 69.8
    assert rates(outcome)["100-80-60-30-0"] == "69.80"


def test_the_method_that_decides_is_told(tmp_path: Path) -> None:
    told = survey(lay(tmp_path, "target: ≥93%\nmethod: top2\n" + POOLED))
    assert "PE684" in codes(told)
    one = next(f for f in told.findings if f.code == "PE684")
    assert "93.04%" in one.params["hit_zh"]
    assert "92.85%" in one.params["miss_zh"]


def test_seven_groups_all_content(tmp_path: Path) -> None:
    """Seven groups at 100% stay 100% by every joining, but small ones can't carry it."""
    rows = "\n".join(f"  - {{id: G{n}, population: 50, counts: [{n}, 0, 0, 0, 0]}}" for n in range(3, 10))  # fmt: skip
    told = survey(lay(tmp_path, f"target: ≥95%\nmethod: top2\ngroups:\n{rows}\n"))
    assert told.outcome is not None
    assert {one.overall for one in told.outcome.joins} == {Fraction(1)}
    assert codes(told).count("PE686") == 7


@given(
    st.lists(st.lists(st.integers(0, 50), min_size=5, max_size=5), min_size=1, max_size=5),
    st.randoms(),
)
def test_pooling_knows_no_order(rows: list[list[int]], random: object) -> None:
    from perfeval.model.surveys import SurveyFile
    from perfeval.surveys.methods import KNOWN
    from perfeval.surveys.normal import questions
    from perfeval.surveys.values import Body, all_bodies

    asked = questions(SurveyFile())
    bodies = [Body({asked[0].id: tuple(row)}) for row in rows]
    mixed = list(bodies)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    for method in KNOWN[:1] + KNOWN[2:5]:
        first = all_bodies(bodies, asked, method, "pooled", "pooled")
        assert first == all_bodies(mixed, asked, method, "pooled", "pooled")
        assert first is None or 0 <= first <= 1
