"""A project at a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model import monitoring as m
from perfeval.model.quantity import from_number
from perfeval.model.rounding import percent
from perfeval.monitoring import money
from perfeval.monitoring.curves import curve
from perfeval.monitoring.entries import Known, known
from perfeval.monitoring.goals import Goal, Setting, progress
from perfeval.monitoring.likelihood import with_likelihood
from perfeval.monitoring.schedules import ZERO, Period, due, passed
from perfeval.monitoring.targets import final, goals, rate
from perfeval.monitoring.terms import lit, rules_of, shown, terms_of
from perfeval.monitoring.values import comparable, way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.monitoring import FundProgress, GoalProgress, Monitored
    from perfeval.model.project import Project
    from perfeval.monitoring.terms import Rules

# goals whose completion tells how far the project is: levels and limits don't
COUNTED = (m.MEASURED, m.DONE, m.OVERDUE)


def period_of(project: Project, day: date) -> tuple[Period, bool]:
    """The project's period; what it lacks is taken from the calendar year of the day (True)."""
    start, end = project.header.period
    if start is not None and end is not None and start <= end:
        return Period(start, end), False
    if start is not None and end is None:
        return Period(start, date(max(start.year, day.year), 12, 31)), True
    if end is not None and start is None:
        return Period(date(end.year, 1, 1), end), True
    return Period(date(day.year, 1, 1), date(day.year, 12, 31)), True


def monitor(project: Project, indicator_set: IndicatorSet, day: date) -> Monitored:
    """Money and goals at the day, with findings; nothing dated later counts."""
    from perfeval.monitoring.remarks import remarks

    run = _Run(project, indicator_set, day)
    found = run.monitored()
    return found._replace(findings=tuple(remarks(found, run.rules, run.knowns)))


class _Run:
    """One project's goals with what is known of them at any day."""

    def __init__(self, project: Project, indicator_set: IndicatorSet, day: date) -> None:
        self.project, self.set, self.day = project, indicator_set, day
        self.period, self.assumed = period_of(project, day)
        self.terms = terms_of(project, indicator_set)
        self.rules: Rules = rules_of(self.terms)
        self.goals = tuple(goals(project, indicator_set))
        self.finals = tuple(final(project, goal) for goal in self.goals)
        self.final_day = project.header.as_of or self.period.end
        self.knowns: tuple[Known, ...] = ()

    def known(self, number: int, day: date) -> Known:
        goal = self.goals[number]
        if goal.funds and not (goal.said is not None and goal.said.progress):
            value = rate(self.project, goal, day)
            entries = (m.Progress(day, value),) if value is not None else ()
            return Known(entries, ())
        return known(goal.said, self.finals[number], self.final_day, day)

    def rows(self, day: date) -> tuple[tuple[GoalProgress, ...], tuple[Known, ...]]:
        setting = Setting(self.period, day, self.rules)
        knowns = tuple(self.known(n, day) for n in range(len(self.goals)))
        rows = (self.row(goal, one, setting) for goal, one in zip(self.goals, knowns, strict=True))
        return tuple(rows), knowns

    def row(self, goal: Goal, one: Known, setting: Setting) -> GoalProgress:
        found = progress(goal, one, setting)
        if goal.funds:
            found = _rate_row(found, goal, setting)
            found = self._stated_rate(found, goal)
        said = goal.said
        if getattr(said, "not_applicable", None) is not None:
            return found._replace(status=m.NOT_APPLICABLE, gap=None, light=None, completion=None)
        if getattr(said, "not_due", None) is not None and not one.counted:
            return found._replace(status=m.NOT_DUE)
        return with_likelihood(found, self.rules.likelihood)

    def _stated_rate(self, row: GoalProgress, goal: Goal) -> GoalProgress:
        """A rate of execution takes the forecast of the money, where all lines state one."""
        p, funds = goal.leaf.measure.params, self.project.funds
        plain_rate = (p.rate, p.base, p.lines, p.from_) == ("execution", "budget", (), None)
        if row.stated is not None or not plain_rate or funds is None or goal.target is None:
            return row
        whole = money.total(money.lines(funds, self.day, Fraction(1), ()), Fraction(1), ())
        if whole is None or whole.stated is None or not whole.budget:
            return row
        share = whole.stated / whole.budget
        stated = from_number(share, "%", percent(share))
        far = way(stated, goal.target).share if comparable(stated, goal.target) else None
        return row._replace(stated=stated, stated_completion=far)

    def monitored(self) -> Monitored:
        rows, self.knowns = self.rows(self.day)
        rows = tuple(self._drawn(n, row) for n, row in enumerate(rows))
        done, planned = means(rows)
        expected = due(self.rules.funds, self.period, self.day)
        funds = self.project.funds
        lines = money.lines(funds, self.day, expected, self.rules.funds_lights) if funds else ()
        total = money.total(lines, expected, self.rules.funds_lights)
        gap = planned - done if done is not None and planned is not None else None
        return m.Monitored(
            project=self.project, indicator_set=self.set, as_of=self.day, start=self.period.start,
            end=self.period.end, elapsed=passed(self.period, self.day), assumed=self.assumed,
            terms=shown(self.terms), lines=lines, total=total, goals=rows, goals_done=done,
            goals_due=planned, goals_light=lit(self.rules.goals_lights, gap),
            contrast=contrast(total, done, planned, self.rules.gap),
            funds_curve=self._funds_curve(), goals_curve=self._goals_curve(rows),
            unit=funds.unit if funds else "万元", factor=funds.factor if funds else Fraction(10_000),
        )  # fmt: skip

    def _drawn(self, number: int, row: GoalProgress) -> GoalProgress:
        goal, entries = self.goals[number], self.knowns[number].counted
        if row.completion is None or row.status in (m.JUDGED, m.NOT_APPLICABLE) or goal.funds:
            return row
        whole = goal.own or self.rules.goals

        def share(day: date) -> Fraction | None:
            setting = Setting(self.period, day, self.rules)
            return progress(goal, self.known(number, day), setting).completion

        return row._replace(curve=curve(whole, self.period, (e.as_of for e in entries), share))

    def _funds_curve(self) -> m.Curve:
        funds = self.project.funds
        if funds is None or not funds.lines:
            return m.Curve()
        days: list[date] = [self.day]
        for line in funds.lines:
            days += [e.date for e in line.spent or () if e.date is not None]
            days += [c.as_of for c in line.cumulative or ()]

        def share(day: date) -> Fraction | None:
            row = money.total(money.lines(funds, day, Fraction(1), ()), Fraction(1), ())
            return row.rate if row is not None else None

        return curve(self.rules.funds, self.period, self._past(days), share)

    def _goals_curve(self, rows: tuple[GoalProgress, ...]) -> m.Curve:
        """The same goals on every day: before its first entry, nothing is recorded of a goal."""
        days = [entry.as_of for one in self.knowns for entry in one.counted]
        if not days:
            return m.Curve()
        counted = [n for n, row in enumerate(rows) if counts(row)]

        def share(day: date) -> Fraction | None:
            setting = Setting(self.period, day, self.rules)
            then = [self.row(self.goals[n], self.known(n, day), setting) for n in counted]
            blank = (
                row if counts(row) else row._replace(status=m.MEASURED, completion=ZERO, due=ZERO)
                for row in then
            )
            return means(tuple(blank))[0]

        return curve(self.rules.goals, self.period, self._past([*days, self.day]), share)

    def _past(self, days: Iterable[date]) -> list[date]:
        return [day for day in days if self.period.start <= day <= self.day]


def _rate_row(row: GoalProgress, goal: Goal, setting: Setting) -> GoalProgress:
    """Rates but those of spending say nothing before the end; one of a fixed day has all due then."""
    p = goal.leaf.measure.params
    fixed: date | None = getattr(p, "as_of", None)
    spending = getattr(p, "rate", "") in ("execution", "control")
    closing = fixed or setting.period.end
    if setting.day < closing and (fixed is not None or not spending):
        return row._replace(
            status=m.DUE, completion=None, gap=None, light=None, computed=None,
            computed_completion=None, due=None,
        )  # fmt: skip
    if fixed is None or row.completion is None or row.status != m.MEASURED:
        return row
    gap = 1 - row.completion
    light = lit(setting.rules.funds_lights, gap)
    return row._replace(
        due=Fraction(1),
        gap=gap,
        light=light,
        computed=row.actual,
        computed_completion=row.completion,
    )


def counts(row: GoalProgress) -> bool:
    """Whether a goal tells how far the project is."""
    return row.status in COUNTED and not row.funds and row.completion is not None


def means(rows: tuple[GoalProgress, ...]) -> tuple[Fraction | None, Fraction | None]:
    """Weighted means of what is done (at most all of it) and of what is due, over the goals that
    can be compared."""
    found = [
        (row.weight or ZERO, min(max(row.completion, ZERO), Fraction(1)), row.due)
        for row in rows
        if counts(row) and row.completion is not None and row.due is not None
    ]
    whole = sum((weight for weight, _, _ in found), ZERO)
    if not whole:
        return None, None
    done = sum((weight * share for weight, share, _ in found), ZERO)
    planned = sum((weight * expected for weight, _, expected in found), ZERO)
    return done / whole, planned / whole


def contrast(
    total: FundProgress | None,
    done: Fraction | None,
    planned: Fraction | None,
    limit: Fraction | None,
) -> str:
    """Whether goals run ahead of the money by more than the limit, each against its schedule."""
    if total is None or total.gap is None or done is None or planned is None or limit is None:
        return ""
    ahead = ((done - planned) + total.gap) * 100
    if ahead > limit:
        return "claims"
    return "spends" if -ahead > limit else ""
