"""What a reviewer would ask about one goal under way."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.model import monitoring as m
from perfeval.model.finding import Finding
from perfeval.model.quantity import DATE
from perfeval.model.rounding import fixed, percent, plain
from perfeval.monitoring.likelihood import settled
from perfeval.monitoring.values import comparable, way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfeval.model.finding import Span
    from perfeval.model.monitoring import GoalProgress, Progress
    from perfeval.model.quantity import Quantity
    from perfeval.monitoring.entries import Known
    from perfeval.monitoring.terms import Rules

SILENT = (m.NOT_APPLICABLE, m.NOT_DUE)


def of_goal(row: GoalProgress, known: Known, day: date, rules: Rules) -> Iterator[Finding]:
    if row.status in SILENT:
        return
    name = row.name
    lights = rules.funds_lights if row.funds else rules.goals_lights
    yield from _entries(row, known)
    if row.status == m.NO_PROGRESS:
        if row.target is not None and not row.funds and row.due != 0:
            yield Finding("PE755", row.span, {"name": name, "day": day.isoformat()})
    elif row.status == m.OVERDUE and row.target is not None:
        params = {
            "name": name, "target": _text(row.target), "fault": "part" if row.completion else "open",
            "done": percent(row.completion) if row.completion else "",
        }  # fmt: skip
        yield Finding("PE773", _last(row, known), params)
    elif row.status == m.DONE and row.exceeded and row.target is not None:
        params = {
            "name": name, "target": _text(row.target), "fault": "late",
            "done": _text(row.actual) if row.actual is not None and row.actual.kind == DATE else "",
        }  # fmt: skip
        yield Finding("PE773", _last(row, known), params)
    elif row.exceeded and row.target is not None and row.actual is not None:
        params = {"name": name, "actual": _text(row.actual), "target": _text(row.target)}
        yield Finding("PE766", _last(row, known), params)
    elif row.light is not None and lights and row.light is not lights[0] and not row.funds:
        severity = None if row.light is lights[-1] else "info"
        params = {
            "name": name, "rate": percent(row.completion or Fraction(0)),
            "due": percent(row.due or Fraction(0)),
            "gap": fixed((row.gap or Fraction(0)) * 100, 2), "light": row.light.name,
        }  # fmt: skip
        yield Finding("PE756", _last(row, known), params)._replace(severity=severity)
    if (
        row.status == m.JUDGED
        and row.target is not None
        and row.target.is_ordered
        and row.actual is not None
    ):
        params = {"name": name, "actual": _text(row.actual), "target": _text(row.target)}
        yield Finding("PE777", _last(row, known), params)
    actual = row.actual
    if actual is not None and actual.kind == DATE and actual.lo > day.toordinal():
        params = {"name": name, "actual": _text(actual), "day": day.isoformat()}
        yield Finding("PE779", _last(row, known), params)
    yield from _forecast(row, rules)
    yield from _reasons(row)


def _entries(row: GoalProgress, known: Known) -> Iterator[Finding]:
    """Days twice, and running totals that fall."""
    for before, after in pairwise((*known.counted, *known.later)):
        same = before.as_of == after.as_of
        if same and (before.actual, before.share) != (after.actual, after.share):
            params = {"name": row.name, "day": after.as_of.isoformat()}
            yield Finding("PE772", after.at.get("as_of", after.span), params)
        elif not same and _falls(row, before, after):
            params = {
                "name": row.name, "day": after.as_of.isoformat(), "actual": _said(after),
                "before": _said(before),
            }  # fmt: skip
            yield Finding(
                "PE763", after.at.get("actual") or after.at.get("share", after.span), params
            )


def _falls(row: GoalProgress, before: Progress, after: Progress) -> bool:
    if before.share is not None and after.share is not None:
        return after.share < before.share
    one, two = before.actual, after.actual
    if row.status == m.LEVEL or one is None or two is None or not (one.is_number and two.is_number):
        return False
    if row.status == m.LIMIT and row.due is None:
        return False
    growing = row.status in (m.MEASURED, m.LIMIT) and one.unit == two.unit
    return growing and two.lo < one.lo


def _forecast(row: GoalProgress, rules: Rules) -> Iterator[Finding]:
    """What is forecast beside what is reached, what a straight line says, and the likelihood."""
    stated, target = row.stated, row.target
    if stated is not None and target is not None and comparable(stated, target):
        met = way(stated, target).met
        params = {"name": row.name, "forecast": _text(stated), "target": _text(target)}
        if not row.reckoned and row.likelihood == m.CERTAIN and not met:
            yield Finding("PE760", row.place("likelihood"), params)
        if not row.reckoned and row.likelihood == m.IMPOSSIBLE and met:
            yield Finding("PE775", row.place("likelihood"), params)
        adds_up = row.status == m.MEASURED or (row.status == m.LIMIT and row.due is not None)
        if (
            adds_up
            and row.actual is not None
            and comparable(row.actual, target)
            and stated.lo < row.actual.lo
        ):
            params = {"name": row.name, "forecast": _text(stated), "actual": _text(row.actual)}
            yield Finding("PE762", row.place("forecast"), params)
        yield from _apart(row, rules)
    elif (
        not row.reckoned and row.likelihood == m.CERTAIN and rules.likelihood is not None
        and rules.likelihood.possible is not None and row.status == m.MEASURED
        and row.computed_completion is not None and row.computed_completion < rules.likelihood.possible
    ):  # fmt: skip
        yield Finding(
            "PE771",
            row.place("likelihood"),
            {"name": row.name, "computed": percent(row.computed_completion)},
        )


def _apart(row: GoalProgress, rules: Rules) -> Iterator[Finding]:
    one, two = row.stated_completion, row.computed_completion
    if rules.difference is None or one is None or two is None or row.status != m.MEASURED:
        return
    if row.due is None or row.due * 100 <= rules.difference:
        return  # so early, a straight line leads anywhere
    # how far beyond the target is of no account
    if abs(min(one, Fraction(1)) - min(two, Fraction(1))) * 100 > rules.difference:
        params = {"name": row.name, "forecast": percent(one), "computed": percent(two)}
        yield Finding("PE770", row.place("forecast"), params)


def _reasons(row: GoalProgress) -> Iterator[Finding]:
    """A goal that is out of reach needs a reason, and a category needs words."""
    given = row.deviation
    hopeless = row.likelihood == m.IMPOSSIBLE and (not row.reckoned or bool(settled(row)))
    if hopeless and (given is None or not (given.text or given.causes)):
        yield Finding("PE761", row.place("likelihood"), {"name": row.name})
    elif given is not None and given.causes and not given.text:
        yield Finding("PE778", given.span, {"name": row.name, "causes": "、".join(given.causes)})


def _last(row: GoalProgress, known: Known) -> Span | None:
    entry = known.last
    if entry is None or entry.span is None:
        return row.span
    return entry.at.get("actual") or entry.at.get("share", entry.span)


def _said(entry: Progress) -> str:
    if entry.actual is not None:
        return _text(entry.actual)
    return percent(entry.share) if entry.share is not None else ""


def _text(value: Quantity) -> str:
    return value.text.strip() or plain(value.lo, 2) + value.unit
