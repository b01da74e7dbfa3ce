"""Planned and actual over time, as line charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.monitoring import Mark
from perfeval.reports.charts.dated import Drawn, dated

if TYPE_CHECKING:
    from perfeval.reports.monitoring.view import View


def charts(view: View) -> list[dict[str, Any]]:
    """Money and goals on one chart where they follow one plan, else on one each."""
    m = view.m
    money, goals = m.funds_curve, m.goals_curve
    planned = Drawn("planned", view.t("line.planned"), "planned", money.planned)
    spent = Drawn("actual", view.t("line.actual"), "actual", money.actual)
    ahead = Drawn("forecast", view.t("line.forecast"), "forecast", _forecast(view))
    reached = Drawn("goals", view.t("line.goals"), "other", goals.actual)
    later = Drawn(
        "goals-forecast", view.t("line.goals.forecast"), "forecast", _goals_forecast(view)
    )
    if money.actual and goals.actual and money.planned == goals.planned:
        found = [_chart("both", [planned, spent, reached, ahead], view)]
    else:
        own = planned._replace(marks=goals.planned)
        found = [
            _chart("funds", [planned, spent, ahead], view) if money.actual else None,
            _chart("goals", [own, reached._replace(look="actual"), later], view)
            if goals.actual
            else None,
        ]
    return [chart for chart in found if chart is not None]


def _goals_forecast(view: View) -> list[Mark]:
    """From what is reached to what the same goals come to at the end."""
    m = view.m
    last = m.goals_curve.actual[-1] if m.goals_curve.actual else None
    if last is None or m.goals_forecast is None or last.day >= m.end:
        return []
    return [last, Mark(m.end, m.goals_forecast)]


def _chart(key: str, drawn: list[Drawn], view: View) -> dict[str, Any] | None:
    return dated(f"monitoring-{key}", view.t(f"chart.{key}"), drawn, view.words)


def _forecast(view: View) -> list[Mark]:
    """From what is spent to what is expected at the end."""
    m = view.m
    total, actual = m.total, m.funds_curve.actual
    if total is None or total.forecast is None or not total.budget or not actual:
        return []
    return (
        [actual[-1], Mark(m.end, total.forecast / total.budget)] if actual[-1].day < m.end else []
    )
