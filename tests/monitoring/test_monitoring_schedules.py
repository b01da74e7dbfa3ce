"""What share is due when, worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from perfeval.model.monitoring import Milestone, Schedule
from perfeval.model.quantity import quantity
from perfeval.monitoring.schedules import Period, due, passed, schedule_of

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
LEAP = Period(date(2024, 1, 1), date(2024, 12, 31))


def steps(*pairs: tuple[str, str], between: str = "linear") -> Schedule:
    made = []
    for until, share in pairs:
        found = quantity(until)
        assert not isinstance(found, str)
        made.append(Milestone(found, F(share)))  # type: ignore[arg-type]
    return Schedule("steps", tuple(made), between)


@pytest.mark.parametrize(
    ("period", "day", "share"),
    [
        (YEAR, date(2022, 12, 31), F(0)),
        (YEAR, date(2023, 1, 1), F(1, 365)),
        (YEAR, date(2023, 7, 31), F(212, 365)),
        (YEAR, date(2023, 12, 31), F(1)),
        (YEAR, date(2025, 1, 1), F(1)),
        (LEAP, date(2024, 2, 29), F(60, 366)),
        (Period(date(2023, 5, 5), date(2023, 5, 5)), date(2023, 5, 5), F(1)),
    ],
)
def test_days_count_both_ends(period: Period, day: date, share: F) -> None:
    assert passed(period, day) == due(Schedule(), period, day) == share


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2023, 7, 30), F(6, 12)),
        (date(2023, 7, 31), F(7, 12)),
        (date(2023, 1, 30), F(0)),
        (date(2023, 2, 28), F(2, 12)),
        (date(2023, 12, 31), F(1)),
    ],
)
def test_months_count_when_they_are_whole(day: date, share: F) -> None:
    assert due(Schedule("months"), YEAR, day) == share


def test_months_of_a_period_that_begins_in_one() -> None:
    period = Period(date(2023, 1, 31), date(2023, 7, 30))  # six whole months
    assert due(Schedule("months"), period, date(2023, 2, 26)) == 0
    assert due(Schedule("months"), period, date(2023, 2, 27)) == F(1, 6)
    assert due(Schedule("months"), period, date(2023, 7, 30)) == 1


QUARTERS = (("6", "0.4"), ("9", "0.675"), ("11", "0.825"))


@pytest.mark.parametrize(
    ("day", "straight", "step"),
    [
        # 90 of the 181 days to the end of June
        (date(2023, 3, 31), F(2, 5) * F(90, 181), F(0)),
        (date(2023, 6, 30), F(2, 5), F(2, 5)),
        # 31 of the 92 days from June to September
        (date(2023, 7, 31), F(2, 5) + F(275, 1000) * F(31, 92), F(2, 5)),
        (date(2023, 11, 30), F(825, 1000), F(825, 1000)),
        # 15 of the 31 days that are left
        (date(2023, 12, 15), F(825, 1000) + F(175, 1000) * F(15, 31), F(825, 1000)),
        (date(2023, 12, 31), F(1), F(1)),
    ],
)
def test_steps_of_the_year(day: date, straight: F, step: F) -> None:
    assert due(steps(*QUARTERS), YEAR, day) == straight
    assert due(steps(*QUARTERS, between="step"), YEAR, day) == step


def test_days_and_months_say_the_same() -> None:
    by_day = steps(("2023-06-30", "0.4"), ("2023年9月", "0.675"), ("2023-11-30", "0.825"))
    for number in range(1, 13):
        day = date(2023, number, 17)
        assert due(by_day, YEAR, day) == due(steps(*QUARTERS), YEAR, day)


def test_a_month_of_several_years_has_no_day() -> None:
    period = Period(date(2022, 7, 1), date(2023, 6, 30))
    # left with the end alone
    assert due(steps(("6", "0.4")), period, date(2022, 12, 31)) == F(184, 365)


def test_what_is_due_never_falls() -> None:
    for schedule in (
        Schedule(),
        Schedule("months"),
        steps(*QUARTERS),
        steps(*QUARTERS, between="step"),
    ):
        shares = [due(schedule, LEAP, date.fromordinal(n)) for n in range(738880, 739300)]
        assert shares == sorted(shares)
        assert 0 <= shares[0] <= shares[-1] == 1


def test_schedules_are_read_in_every_form() -> None:
    assert schedule_of(None) is None
    assert schedule_of("months") == Schedule("months")
    short = schedule_of(steps(*QUARTERS).steps)
    assert short is not None
    assert (short.kind, short.between) == ("steps", "linear")
