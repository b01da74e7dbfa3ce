"""What is wrong with schedules, lights and thresholds themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.quantity import DATE
from perfeval.model.rounding import percent, plain
from perfeval.monitoring.schedules import Period, is_month, schedule_of, step_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.monitoring import Half, Light, Likelihoods, Milestone, Schedule, Terms


def faults(terms: Terms, period: Period | None = None) -> Iterator[Finding]:
    """Of one block; without a period, days are only compared with each other."""
    for owner in (terms, terms.funds, terms.goals):
        yield from _of(owner, period)
    for key, value in (("gap", terms.gap), ("difference", terms.difference)):
        if value is not None and value < 0:
            params = {"key": key, "value": plain(value)}
            yield Finding("PE774", terms.at.get(key, terms.span), params)
    if terms.likelihood is not None:
        yield from _likelihood(terms.likelihood)


def faults_of_set(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Of a set's block and of the schedules of its indicators."""
    if indicator_set.monitoring is not None:
        yield from faults(indicator_set.monitoring)
    for leaf in indicator_set.leaves():
        schedule = schedule_of(leaf.schedule, leaf.at.get("schedule"))
        for finding in schedule_faults(schedule) if schedule is not None else ():
            yield finding._replace(path=leaf.path)


def _of(owner: Terms | Half, period: Period | None) -> Iterator[Finding]:
    schedule = schedule_of(owner.schedule, owner.at.get("schedule"))
    if schedule is not None:
        yield from schedule_faults(schedule, period)
    yield from _lights(owner.lights)


def _likelihood(given: Likelihoods) -> Iterator[Finding]:
    if given.possible is not None and not 0 <= given.possible <= given.certain:
        params = {"key": "likelihood.possible", "value": percent(given.possible)}
        yield Finding("PE774", given.at.get("possible", given.span), params)
    elif given.certain < 0:
        params = {"key": "likelihood.certain", "value": percent(given.certain)}
        yield Finding("PE774", given.at.get("certain", given.span), params)


def _lights(lights: tuple[Light, ...]) -> Iterator[Finding]:
    """From the smallest gap up, each reaching further than the one before, the last without end."""
    before: Fraction | None = None
    names: set[str] = set()
    for number, light in enumerate(lights):
        place = light.at.get("max_gap", light.span)
        last = number + 1 == len(lights)
        if light.name in names:
            yield Finding(
                "PE767", light.at.get("name", light.span), {"name": light.name, "fault": "twice"}
            )
        names.add(light.name)
        if light.max_gap is None:
            if not last:
                yield Finding("PE767", place, {"name": light.name, "fault": "open"})
            continue
        if last:
            yield Finding("PE767", place, {"name": light.name, "fault": "closed"})
        if before is not None and light.max_gap <= before:
            yield Finding("PE767", place, {"name": light.name, "fault": "order"})
        before = light.max_gap


def schedule_faults(schedule: Schedule, period: Period | None = None) -> Iterator[Finding]:
    """Steps in order of their days, with shares that never fall, inside the period."""
    before: Milestone | None = None
    for step in schedule.steps:
        place = step.at.get("until", step.span)
        if step.until.kind != DATE and not is_month(step):
            yield Finding("PE768", place, {"until": step.until.text, "fault": "month"})
            continue
        if not 0 <= step.share <= 1:
            params = {"until": step.until.text, "fault": "share"}
            yield Finding("PE768", step.at.get("share", step.span), params)
        if before is not None:
            yield from _after(before, step)
        before = step
        if period is not None:
            yield from _inside(step, period)


def _after(before: Milestone, step: Milestone) -> Iterator[Finding]:
    same = (before.until.kind == DATE) == (step.until.kind == DATE)
    if not same:
        params = {"until": step.until.text, "fault": "mixed"}
        yield Finding("PE768", step.at.get("until", step.span), params)
    elif step.until.lo <= before.until.lo:
        params = {"until": step.until.text, "fault": "order"}
        yield Finding("PE768", step.at.get("until", step.span), params)
    elif step.share < before.share:
        params = {"until": step.until.text, "fault": "falls"}
        yield Finding("PE768", step.at.get("share", step.span), params)


def _inside(step: Milestone, period: Period) -> Iterator[Finding]:
    place = step.at.get("until", step.span)
    at = step_day(step, period)
    days = {"from": period.start.isoformat(), "to": period.end.isoformat()}
    if at is None:
        yield Finding("PE769", place, {"until": step.until.text, **days, "fault": "years"})
    elif not period.start <= at <= period.end:
        yield Finding("PE769", place, {"until": step.until.text, **days, "fault": ""})
