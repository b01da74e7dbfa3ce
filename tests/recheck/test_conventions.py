"""A score that a convention made is found again, and nothing is listed that does not make it."""

from __future__ import annotations

import re
from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recheck.forms import PRACTICE

from perfeval.model.rounding import rounded
from perfeval.rechecking.conventions import conventions, form_wide, settled, weighed
from perfeval.rechecking.conventions.made import Made
from perfeval.rechecking.conventions.search import _modules
from perfeval.rechecking.conventions.ways import WAYS, applied, way_of, ways
from perfeval.rechecking.figures import Figures
from perfeval.rules.achievement import completion, meets


def row(
    w: F | int,
    s: F | str,
    x: F | int | None = None,
    t: F | int | None = None,
    op: str = ">=",
    **more: object,
) -> Figures:
    """A row's figures from its numbers, with completion and met worked out."""
    made = Figures(F(w), F(s))
    if x is not None and t is not None:
        x, t = F(x), F(t)
        made = made._replace(
            x=x, t=t, op=op, r=completion(x, op, t, t, "ratio", False), met=bool(meets(x, op, t, t))
        )
    return made._replace(**more)  # type: ignore[arg-type]


def keys(f: Figures) -> list[str]:
    return [convention.key for convention in conventions(f, PRACTICE)]


# (weight, actual, target, sign, printed), and what explains it
WORKED = [
    (10, 96, 100, ">=", "9.6", "linear", "exact"),
    (2, 973, 1000, ">=", "1.95", "linear", "2-half-up"),
    (2, 973, 1000, ">=", "1.9", "linear", "1-half-up"),
    (2, 203, 214, ">=", "1.8", "linear", "1-down"),
    (2, 203, 214, ">=", "1.89", "linear", "2-down"),
    (10, 987, 1000, ">=", "10", "linear", "0-half-up"),
    (10, 123, 1000, ">=", "2", "linear", "0-up"),
    (10, 120, 100, "<=", "8.33", "reverse-ratio", "2-half-up"),
    (10, 120, 100, "<=", "8", "reverse-share", "exact"),
    (10, 210, 100, "<=", "0", "reverse-share", "exact"),
    (10, 59, 100, ">=", "0", "pass-line-60%", "exact"),
    (10, 80, 100, ">=", "5", "rescaled-60%", "exact"),
    (10, 85, 100, ">=", "8", "bands-90/80/60", "exact"),
    (10, 96, 100, ">=", "0", "all-or-nothing", "exact"),
    (10, 97, 100, ">=", "8.5", "steps-1%-0.5-whole", "exact"),
    (10, 93, 100, ">=", "8", "steps-5%-1-started", "exact"),
    (10, 93, 100, ">=", "9", "steps-5%-1-full", "exact"),
    (6, 7, 9, ">=", "4", "steps-unit-1-whole", "exact"),
    (10, 200, 100, ">=", "5", "over-inverse", "exact"),
    (10, 150, 100, ">=", "8", "over-beyond-130%", "exact"),
    (10, 150, 100, ">=", "9", "over-fixed-10%", "exact"),
    (10, 150, 100, ">=", "6.67", "swapped-up", "2-half-up"),
    (10, 50, 100, "<=", "5", "swapped-down", "exact"),
    (25, 100, 98, ">=", "6.25", "weighted-twice", "exact"),
    (20, 96, 100, ">=", "96", "of-100", "exact"),
    (10, 96, 100, ">=", "0.96", "rate-itself", "exact"),
    (10, 96, 100, ">=", "9", "flat-1", "exact"),
    (10, 50, 100, ">=", "10", "full", "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("w", "x", "t", "op", "printed", "key", "way"), WORKED)
def test_worked_by_hand(w: int, x: int, t: int, op: str, printed: str, key: str, way: str) -> None:
    found = {one.key: one for one in conventions(row(w, printed, x, t, op), PRACTICE)}
    assert key in found
    assert way in found[key].ways


def test_the_rate_is_rounded_first() -> None:
    spent = row(20, "2.16", 30, F("278.4449"), execution=True, printed_rate=F("0.1077"))
    best = conventions(spent, PRACTICE)[0]
    assert (best.key, best.ways[0]) == ("rate-first-1-half-up", "exact")
    assert best.zh == "先把比率四舍五入保留1位小数，再乘分值：20×10.8%=2.16"
    assert (
        best.en
        == "the rate first rounded half up to 1 decimal, then times the weight: 20×10.8%=2.16"
    )


def test_the_printed_rate_is_multiplied() -> None:
    spent = row(10, "5", F("154.74"), F("310.2"), execution=True, printed_rate=F(1, 2))
    assert conventions(spent, PRACTICE)[0].key == "printed-rate"


def test_execution_over_the_initial_budget() -> None:
    spent = row(10, "8.74", 2089, 2200, execution=True, rates=(("initial_budget", F(2089, 2389)),))
    assert "base-initial_budget" in keys(spent)


def test_bands_of_the_execution_rate_are_for_it_alone() -> None:
    assert "bands-10/7/5/0" in keys(row(10, 7, 85, 100, execution=True))
    assert "bands-10/7/5/0" not in keys(row(10, 7, 85, 100))


def test_half_points() -> None:
    found = conventions(row(2, 1, 69, 120), PRACTICE)
    assert "half-down" in next(one for one in found if one.key == "linear").ways


def test_words_lie_in_a_tier() -> None:
    assert "tier-80%" in keys(row(8, 7, actual="基本达到"))
    assert "tier-80%" not in keys(row(8, 5, actual="基本达到"))


def test_coincidences_come_last() -> None:
    found = conventions(row(10, 9, 98, 100), PRACTICE)
    marks = [one.coincidence for one in found]
    assert marks == sorted(marks)
    assert marks[-1]
    assert not found[0].coincidence


def test_nothing_explains_any_number() -> None:
    assert all(one.coincidence for one in conventions(row(10, "7.77", 93, 100), PRACTICE))


def test_met_and_not_full_is_described_only() -> None:
    assert keys(row(10, 7, 100, 100)) == ["flat-3"]


weights = st.sampled_from(
    [F(n) for n in (1, 2, 3, 5, 8, 10, 12, 15, 20, 30)] + [F("7.5"), F("10.3")]
)
numbers = st.integers(1, 4000).map(F) | st.decimals("0.01", "400", places=2).map(F)
signs = st.sampled_from((">=", ">", "=", "<=", "<"))


def _exact(f: Figures) -> list[Made]:
    return [
        made
        for module in _modules()
        for made in module.points(f, PRACTICE)
        if not getattr(module, "COINCIDENCE", False) and not made.coincidence
    ]


@settings(max_examples=300, deadline=None)
@given(weights, numbers, numbers, signs, st.data())
def test_what_a_convention_made_is_found_again(
    w: F, x: F, t: F, op: str, data: st.DataObject
) -> None:
    # over-completion is only cut where points are lost
    f = row(w, data.draw(st.fractions(0, w, max_denominator=100)), x, t, op)
    made = _exact(f)
    if not made:
        return
    one = data.draw(st.sampled_from(made))
    way = data.draw(st.sampled_from(WAYS))
    points = min(max(one.points, F(0)), w) if one.cut else one.points
    printed = applied(way, points)
    if one.key.startswith("over") and printed == w:
        return
    found = {c.key: c for c in conventions(f._replace(s=printed), PRACTICE)}
    assert one.key in found
    assert way.key in found[one.key].ways


@settings(max_examples=300, deadline=None)
@given(weights, numbers, numbers, signs, st.integers(0, 3000))
def test_only_what_truly_gives_the_number_is_listed(
    w: F, x: F, t: F, op: str, hundredths: int
) -> None:
    f = row(w, F(hundredths, 100), x, t, op)
    points = {
        made.key: min(max(made.points, F(0)), w) if made.cut else made.points
        for module in _modules()
        for made in module.points(f, PRACTICE)
    }
    for convention in conventions(f, PRACTICE):
        for way in convention.ways:
            assert applied(way_of(way), points[convention.key]) == f.s


@given(st.integers(0, 10**6), st.integers(1, 5000))
def test_ways_round_as_they_say(top: int, bottom: int) -> None:
    value = F(top, bottom)
    for way in ways(4):
        done = applied(way, value)
        if way.mode == "exact":
            assert done == value
        elif way.digits is None:
            assert (done * 2).denominator == 1
            assert abs(done - value) < F(1, 2)
        else:
            assert done == rounded(value, way.digits, way.mode)


def test_sentences_have_their_numbers() -> None:
    for w, x, t, op, printed, _, _ in WORKED:
        for one in conventions(row(w, printed, x, t, op), PRACTICE):
            assert one.zh
            assert one.en
            assert "{" not in one.zh + one.en
            assert (
                not re.search("[一-鿿]", one.en.replace("（", "").replace("）", ""))
                or "unit" in one.key
            )


def test_the_convention_of_a_form_explains_the_most_rows() -> None:
    rows = [
        (("产出", name), conventions(row(2, printed, x, 100), PRACTICE))
        for name, printed, x in (
            ("甲", "1.8", 94),
            ("乙", "1.4", 73),
            ("丙", "1.9", 98),
            ("丁", "1.11", 71),
        )
    ]
    wide = form_wide(rows)
    assert wide is not None
    assert (wide.key, wide.way, wide.explains, wide.rows) == ("linear", "1-down", 3, 4)
    assert wide.others == (("产出", "丁"),)
    assert wide.zh == "分值×完成率，舍去尾数保留1位小数"
    assert settled(rows[0][1], wide)[0].key == "linear"


def test_a_form_without_lost_points_has_no_convention() -> None:
    assert form_wide([]) is None
    assert form_wide([(("甲",), conventions(row(10, 7, 100, 100), PRACTICE))]) is None


def test_one_rounding_is_plainer_than_two() -> None:
    best = conventions(row(30, "27.9", 112, 120), PRACTICE)[0]
    assert (best.key, best.ways[0]) == ("rate-first-0-half-up", "exact")


def test_a_met_target_is_no_over_completion() -> None:
    found = conventions(row(20, 19, F("98.02"), 96), PRACTICE)
    assert [one.key for one in found if not one.coincidence] == []
    assert "flat-1" in [one.key for one in found]


def test_steps_that_fit_one_row_of_many_are_a_coincidence() -> None:
    given = [
        (("产出", name), conventions(row(10, printed, x, 100), PRACTICE))
        for name, printed, x in (("甲", "8.5", 97), ("乙", "9.1", 91), ("丙", "8.7", 87))
    ]
    steps = next(one for one in given[0][1] if one.key == "steps-1%-0.5-whole")
    assert not steps.coincidence
    after = {one.key: one.coincidence for one in weighed(given)[("产出", "甲")]}
    assert after["steps-1%-0.5-whole"]
