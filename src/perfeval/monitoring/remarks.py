"""What a reviewer would ask about a project under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.finding import Finding
from perfeval.model.rounding import fixed, percent, plain
from perfeval.monitoring.faults import faults, schedule_faults
from perfeval.monitoring.goal_remarks import of_goal
from perfeval.monitoring.schedules import ZERO, Period, schedule_of
from perfeval.monitoring.terms import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model import monitoring as m
    from perfeval.model.finding import Span
    from perfeval.model.monitoring import FundProgress, Monitored
    from perfeval.monitoring.entries import Known
    from perfeval.monitoring.terms import Rules


def remarks(found: Monitored, rules: Rules, knowns: tuple[Known, ...]) -> Iterator[Finding]:
    period = Period(found.start, found.end)
    own = found.project.monitoring
    for block in terms_of(found.project, found.indicator_set):
        # the steps of a set are those of any year: only the project's have to lie in its own
        yield from faults(block, period if block is own else None)
    yield from _of_day(found)
    if not rules.funds_lights and not rules.goals_lights:
        yield Finding(
            "PE765", found.project.places.get("indicator_set"), {"set": found.indicator_set.id}
        )
    yield from _of_funds(found, rules)
    yield from _own_schedules(found, period)
    yield from _later(found, knowns)
    for row, one in zip(found.goals, knowns, strict=True):
        for finding in of_goal(row, one, found.as_of, rules):
            place = finding.span or found.project.place_for(row.path)
            yield finding._replace(path=row.path, span=place)


def _later(found: Monitored, knowns: tuple[Known, ...]) -> Iterator[Finding]:
    """What is dated after the day, once for all of it."""
    pairs = [(row, one.later[0]) for row, one in zip(found.goals, knowns, strict=True) if one.later]
    if not pairs:
        return
    row, first = min(pairs, key=lambda pair: pair[1].as_of)
    entries = sum(len(one.later) for one in knowns)
    params = {
        "name": row.name, "n": str(entries), "day": found.as_of.isoformat(),
        "first": first.as_of.isoformat(),
    }  # fmt: skip
    yield Finding("PE764", first.at.get("as_of", first.span), params)


def _own_schedules(found: Monitored, period: Period) -> Iterator[Finding]:
    """Schedules of single indicators: the project's inside its period, the set's in themselves."""
    for leaf in found.indicator_set.leaves():
        said = found.project.results.get(leaf.path)
        items = said.items if said is not None and isinstance(said.items, tuple) else ()
        owners: list[tuple[Any, Period | None]] = [(leaf, None)]
        owners += [(one, period) for one in (said, *items) if one is not None]
        for owner, inside in owners:
            schedule = schedule_of(owner.schedule, owner.at.get("schedule"))
            for finding in schedule_faults(schedule, inside) if schedule is not None else ():
                yield finding._replace(path=leaf.path)


def _of_day(found: Monitored) -> Iterator[Finding]:
    header = found.project.header
    days = {"from": found.start.isoformat(), "to": found.end.isoformat()}
    if found.assumed:
        place = header.at.get("period") or found.project.places.get("project")
        yield Finding("PE753", place, days)
    if not found.start <= found.as_of <= found.end:
        fault = "before" if found.as_of < found.start else "after"
        params = {"day": found.as_of.isoformat(), **days, "fault": fault}
        yield Finding("PE752", header.at.get("as_of") or header.at.get("period"), params)


def _of_funds(found: Monitored, rules: Rules) -> Iterator[Finding]:
    places, total = found.project.places, found.total
    place = _spending(found)
    if total is None or total.rate is None:
        yield Finding("PE754", places.get("funds") or places.get("project"))
        return
    for row, at in ((total, place), *_worst(found, rules)):
        if row.light is None or row.light is rules.funds_lights[0]:
            continue
        params = {
            "name": row.name, "rate": percent(row.rate or ZERO), "due": percent(row.due),
            "gap": fixed((row.gap or ZERO) * 100, 2), "light": row.light.name,
        }  # fmt: skip
        severity = _grave(row.light, rules.funds_lights)
        yield Finding("PE757", at, params)._replace(severity=severity)
    yield from _stated(found, rules)
    if found.contrast and found.goals_done is not None:
        params = {"rate": percent(total.rate), "goals": percent(found.goals_done)}
        yield Finding("PE758" if found.contrast == "claims" else "PE759", place, params)
    yield from _undated(found)


def _stated(found: Monitored, rules: Rules) -> Iterator[Finding]:
    """Forecasts of the money below what is spent already, or far from a straight line."""
    factor, unit = found.factor, found.unit
    for row, line in zip(
        found.lines, found.project.funds.lines if found.project.funds else (), strict=True
    ):
        if row.stated is None or row.spent is None:
            continue
        place = line.at.get("forecast", line.span)
        if row.stated < row.spent:
            params = {
                "name": row.name, "forecast": plain(row.stated / factor) + unit,
                "actual": plain(row.spent / factor) + unit,
            }  # fmt: skip
            yield Finding("PE762", place, params)
        elif rules.difference is not None and row.computed is not None and row.budget:
            apart = abs(row.stated - row.computed) / row.budget
            if row.due * 100 <= rules.difference:
                continue  # so early, a straight line leads anywhere
            if apart * 100 > rules.difference:
                params = {
                    "name": row.name, "forecast": percent(row.stated / row.budget),
                    "computed": percent(row.computed / row.budget),
                }  # fmt: skip
                yield Finding("PE770", place, params)


def _undated(found: Monitored) -> Iterator[Finding]:
    """Spending without a day counts on every day, also on those before and after the figures'."""
    last = found.project.header.as_of or found.end
    funds = found.project.funds
    if funds is None or found.as_of == last:
        return
    fault = "before" if found.as_of < last else "after"
    for line in funds.lines:
        if line.cumulative is None and any(e.date is None and e.amount for e in line.spent or ()):
            params = {"name": line.key, "day": found.as_of.isoformat(), "fault": fault}
            yield Finding("PE776", line.at.get("spent", line.span), params)


def _worst(found: Monitored, rules: Rules) -> Iterator[tuple[FundProgress, Span | None]]:
    """Lines with the last light, where the total has a better one."""
    last = rules.funds_lights[-1] if rules.funds_lights else None
    if (
        last is None
        or found.project.funds is None
        or found.total is None
        or found.total.light is last
    ):
        return
    for row, line in zip(found.lines, found.project.funds.lines, strict=True):
        if row.light is last:
            yield row, line.at.get("spent") or line.at.get("cumulative", line.span)


def _spending(found: Monitored) -> Span | None:
    """Where the spending of the first line stands that has any; else the funds."""
    funds = found.project.funds
    for line in funds.lines if funds is not None else ():
        if not line.of and ("spent" in line.at or "cumulative" in line.at):
            return line.at.get("spent") or line.at.get("cumulative")
    return found.project.places.get("funds")


def _grave(light: m.Light, lights: tuple[m.Light, ...]) -> str | None:
    """The last light is a warning, those between a remark."""
    return None if light is lights[-1] else "info"
