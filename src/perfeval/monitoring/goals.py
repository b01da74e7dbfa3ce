"""One goal at the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model import monitoring as m
from perfeval.model.quantity import DATE, FLAG, RANGE, TEXT, Quantity
from perfeval.monitoring.schedules import WHOLE, ZERO, Period, due, schedule_of
from perfeval.monitoring.terms import Rules, lit
from perfeval.monitoring.values import accrues, comparable, is_limit, number, way
from perfeval.rules.achievement import meets

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from perfeval.model.indicators import Indicator
    from perfeval.model.monitoring import GoalProgress, Progress, Schedule
    from perfeval.model.results import Item, Result
    from perfeval.monitoring.entries import Known


class Goal(NamedTuple):
    """What is watched: a leaf, or an item of it, with its target and what is said of it."""

    leaf: Indicator
    target: Quantity | None
    said: Result | Item | None = None
    item: str = ""
    weight: Fraction | None = None
    funds: bool = False

    @property
    def own(self) -> Schedule | None:
        """The project's schedule for it, else the set's."""
        said = self.said
        own = schedule_of(said.schedule, said.at.get("schedule")) if said is not None else None
        return own or schedule_of(self.leaf.schedule, self.leaf.at.get("schedule"))


class Setting(NamedTuple):
    """The period, the day and the rules that all goals share."""

    period: Period
    day: date
    rules: Rules


def progress(goal: Goal, known: Known, setting: Setting) -> GoalProgress:
    """How the goal stands; its completion is None where nothing tells it, never 0."""
    row = _begun(goal, known)
    entry, target = known.last, goal.target
    if entry is not None and entry.share is not None and entry.actual is None:
        return _by_share(row, goal, entry, setting)
    if target is not None and target.kind in (DATE, FLAG):
        return _by_event(row, goal, entry, setting)
    if entry is None or entry.actual is None:
        return row
    if target is None or not comparable(_beside(entry.actual, target), target):
        return row._replace(status=m.JUDGED)
    return _by_value(row, goal, _beside(entry.actual, target), setting)


def _begun(goal: Goal, known: Known) -> GoalProgress:
    said, entry = goal.said, known.last
    row = m.GoalProgress(goal.leaf, m.NO_PROGRESS, goal.item, goal.weight, goal.target)
    row = row._replace(funds=goal.funds)
    if said is not None:
        row = row._replace(
            stated=said.forecast, likelihood=said.likelihood, deviation=said.deviation,
            span=said.span, at=said.at,
        )  # fmt: skip
    if goal.target is not None and said is not None and said.forecast is not None:
        stated = _beside(said.forecast, goal.target)
        share = way(stated, goal.target).share if comparable(stated, goal.target) else None
        row = row._replace(stated=stated, stated_completion=share)
    if entry is None:
        return row
    actual = entry.actual
    if actual is not None and goal.target is not None:
        actual = _beside(actual, goal.target)
    return row._replace(
        actual=actual, counted=entry.as_of, note=entry.note, evidence=entry.evidence
    )


def _beside(value: Quantity, target: Quantity) -> Quantity:
    return value.beside(target.scale)


def due_of(goal: Goal, setting: Setting) -> Fraction:
    """What is due by the goal's own schedule, else by that of all goals (rates: of the money)."""
    rules = setting.rules
    return due(
        goal.own or (rules.funds if goal.funds else rules.goals), setting.period, setting.day
    )


def _by_share(row: GoalProgress, goal: Goal, entry: Progress, setting: Setting) -> GoalProgress:
    expected = due_of(goal, setting)
    share = entry.share or ZERO
    gap = expected - share
    return row._replace(
        status=m.DONE if share >= WHOLE else m.MEASURED, completion=share, due=expected, gap=gap,
        light=_light(goal, gap, setting), computed_completion=share / expected if expected else None,
    )  # fmt: skip


def _by_value(row: GoalProgress, goal: Goal, value: Quantity, setting: Setting) -> GoalProgress:
    target = goal.target
    assert target is not None
    share, met = way(value, target)
    grows = accrues(goal.leaf, goal.said, target)
    expected = due_of(goal, setting) if grows or goal.own is not None else WHOLE
    if is_limit(target):
        return _limited(row, goal, value, setting, expected if grows else None)
    gap = expected - share
    past = target.kind == RANGE and not met and share > WHOLE
    row = row._replace(
        completion=share, due=expected, gap=gap, exceeded=past,
        light=_light(goal, WHOLE if past else gap, setting),
        status=m.MEASURED if grows else m.LEVEL,
    )  # fmt: skip
    if not grows or share >= WHOLE:
        # what is reached already is no pace for the rest of the year
        return row._replace(computed=value, computed_completion=share)
    if not expected or target.lo <= 0:
        return row
    return row._replace(
        computed=number(value.lo / expected, value), computed_completion=share / expected
    )


def _limited(
    row: GoalProgress, goal: Goal, value: Quantity, setting: Setting, expected: Fraction | None
) -> GoalProgress:
    """At most the target: how much of it is used up. Exceeded, it has the last light."""
    target = goal.target
    assert target is not None
    used = value.lo / target.lo if target.lo > 0 else None
    met = way(value, target).met
    lights = _lights(goal, setting)
    light = (lights[0] if met else lights[-1]) if lights else None
    row = row._replace(status=m.LIMIT, completion=used, due=expected, light=light, exceeded=not met)
    if expected is None:
        return row._replace(computed=value, computed_completion=used)
    if not expected or used is None:
        return row
    return row._replace(
        computed=number(value.lo / expected, value), computed_completion=used / expected
    )


def _by_event(
    row: GoalProgress, goal: Goal, entry: Progress | None, setting: Setting
) -> GoalProgress:
    """A day to keep, or a thing to be done: done, due, or overdue."""
    target, actual = goal.target, entry.actual if entry is not None else None
    assert target is not None
    if actual is not None and actual.kind == TEXT:
        return row._replace(status=m.JUDGED)
    expected = due_of(goal, setting) if goal.own is not None or target.kind == FLAG else ZERO
    late = expected >= WHOLE
    if target.kind == DATE:
        late = setting.day.toordinal() > target.hi and target.op not in (">", ">=")
        expected = WHOLE if late else expected
        if actual is not None and actual.kind == DATE and actual.lo <= setting.day.toordinal():
            return _finished(row, goal, setting, _kept(actual, target))
        if actual is not None and actual.kind == FLAG and actual.flag:
            return _finished(row, goal, setting, True)
    elif actual is not None and actual.kind == FLAG and actual.flag == target.flag:
        return _finished(row, goal, setting, True)
    if late:
        light = _light(goal, WHOLE, setting)
        return row._replace(status=m.OVERDUE, completion=ZERO, due=WHOLE, gap=WHOLE, light=light)
    return row._replace(status=m.DUE)


def _kept(actual: Quantity, target: Quantity) -> bool:
    """Whether a day is one that the target allows; a bare day is the last one."""
    return bool(meets(actual.lo, target.op or "<=", target.lo, target.hi))


def _finished(row: GoalProgress, goal: Goal, setting: Setting, kept: bool) -> GoalProgress:
    expected = due_of(goal, setting)
    gap = expected - WHOLE
    lights = _lights(goal, setting)
    light = (lights[0] if kept else lights[-1]) if lights else None
    return row._replace(
        status=m.DONE, completion=WHOLE, due=expected, gap=gap, light=light, exceeded=not kept,
        computed_completion=WHOLE if kept else None,
    )  # fmt: skip


def _lights(goal: Goal, setting: Setting) -> tuple[m.Light, ...]:
    rules = setting.rules
    return rules.funds_lights if goal.funds else rules.goals_lights


def _light(goal: Goal, gap: Fraction, setting: Setting) -> m.Light | None:
    return lit(_lights(goal, setting), gap)
