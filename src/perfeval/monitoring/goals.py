"""One goal at the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model import monitoring as m
from perfeval.model.monitoring import Schedule
from perfeval.model.quantity import DATE, FLAG, RANGE, TEXT, Quantity
from perfeval.monitoring.schedules import WHOLE, ZERO, Period, due, schedule_of
from perfeval.monitoring.terms import Rules, lit
from perfeval.monitoring.values import accrues, comparable, is_limit, number, way
from perfeval.rules.achievement import meets

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.indicators import Indicator
    from perfeval.model.monitoring import GoalProgress, Progress
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
        return _by_share(row, goal, known, setting)
    if target is not None and target.kind in (DATE, FLAG):
        return _by_event(row, goal, known, setting)
    if entry is None or entry.actual is None:
        return row._replace(due=due_of(goal, setting))
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
            reason=said.reason, improvement=said.improvement, span=said.span, at=said.at,
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
    """What is due by the goal's own schedule, else by that of all goals (rates: of the money).

    All of what has a day is due on it; before, in the share of the days that lead to it.
    """
    rules, last = setting.rules, last_day(goal)
    if last is not None:
        if setting.day >= last:
            return WHOLE
        if goal.own is None and not goal.funds:
            return due(Schedule(), Period(min(setting.period.start, last), last), setting.day)
    return due(
        goal.own or (rules.funds if goal.funds else rules.goals), setting.period, setting.day
    )


def last_day(goal: Goal) -> date | None:
    """The last day that a goal which is a day allows; None for any other goal."""
    target = goal.target
    if target is None or target.kind != DATE or target.op in (">", ">="):
        return None
    at = int(target.hi)
    return date.fromordinal(at) if 0 < at <= date.max.toordinal() else None


def _by_share(row: GoalProgress, goal: Goal, known: Known, setting: Setting) -> GoalProgress:
    entry = known.last
    share = min((entry.share if entry is not None else None) or ZERO, WHOLE)
    if share >= WHOLE and last_day(goal) is not None:
        return _finished(row, goal, setting, not _shown_late(goal, known), due_of(goal, setting))
    late = _late(goal, setting)
    expected = WHOLE if late else due_of(goal, setting)
    gap = expected - share
    row = row._replace(
        status=m.DONE if share >= WHOLE else m.MEASURED, completion=share, due=expected, gap=gap,
        light=_light(goal, gap, setting),
        # a share of the way ends at the whole
        computed_completion=min(share / expected, WHOLE) if expected else None,
    )  # fmt: skip
    if not late or share >= WHOLE:
        return row
    # the day is gone: nothing that comes now keeps it, however little is left
    return row._replace(
        status=m.OVERDUE, light=_light(goal, WHOLE, setting), computed_completion=None
    )


def _shown_late(goal: Goal, known: Known) -> bool:
    """Whether an entry after the day still told of something left to do."""
    last = last_day(goal)
    return last is not None and any(
        entry.as_of > last and entry is not known.last and not _whole(entry)
        for entry in known.counted
    )


def _whole(entry: Progress) -> bool:
    if entry.share is not None:
        return entry.share >= WHOLE
    actual = entry.actual
    return actual is not None and (actual.kind == DATE or bool(actual.flag))


def _by_value(row: GoalProgress, goal: Goal, value: Quantity, setting: Setting) -> GoalProgress:
    target = goal.target
    assert target is not None
    share, met = way(value, target)
    grows = accrues(goal.leaf, goal.said, target)
    expected = due_of(goal, setting) if grows or goal.own is not None else WHOLE
    if is_limit(target):
        return _limited(row, goal, value, setting, expected if grows else None)
    past = target.kind == RANGE and not met and value.lo > target.hi
    if past:
        expected = WHOLE  # more of it is no way to the target
    gap = expected - share
    row = row._replace(
        completion=share, due=expected, gap=gap, exceeded=past,
        light=_light(goal, WHOLE if past else gap, setting),
        # past its end, nothing is on the way any more
        status=m.MEASURED if grows and not past else m.LEVEL,
    )  # fmt: skip
    if not grows or past or share >= WHOLE:
        # what is reached already is no pace for the rest of the year
        return row._replace(computed=value, computed_completion=share)
    if not expected or target.lo <= 0:
        return row
    ahead = value.lo / expected
    if target.unit == "%" and target.lo <= WHOLE:
        ahead = max(min(ahead, WHOLE), value.lo)  # a share of something ends at all of it
    return row._replace(computed=number(ahead, value), computed_completion=ahead / target.lo)


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


def _by_event(row: GoalProgress, goal: Goal, known: Known, setting: Setting) -> GoalProgress:
    """A day to keep, or a thing to be done: done, due, or overdue."""
    entry = known.last
    target, actual = goal.target, entry.actual if entry is not None else None
    assert target is not None
    if actual is not None and actual.kind == TEXT:
        return row._replace(status=m.JUDGED)
    late = _late(goal, setting)
    if target.kind == DATE:
        if actual is not None and actual.kind == DATE and actual.lo <= setting.day.toordinal():
            return _finished(row, goal, setting, _kept(actual, target))
        if actual is not None and actual.kind == FLAG and actual.flag:
            return _finished(row, goal, setting, not _shown_late(goal, known))
    elif actual is not None and actual.kind == FLAG and actual.flag == target.flag:
        return _finished(row, goal, setting, True)
    if late:
        light = _light(goal, WHOLE, setting)
        return row._replace(status=m.OVERDUE, completion=ZERO, due=WHOLE, gap=WHOLE, light=light)
    return row._replace(status=m.DUE)


def _late(goal: Goal, setting: Setting) -> bool:
    """Whether the day of an event has passed; a thing to be done has its schedule's."""
    target = goal.target
    if target is not None and target.kind == DATE:
        return setting.day.toordinal() > target.hi and target.op not in (">", ">=")
    if target is not None and target.kind == FLAG:
        return due_of(goal, setting) >= WHOLE
    return False


def _event_due(goal: Goal, setting: Setting) -> Fraction | None:
    """All of an event is due on its day; before, what its own schedule says, else nothing is to
    be compared."""
    last = last_day(goal)
    if last is not None and setting.day >= last:
        return WHOLE
    if _late(goal, setting) or setting.day >= setting.period.end:
        return WHOLE
    return due_of(goal, setting) if goal.own is not None else None


def _kept(actual: Quantity, target: Quantity) -> bool:
    """Whether a day is one that the target allows; a bare day is the last one."""
    return bool(meets(actual.lo, target.op or "<=", target.lo, target.hi))


def _finished(
    row: GoalProgress, goal: Goal, setting: Setting, kept: bool, expected: Fraction | None = None
) -> GoalProgress:
    if expected is None:
        expected = _event_due(goal, setting)
    gap = expected - WHOLE if expected is not None else None
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
