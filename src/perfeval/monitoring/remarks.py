"""What a reviewer would ask about a project under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model import monitoring as m
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent, plain
from perfeval.monitoring.faults import faults, schedule_faults
from perfeval.monitoring.goal_remarks import of_goal
from perfeval.monitoring.schedules import Period, schedule_of
from perfeval.monitoring.terms import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.monitoring import FundProgress, GoalProgress, Monitored
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
        yield Finding("PE765", found.project.places.get("indicator_set"), {"set": found.indicator_set.id})
    yield from _of_funds(found, rules)
    yield from _later(found, knowns)
    for row, one in zip(found.goals, knowns, strict=True):
        yield from _own_schedule(found, row, period)
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


def _own_schedule(found: Monitored, row: GoalProgress, period: Period) -> Iterator[Finding]:
    said = found.project.results.get(row.path)
    if said is None:
        return
    if row.item:
        items = said.items if isinstance(said.items, tuple) else ()
        own = next((item for item in items if item.span == row.span), None)
        schedule = schedule_of(own.schedule, own.at.get("schedule")) if own is not None else None
    else:
        schedule = schedule_of(said.schedule, said.at.get("schedule"))
    if schedule is not None:
        for finding in schedule_faults(schedule, period):
            yield finding._replace(path=row.path)


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
    if total is None or total.rate is None:
        yield Finding("PE754", places.get("funds") or places.get("project"))
        return
    if total.light is not None and total.light is not rules.funds_lights[0]:
        yield Finding("PE757", places.get("funds"), _behind(total), severity=_grave(total.light, rules.funds_lights))
    yield from _stated(found, rules)
    if found.contrast and found.goals_done is not None:
        params = {"rate": percent(total.rate), "goals": percent(found.goals_done)}
        yield Finding("PE758" if found.contrast == "claims" else "PE759", places.get("funds"), params)
    yield from _undated(found)


def _stated(found: Monitored, rules: Rules) -> Iterator[Finding]:
    """Forecasts of the money below what is spent already, or far from a straight line."""
    factor, unit = found.factor, found.unit
    for row, line in zip(found.lines, found.project.funds.lines if found.project.funds else (), strict=True):
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
            if apart * 100 > rules.difference:
                params = {
                    "name": row.name, "forecast": percent(row.stated / row.budget),
                    "computed": percent(row.computed / row.budget),
                }  # fmt: skip
                yield Finding("PE770", place, params)


def _undated(found: Monitored) -> Iterator[Finding]:
    """Spending without a day counts on every day, also before the project's figures end."""
    last = found.project.header.as_of or found.end
    funds = found.project.funds
    if funds is None or found.as_of >= last:
        return
    for line in funds.lines:
        if line.cumulative is None and any(e.date is None and e.amount for e in line.spent or ()):
            params = {"name": line.key, "day": found.as_of.isoformat()}
            yield Finding("PE776", line.at.get("spent", line.span), params)


def _behind(row: FundProgress | GoalProgress) -> dict[str, str]:
    rate = row.rate if isinstance(row, m.FundProgress) else row.completion
    return {
        "rate": percent(rate or 0), "due": percent(row.due or 0),  # type: ignore[arg-type]
        "gap": plain((row.gap or 0) * 100, 2), "light": row.light.name if row.light else "",  # type: ignore[arg-type]
    }  # fmt: skip


def _grave(light: m.Light, lights: tuple[m.Light, ...]) -> str | None:
    """The last light is a warning, those between a remark."""
    return None if light is lights[-1] else "info"
