"""Planned and actual shares over the period, for charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.monitoring import STEPS, Curve, Mark
from perfeval.monitoring.schedules import DAY, Period, due, month_end, step_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from fractions import Fraction

    from perfeval.model.monitoring import Schedule

MOST = 60  # points that a chart can show


def curve(
    schedule: Schedule,
    period: Period,
    days: Iterable[date],
    value: Callable[[date], Fraction | None],
    plan: Callable[[date], Fraction] | None = None,
    turns: Iterable[date] = (),
) -> Curve:
    """The plan at the ends of months, at its steps and `turns`; what was reached at the days
    given. `plan` says what is due at a day, by default the schedule."""
    told = plan or (lambda at: due(schedule, period, at))
    inside = [at for at in turns if period.start <= at <= period.end]
    planned = tuple(Mark(at, told(at)) for at in thinned([*_plan_days(schedule, period), *inside]))
    actual = ((at, value(at)) for at in thinned(days))
    return Curve(planned, tuple(Mark(at, share) for at, share in actual if share is not None))


def thinned(days: Iterable[date]) -> list[date]:
    """Days in order, each once; the last of its month where there are too many to draw."""
    found = sorted(set(days))
    if len(found) > MOST:
        found = list({(day.year, day.month): day for day in found}.values())
    if len(found) > MOST:
        found = list({day.year: day for day in found}.values())
    return found[-MOST:]


def _plan_days(schedule: Schedule, period: Period) -> list[date]:
    steps = [step_day(step, period) for step in schedule.steps] if schedule.kind == STEPS else []
    inside = [at for at in steps if at is not None and period.start <= at <= period.end]
    # a step that holds until the next falls on one day: the day before it shows the edge
    edges = [at - DAY for at in inside if schedule.between != "linear" and at > period.start]
    return thinned([period.start, *_month_ends(period), *edges, *inside, period.end])


def _month_ends(period: Period) -> list[date]:
    if (period.end - period.start).days > 31 * MOST:
        years = range(period.start.year, min(period.end.year, period.start.year + MOST))
        return [month_end(year, 12) for year in years]
    found, at = [], month_end(period.start.year, period.start.month)
    while at < period.end:
        found.append(at)
        at = month_end((at + DAY).year, (at + DAY).month)
    return found
