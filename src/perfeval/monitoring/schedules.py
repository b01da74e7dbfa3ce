"""What share is due at a day."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.monitoring import DAYS, LINEAR, MONTHS, STEPS, Milestone, Schedule
from perfeval.model.quantity import DATE

if TYPE_CHECKING:
    from perfeval.model.finding import Span

ZERO, WHOLE = Fraction(0), Fraction(1)
YEAR_MONTHS = 12
DAY = timedelta(days=1)


class Period(NamedTuple):
    """First and last day, both counted."""

    start: date
    end: date

    @property
    def one_year(self) -> bool:
        return self.start.year == self.end.year


def schedule_of(value: Any, span: Span | None = None) -> Schedule | None:
    """A schedule from what the file gives: a word, a list of steps, or both written out."""
    if value is None:
        return None
    if isinstance(value, str):
        return Schedule(value, span=span)
    if isinstance(value, Schedule):
        return value._replace(kind=STEPS) if value.steps else value
    return Schedule(STEPS, tuple(value), span=span)


def passed(period: Period, day: date) -> Fraction:
    """The share of the period's days that has passed by the end of the day."""
    days = (period.end - period.start).days + 1
    gone = (day - period.start).days + 1
    return min(max(Fraction(gone, days), ZERO), WHOLE)


def due(schedule: Schedule, period: Period, day: date) -> Fraction:
    """The share due by the end of the day; nothing before the period, all of it after its end
    unless the last step says less."""
    if day < period.start:
        return ZERO
    if schedule.kind == DAYS or (schedule.kind == STEPS and not schedule.steps):
        return passed(period, day)
    if schedule.kind == MONTHS:
        return _by_months(period, day)
    return _by_steps(schedule, period, min(day, max(period.end, period.start)))


def step_day(step: Milestone, period: Period) -> date | None:
    """The last day of a step; None where a month's number means no single month of the period."""
    until = step.until
    if until.kind == DATE:
        return date.fromordinal(int(until.lo))
    if not is_month(step) or not period.one_year:
        return None
    return month_end(period.start.year, int(until.lo))


def is_month(step: Milestone) -> bool:
    """Whether a step is a month's number."""
    until = step.until
    named = until.is_number and not until.op and until.unit in ("", "月")
    return named and until.lo.denominator == 1 and 1 <= until.lo <= YEAR_MONTHS


def month_end(year: int, month: int) -> date:
    if month == YEAR_MONTHS:
        return date(year, month, 31)
    return date(year, month + 1, 1) - DAY


def _by_months(period: Period, day: date) -> Fraction:
    if day >= period.end:
        return WHOLE
    whole = _months(period.start, period.end)
    gone = _months(period.start, day)
    # a period that does not end with a whole month counts the rest as one
    if _moved(period.start, whole) <= period.end:
        whole += 1
    return Fraction(gone, whole)


def _months(start: date, day: date) -> int:
    """Whole months from the start to the end of the day."""
    count = (day.year - start.year) * YEAR_MONTHS + day.month - start.month + 1
    while count > 0 and _moved(start, count) > day.fromordinal(
        min(day.toordinal() + 1, date.max.toordinal())
    ):
        count -= 1
    return max(count, 0)


def _moved(start: date, months: int) -> date:
    """The same day some months later, or the last of a shorter month's days."""
    year, month = divmod(start.year * YEAR_MONTHS + start.month - 1 + months, YEAR_MONTHS)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, month_end(year, month + 1).day))


class _Same:
    """Steps known again by being the very same ones: goals and days ask for them thousands of
    times, and comparing them would take as long as going through them."""

    __slots__ = ("steps",)

    def __init__(self, steps: tuple[Milestone, ...]) -> None:
        self.steps = steps

    def __hash__(self) -> int:
        return id(self.steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.steps is self.steps


@lru_cache(maxsize=256)
def _points(same: _Same, period: Period) -> tuple[list[int], list[Fraction]]:
    """Days as ordinals, ascending, and the shares due by them."""
    days, shares = [period.start.toordinal() - 1], [ZERO]
    for step in same.steps:
        at = step_day(step, period)
        if at is not None and at.toordinal() > days[-1]:
            days.append(at.toordinal())
            shares.append(step.share)
    if days[-1] < period.end.toordinal():
        days.append(period.end.toordinal())
        shares.append(WHOLE)
    return days, shares


def _by_steps(schedule: Schedule, period: Period, day: date) -> Fraction:
    days, shares = _points(_Same(schedule.steps), period)
    today = day.toordinal()
    reached = bisect_right(days, today) - 1
    low_at, low = days[reached], shares[reached]
    if reached + 1 == len(days) or low_at == today or schedule.between != LINEAR:
        return low
    return low + (shares[reached + 1] - low) * Fraction(today - low_at, days[reached + 1] - low_at)
