"""What share is due at a day."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
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


def _by_steps(schedule: Schedule, period: Period, day: date) -> Fraction:
    before = period.start.toordinal() - 1
    points = [(before, ZERO)]
    for step in schedule.steps:
        at = step_day(step, period)
        if at is not None and at.toordinal() > points[-1][0]:
            points.append((at.toordinal(), step.share))
    if points[-1][0] < period.end.toordinal():
        points.append((period.end.toordinal(), WHOLE))
    today = day.toordinal()
    reached = max(n for n, (at, _) in enumerate(points) if at <= today)
    low_at, low = points[reached]
    if reached + 1 == len(points) or low_at == today or schedule.between != LINEAR:
        return low
    high_at, high = points[reached + 1]
    return low + (high - low) * Fraction(today - low_at, high_at - low_at)
