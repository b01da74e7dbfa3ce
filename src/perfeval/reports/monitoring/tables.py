"""The tables of the monitoring report: money, goals, and what is behind."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.monitoring import CAUSES, NOT_APPLICABLE
from perfeval.reports import figures
from perfeval.reports.monitoring.form_goals import path_of, shown
from perfeval.reports.monitoring.states import (
    STAR,
    behind,
    causes,
    done,
    expected,
    late,
    measure,
    passed,
    reason,
    remark,
)
from perfeval.reports.monitoring.view import fund_name, lag, quantity
from perfeval.reports.tables import Table, column, filled, row
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.monitoring import FundProgress, GoalProgress
    from perfeval.reports.monitoring.view import View
    from perfeval.reports.tables import Row

ZERO = Fraction(0)
KEPT = ("fund", "budget", "spent", "rate")


def funds_table(view: View) -> Table | None:
    """Each line against its schedule, parts below theirs, the total at the end."""
    if not view.m.lines:
        return None
    span = view.span()
    columns = [
        column("fund", view.t("fund")), column("budget", view.t("budget"), "right"),
        column("spent", view.t("spent", span=span), "right"), column("rate", view.t("rate", span=span), "right"),
        column("due", view.t("due"), "right"), column("gap", view.t("gap"), "right"),
        column("light", view.t("light"), "center"), column("forecast", view.of_period("forecast"), "right"),
        column("note", view.t("remark")),
    ]  # fmt: skip
    rows = [row(_fund(one, fund_name(one), view), "row") for one in view.m.lines]
    if view.m.total is not None and sum(not one.of for one in view.m.lines) > 1:
        rows.append(row(_fund(view.m.total, view.t("sum"), view), "total"))
    notes = [view.t("note.reckoned")] if any(STAR in r["cells"]["forecast"] for r in rows) else []
    return _table(
        "monitoring-funds",
        view.t("caption.funds"),
        filled(columns, rows, KEPT),
        rows,
        view.t("form.unit", unit=view.m.unit),
        notes,
    )


def _fund(one: FundProgress, name: str, view: View) -> dict[str, str]:
    forecast = view.money(one.forecast)
    return {
        "fund": ("　" if one.of else "") + name, "budget": view.money(one.budget), "spent": view.money(one.spent),
        "rate": figures.rate(one.rate), "due": figures.rate(one.due) if one.rate is not None else "",
        "gap": view.gap(lag(one)), "light": flat(one.light.name) if one.light is not None else "",
        "forecast": forecast + STAR if forecast and one.stated is None else forecast, "note": flat(one.note),
    }  # fmt: skip


def goals_table(view: View) -> Table | None:
    """Each goal against its schedule."""
    goals = shown(view)
    if not goals:
        return None
    columns = [
        column("level1", view.t("level1")), column("indicator", view.t("indicator")),
        column("target", view.of_period("target"), "center"), column("actual", view.t("actual"), "center"),
        column("completion", view.t("completion"), "right"), column("due", view.t("due.goal"), "right"),
        column("gap", view.t("gap"), "right"), column("light", view.t("light"), "center"),
        column("expected", view.of_period("expected"), "center"), column("likelihood", view.t("likelihood"), "center"),
        column("note", view.t("remark")),
    ]  # fmt: skip
    rows = [row(_goal(goal, view)) for goal in goals]
    starred = any(STAR in r["cells"]["expected"] + r["cells"]["likelihood"] for r in rows)
    notes = [view.t("note.reckoned")] if starred else []
    return _table(
        "monitoring-goals",
        view.t("caption.goals"),
        filled(columns, rows, ("indicator", "target", "actual")),
        rows,
        "",
        notes,
        1 if any(r["cells"]["level1"] for r in rows) else 0,
    )


def _goal(goal: GoalProgress, view: View) -> dict[str, str]:
    outcome, reckoned = expected(goal, view)
    path = path_of(goal)
    likelihood = view.t(f"lik.{goal.likelihood}") if _judged(goal) else ""
    return {
        "level1": flat(path[0]) if len(path) > 1 else "", "indicator": flat(path[-1]),
        "target": quantity(goal.target, view.words), "actual": done(goal, view),
        "completion": figures.rate(goal.completion), "due": figures.rate(goal.due) if goal.gap is not None else "",
        "gap": view.gap(lag(goal)), "light": flat(goal.light.name) if goal.light is not None else "",
        "expected": outcome + STAR * reckoned, "likelihood": likelihood + STAR * (goal.reckoned and bool(likelihood)),
        "note": remark(goal, view),
    }  # fmt: skip


def _judged(goal: GoalProgress) -> bool:
    return bool(goal.likelihood) and goal.status != NOT_APPLICABLE


def risks_table(view: View) -> Table | None:
    """What is behind or at risk, with causes, explanation and measures; what is not said is named."""
    told = [_fund_risk(one, view) for one in view.m.lines if late(one)]
    told += [_risk(goal, view) for goal in shown(view) if behind(goal)]
    if not told:
        return None
    columns = [
        column("no", view.words("col.no"), "center"), column("indicator", view.t("matter")),
        column("state", view.t("state")), column("causes", view.t("causes")),
        column("reason", view.t("reason")), column("measure", view.t("measure")),
    ]  # fmt: skip
    rows = [row({"no": str(n), **cells}) for n, cells in enumerate(told, 1)]
    return _table(
        "monitoring-risks",
        view.t("caption.risks"),
        filled(columns, rows, ("reason", "measure")),
        rows,
    )


def _fund_risk(one: FundProgress, view: View) -> dict[str, str]:
    """A line that is spent too slowly; a reason may stand beside the rate that it is part of."""
    rates = [goal for goal in view.m.goals if goal.funds]
    own = flat(one.deviation.text) if one.deviation is not None else ""
    why = (
        own or flat(one.note) or next((text for goal in rates if (text := reason(goal, view))), "")
    )
    todo = flat(one.improvement) or next(
        (text for goal in rates if (text := measure(goal, view))), ""
    )
    return {
        "indicator": fund_name(one),
        "state": view.t("risk.funds", rate=figures.rate(one.rate), gap=view.points(lag(one) or ZERO)),
        "causes": _ticked(one, view), "reason": why or view.t("unsaid"), "measure": todo or view.t("unsaid"),
    }  # fmt: skip


def _ticked(one: GoalProgress | FundProgress, view: View) -> str:
    named = [view.t(cause).replace("-", "") for cause in CAUSES if cause in causes(one)]
    return view.t("list").join(named)


def _risk(goal: GoalProgress, view: View) -> dict[str, str]:
    parts = [done(goal, view)]
    late_by = lag(goal)
    if late_by is not None and late_by > 0:
        parts.append(view.t("say.behind", gap=view.points(late_by)))
    if goal.exceeded:
        parts.append(passed(goal, view))
    if _judged(goal):
        parts.append(view.t(f"lik.{goal.likelihood}"))
    return {
        "indicator": flat(path_of(goal)[-1]), "state": view.t("semicolon").join(part for part in parts if part),
        "causes": _ticked(goal, view), "reason": reason(goal, view) or view.t("unsaid"),
        "measure": measure(goal, view) or view.t("unsaid"),
    }  # fmt: skip


def _table(
    key: str, caption: str, columns: list[dict[str, str]], rows: list[Row], unit: str = "",
    notes: Sequence[str] = (), merge: int = 0,
) -> Table:  # fmt: skip
    return {
        "key": key, "caption": caption, "columns": columns, "rows": rows, "unit": unit,
        "notes": list(notes), "merge": merge,
    }  # fmt: skip
