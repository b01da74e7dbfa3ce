"""Counting days, working days, months and years between two dates."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple


class Calendar(NamedTuple):
    """Days off on weekdays, and weekend days that are worked."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        if day in self.workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays


def days(planned: date, finished: date) -> Fraction:
    return Fraction((finished - planned).days)


def workdays(planned: date, finished: date, calendar: Calendar) -> Fraction:
    """Working days after `planned` up to and including `finished`; negative when early."""
    if finished < planned:
        return -workdays(finished, planned, calendar)
    span = (finished - planned).days
    weeks, rest = divmod(span, 7)
    first = planned + timedelta(days=1)
    tail = sum((first + timedelta(days=weeks * 7 + i)).weekday() < 5 for i in range(rest))
    worked = weeks * 5 + tail
    for day in calendar.holidays - calendar.workdays:
        if planned < day <= finished and day.weekday() < 5:
            worked -= 1
    worked += sum(planned < day <= finished and day.weekday() >= 5 for day in calendar.workdays)
    return Fraction(worked)


CYCLE = 146_097  # days of 400 years, after which the calendar repeats itself


def moved(day: date, by: int) -> date:
    """The day `by` days later, at most as far as dates go."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _months_later(day: date, months: int) -> int:
    """The ordinal of the same day `months` later, of the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    cycles = max(0, (year - 9000) // 400)
    year -= 400 * cycles
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last)).toordinal() + cycles * CYCLE


def months(planned: date, finished: date, size: int = 1) -> Fraction:
    """Spans of `size` months between the dates, the last one in proportion to its days."""
    if finished < planned:
        return -months(finished, planned, size)
    whole = ((finished.year - planned.year) * 12 + finished.month - planned.month) // size
    end = finished.toordinal()
    while _months_later(planned, whole * size) > end:
        whole -= 1
    reached = _months_later(planned, whole * size)
    following = _months_later(planned, (whole + 1) * size)
    return whole + Fraction(end - reached, following - reached)
