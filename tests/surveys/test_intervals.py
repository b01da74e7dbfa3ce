"""Sample sizes and intervals against tables and other writings of the formulas."""

from __future__ import annotations

from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.surveys.intervals import exact, joined, margin_of, mean, needed, outward, wilson
from surveys.surveying import evaluated

SURE, FIVE = Fraction(95, 100), Fraction(5, 100)


@pytest.mark.parametrize(
    ("population", "size"),
    # Krejcie and Morgan's table of 1970 for 95% and ±5%, where 384.15 is rounded up here
    [(10, 10), (100, 80), (121, 93), (1000, 278), (10_000, 370), (None, 385)],
)
def test_sizes_of_samples(population: int | None, size: int) -> None:
    assert needed(SURE, FIVE, population) == size


def test_other_margins() -> None:
    """1.959964² × 0.25 / 0.03² = 1067.07; 2.575829² × 0.25 / 0.05² = 663.49."""
    assert needed(SURE, Fraction(3, 100), None) == 1068
    assert needed(Fraction(99, 100), FIVE, None) == 664


def test_margin_of_a_sample() -> None:
    """16 of 121: 0.98 × √(1/16 × 105/120) = 0.98 × 0.23385 = 22.92%, rounded up."""
    assert margin_of(16, SURE, 121) == Fraction(2292, 10_000)
    assert margin_of(121, SURE, 121) == 0
    assert margin_of(0, SURE, 121) is None


def _roots(p: Decimal, n: Decimal) -> tuple[Decimal, Decimal]:
    """Wilson's bounds as roots of (p - x)² = z² x(1 - x)/n, written as a quadratic equation."""
    getcontext().prec = 40
    z2 = Decimal("3.841458820694124")
    a, b, c = n + z2, -(2 * n * p + z2), n * p * p
    root = (b * b - 4 * a * c).sqrt()
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@pytest.mark.parametrize(("hit", "n"), [(16, 16), (15, 16), (7, 50), (1330, 1400), (1, 3), (0, 9)])
def test_wilson_solves_its_equation(hit: int, n: int) -> None:
    low, high = _roots(Decimal(hit) / n, Decimal(n))
    found = wilson(Fraction(hit, n), n, SURE)
    assert 0 <= Fraction(low) - found.low < Fraction(1, 10_000) or found.low == 0
    assert 0 <= found.high - Fraction(high) < Fraction(1, 10_000) or found.high == 1


def test_wilson_and_exact_of_newcombe() -> None:
    """81 of 263 and 15 of 148, printed by Newcombe (1998): 0.2553-0.3662 and 0.0624-0.1605 by
    Wilson, 0.2527-0.3676 and 0.0578-0.1617 by Clopper and Pearson."""
    for hit, n, low, high in ((81, 263, 2553, 3662), (15, 148, 624, 1605)):
        found = wilson(Fraction(hit, n), n, SURE)
        assert abs(found.low * 10_000 - low) <= 1
        assert abs(found.high * 10_000 - high) <= 1
    for hit, n, low, high in ((81, 263, 2527, 3676), (15, 148, 578, 1617)):
        found = exact(Fraction(hit, n), n, SURE)
        assert abs(found.low * 10_000 - low) <= 1
        assert abs(found.high * 10_000 - high) <= 1


def test_sixteen_of_sixteen() -> None:
    """Wilson: 16/(16+3.8415) = 80.64%, outward 80.63; exact: 0.025^(1/16) = 79.41%, 79.40."""
    assert wilson(Fraction(1), 16, SURE).low == Fraction(8063, 10_000)
    assert exact(Fraction(1), 16, SURE).low == Fraction(7940, 10_000)
    assert wilson(Fraction(1), 16, SURE).high == 1


def test_a_census_has_no_sampling_error() -> None:
    found = wilson(Fraction(9, 10), 50, SURE, 50)
    assert (found.low, found.high, found.how) == (Fraction(9, 10), Fraction(9, 10), "census")


def test_a_known_population_narrows() -> None:
    wide, narrow = wilson(Fraction(9, 10), 50, SURE), wilson(Fraction(9, 10), 50, SURE, 80)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_mean_of_points() -> None:
    """Points 1, 1, 0.5, 0.5: mean 0.75, s = √(4×0.0625/3) = 0.288675, t(3) = 3.182446:
    0.75 ± 3.182446 × 0.1443376 = 0.29065 and 1.20935, cut at 1."""
    found = mean([(Fraction(1), 2), (Fraction(1, 2), 2)], 4, SURE, None)
    assert found is not None
    assert (found.low, found.high) == (Fraction(2906, 10_000), 1)
    assert mean([(Fraction(1), 4)], 4, SURE, None) is None  # no spread to reckon with
    assert mean([(Fraction(1), 1)], 1, SURE, None) is None


def test_groups_join_as_squares_and_questions_as_sums() -> None:
    """Two values 0.5 ± 0.03 and 0.7 ± 0.04, evenly: squares 0.6 ± 0.025, sums 0.6 ± 0.035."""
    one = outward(Fraction(47, 100), Fraction(53, 100), "wilson")
    two = outward(Fraction(66, 100), Fraction(74, 100), "wilson")
    given_ = [(Fraction(1), Fraction(1, 2), one), (Fraction(1), Fraction(7, 10), two)]
    free, tied = joined(given_, independent=True), joined(given_, independent=False)
    assert free is not None
    assert tied is not None
    assert (free.low, free.high) == (Fraction(575, 1000), Fraction(625, 1000))
    assert (tied.low, tied.high) == (Fraction(565, 1000), Fraction(635, 1000))


@given(st.integers(0, 60), st.integers(1, 60), st.integers(2, 5))
def test_more_answers_of_the_same_share_are_narrower(hit: int, n: int, times: int) -> None:
    hit = min(hit, n)
    few, many = (wilson(Fraction(hit, n), n * k, SURE) for k in (1, times))
    assert few.low <= many.low <= Fraction(hit, n) <= many.high <= few.high
    assert few != many


def test_planning_says_only_sizes(tmp_path: Path) -> None:
    """121 → 93 and 620 → 238 by themselves, 741 together → 254 (384.146/(1+383.146/741) = 253.2)."""
    outcome = evaluated(
        tmp_path, "groups: [{id: A, population: 121}, {id: B, population: 620}]\nmargin: 5%\n"
    )
    assert outcome.planning
    assert [one.sample.needed for one in outcome.groups] == [93, 238]
    assert outcome.sample is not None
    assert outcome.sample.needed == 254
