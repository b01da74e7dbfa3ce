"""A project at a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model import monitoring as m
from perfeval.model.quantity import DATE, from_number
from perfeval.model.rounding import percent
from perfeval.monitoring import money
from perfeval.monitoring.curves import curve
from perfeval.monitoring.entries import Known, known
from perfeval.monitoring.goals import Goal, Setting, progress
from perfeval.monitoring.judged import with_judgement
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
        # an assumed period parts no money: nobody said what was there before
        self.own = project.header.period
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
            found = self._stated_rate(found, goal, setting)
        said = goal.said
        if getattr(said, "not_applicable", None) is not None:
            return found._replace(status=m.NOT_APPLICABLE, gap=None, light=None, completion=None)
        if getattr(said, "not_due", None) is not None and not one.counted:
            return found._replace(status=m.NOT_DUE)
        if setting.day >= self.final_day:
            found = with_judgement(found, said, self.final_day)
        return with_likelihood(found, self.rules.likelihood, setting.day >= self.period.end)

    def _stated_rate(self, row: GoalProgress, goal: Goal, setting: Setting) -> GoalProgress:
        """A rate of execution takes the forecast of the money: what its lines come to."""
        p, funds = goal.leaf.measure.params, self.project.funds
        plain_rate = (p.rate, p.base, p.lines, p.from_) == ("execution", "budget", (), None)
        if row.stated is not None or not plain_rate or funds is None or goal.target is None:
            return row
        expected = due(self.rules.funds, self.period, setting.day)
        whole = money.total(money.lines(funds, self.own, setting.day, expected, ()), expected, ())
        if whole is None or whole.forecast is None or not whole.budget:
            return row
        share = whole.forecast / whole.budget
        ahead = from_number(share, "%", percent(share))
        far = way(ahead, goal.target).share if comparable(ahead, goal.target) else None
        if whole.stated is None:
            return row._replace(computed=ahead, computed_completion=far)
        return row._replace(stated=ahead, stated_completion=far)

    def monitored(self) -> Monitored:
        rows, self.knowns = self.rows(self.day)
        rows = tuple(self._drawn(n, row) for n, row in enumerate(rows))
        done, planned = means(rows)
        expected = due(self.rules.funds, self.period, self.day)
        funds = self.project.funds
        lines = (
            money.lines(funds, self.own, self.day, expected, self.rules.funds_lights)
            if funds
            else ()
        )
        total = money.total(lines, expected, self.rules.funds_lights)
        gap = planned - done if done is not None and planned is not None else None
        return m.Monitored(
            project=self.project, indicator_set=self.set, as_of=self.day, start=self.period.start,
            end=self.period.end, elapsed=passed(self.period, self.day), assumed=self.assumed,
            terms=shown(self.terms), lines=lines, total=total, goals=rows, goals_done=done,
            goals_due=planned, goals_light=lit(self.rules.goals_lights, gap),
            contrast=contrast(total, done, planned, self.rules.gap) if most(rows) else "",
            narrow=self.rules.gap is not None and done is not None and not most(rows),
            weighted=self._weighted(), goals_forecast=forecast(rows),
            funds_curve=self._funds_curve(), goals_curve=self._goals_curve(rows),
            unit=funds.unit if funds else "万元", factor=funds.factor if funds else Fraction(10_000),
        )  # fmt: skip

    def _weighted(self) -> bool:
        """Whether goals differ in what they weigh: a mean of equals is not one by weight."""
        leaves = self.set.leaves()
        items = (
            i for r in self.project.results.values() if isinstance(r.items, tuple) for i in r.items
        )
        return any(leaf.weight is not None for leaf in leaves) or any(
            i.weight is not None for i in items
        )

    def _drawn(self, number: int, row: GoalProgress) -> GoalProgress:
        goal, entries = self.goals[number], self.knowns[number].counted
        if row.completion is None or row.status in (m.JUDGED, m.NOT_APPLICABLE) or goal.funds:
            return row
        whole = goal.own or self.rules.goals

        def share(day: date) -> Fraction | None:
            setting = Setting(self.period, day, self.rules)
            return progress(goal, self.known(number, day), setting).completion

        def planned(day: date) -> Fraction:
            return self._planned(number, day)

        days = (e.as_of for e in entries)
        turns = (self.day, *_turns(goal))
        return row._replace(curve=curve(whole, self.period, days, share, planned, turns))

    def _planned(self, number: int, day: date) -> Fraction:
        """What is due of a goal at any day, as it is known now."""
        setting = Setting(self.period, day, self.rules)
        return self.row(self.goals[number], self.knowns[number], setting).due or ZERO

    def _funds_curve(self) -> m.Curve:
        funds = self.project.funds
        if funds is None or not funds.lines:
            return m.Curve()
        days: list[date] = [self.day]
        for line in funds.lines:
            days += [e.date for e in line.spent or () if e.date is not None]
            days += [c.as_of for c in line.cumulative or ()]

        def share(day: date) -> Fraction | None:
            row = money.total(money.lines(funds, self.own, day, Fraction(1), ()), Fraction(1), ())
            return row.rate if row is not None else None

        return curve(self.rules.funds, self.period, self._past(days), share, turns=(self.day,))

    def _goals_curve(self, rows: tuple[GoalProgress, ...]) -> m.Curve:
        """The same goals on every day: before its first entry, nothing is recorded of a goal."""
        days = [entry.as_of for one in self.knowns for entry in one.counted]
        if not days:
            return m.Curve()
        counted = [n for n, row in enumerate(rows) if counts(row) and row.due is not None]
        weights = [rows[n].weight or ZERO for n in counted]
        whole = sum(weights, ZERO)
        if not whole:
            return m.Curve()

        def share(day: date) -> Fraction | None:
            setting = Setting(self.period, day, self.rules)
            then = [self.row(self.goals[n], self.known(n, day), setting) for n in counted]
            blank = (
                row._replace(due=row.due or ZERO) if counts(row)
                else row._replace(status=m.MEASURED, completion=ZERO, due=ZERO)
                for row in then
            )  # fmt: skip
            return means(tuple(blank))[0]

        def planned(day: date) -> Fraction:
            parts = (w * self._planned(n, day) for n, w in zip(counted, weights, strict=True))
            return sum(parts, ZERO) / whole

        turns = [self.day, *(at for n in counted for at in _turns(self.goals[n]))]
        past = self._past([*days, self.day])
        return curve(self.rules.goals, self.period, past, share, planned, turns)

    def _past(self, days: Iterable[date]) -> list[date]:
        return [day for day in days if self.period.start <= day <= self.day]


def _turns(goal: Goal) -> tuple[date, ...]:
    """The last day of a goal that is a day, and the next: what is due jumps between them."""
    target = goal.target
    if target is None or target.kind != DATE or not date.min.toordinal() <= target.hi < date.max.toordinal():  # fmt: skip
        return ()
    last = int(target.hi)
    return date.fromordinal(last), date.fromordinal(last + 1)


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


def left_out(row: GoalProgress) -> bool:
    """Whether a goal applies and is in no mean."""
    return (
        row.status != m.NOT_APPLICABLE
        and not row.funds
        and not (counts(row) and row.due is not None)
    )


WHY_OUT = {
    m.LEVEL: "level", m.LIMIT: "limit", m.DONE: "early", m.JUDGED: "judged", m.NO_PROGRESS: "unknown",
    m.DUE: "due", m.NOT_DUE: "due",
}  # fmt: skip


def omitted(rows: Iterable[GoalProgress]) -> dict[str, list[GoalProgress]]:
    """The goals that are in no mean, by why: level, limit, early (done before it is due), due (later),
    judged, unknown."""
    found: dict[str, list[GoalProgress]] = {}
    for row in rows:
        if left_out(row):
            found.setdefault(WHY_OUT.get(row.status, "due"), []).append(row)
    return {
        key: found[key]
        for key in ("level", "limit", "early", "due", "judged", "unknown")
        if key in found
    }


def most(rows: tuple[GoalProgress, ...]) -> bool:
    """Whether what can be compared is at least half, by weight, of the goals that something is due
    of: a few of them say nothing of the whole."""
    apart = (m.NOT_APPLICABLE, m.NOT_DUE, m.DUE)
    own = [row for row in rows if row.status not in apart and not row.funds]
    measured = sum((row.weight or ZERO for row in own if not left_out(row)), ZERO)
    return measured * 2 >= sum((row.weight or ZERO for row in own), ZERO)


def forecast(rows: tuple[GoalProgress, ...]) -> Fraction | None:
    """The weighted mean of what the goals of the mean come to by the end, at most all of each; None
    where one of them has no forecast."""
    found: list[tuple[Fraction, Fraction]] = []
    for row in rows:
        if left_out(row) or row.status == m.NOT_APPLICABLE or row.funds:
            continue
        share = (
            row.stated_completion if row.stated_completion is not None else row.computed_completion
        )
        if share is None and row.status in (m.DONE, m.OVERDUE):
            share = row.completion
        if share is None:
            return None
        found.append((row.weight or ZERO, min(max(share, ZERO), Fraction(1))))
    whole = sum((weight for weight, _ in found), ZERO)
    return sum((weight * share for weight, share in found), ZERO) / whole if whole else None


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
