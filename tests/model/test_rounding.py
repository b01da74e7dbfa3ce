"""Exact numbers as texts: the shortcuts say what the definitions say."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.model.rounding import (
    MODES,
    fixed,
    hundredfold,
    percent,
    plain,
    rounded,
    same,
    scaled,
    scaled_ratio,
    total,
)
from perfeval.reports.figures import money, money_digits, points, rate

FRACTIONS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**7)
FACTORS = st.sampled_from([Fraction(1), Fraction(10000), Fraction(10**8), Fraction(1, 100)])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2/3", "66.67"),
        ("0.999949", "99.99"),
        ("0.99995", "100.00"),
        ("-1/8", "-12.50"),
        ("0", "0.00"),
    ],
)
def test_a_ratio_in_hundredths(value: str, text: str) -> None:
    assert hundredfold(Fraction(value), 2) == text
    assert rate(Fraction(value)) == text + "%"


@given(FRACTIONS, st.integers(0, 6))
def test_hundredfold_is_fixed_of_a_hundred_times(value: Fraction, digits: int) -> None:
    assert hundredfold(value, digits) == fixed(value * 100, digits)
    assert percent(value, digits).rstrip("%") == plain(value * 100, digits)


@given(FRACTIONS, FACTORS, st.integers(0, 6), st.sampled_from(MODES))
def test_a_ratio_in_any_terms(value: Fraction, factor: Fraction, digits: int, mode: str) -> None:
    top, under = value.numerator * factor.numerator, value.denominator * factor.numerator
    assert scaled_ratio(top, under, digits, mode) == scaled(value, digits, mode)
    assert rounded(value, digits, mode) == Fraction(scaled(value, digits, mode), 10**digits)


@given(st.lists(FRACTIONS | st.integers(-(10**6), 10**6).map(Fraction), max_size=9))
def test_sums(values: list[Fraction]) -> None:
    assert total(values) == sum(values, Fraction(0))
    assert isinstance(total(values), Fraction)


@given(FRACTIONS, FRACTIONS)
def test_equal_numbers_are_the_same(one: Fraction, other: Fraction) -> None:
    assert same(one, other) is (one == other)
    assert same(one, Fraction(one.numerator * 7, one.denominator * 7))


@given(st.lists(FRACTIONS, min_size=1, max_size=5), FACTORS)
def test_money_is_the_amount_in_its_unit(values: list[Fraction], factor: Fraction) -> None:
    digits = money_digits(values, factor)
    exact = [(value / factor * 10**digits).denominator == 1 for value in values]
    assert 2 <= digits <= 6
    assert all(exact) or digits == 6
    assert all(money(value, factor, digits) == fixed(value / factor, digits) for value in values)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        ("9.1", 2, "9.10"),
        ("9.125", 2, "9.125"),
        ("1/3", 2, "0.33"),
        ("1/3000000", 1, "0.0"),
        ("5", 0, "5"),
    ],
)
def test_points_show_more_only_where_that_is_exact(value: str, digits: int, text: str) -> None:
    assert points(Fraction(value), digits) == text
