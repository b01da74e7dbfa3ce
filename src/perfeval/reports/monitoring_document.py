"""The monitoring document: `perfeval: monitor/v1`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from perfeval.model.rounding import fixed, plain
from perfeval.reports import figures
from perfeval.reports.findings_list import entry
from perfeval.reports.json_text import Number, dumps
from perfeval.reports.words import Words, words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.monitoring import Curve, FundProgress, GoalProgress, Monitored
    from perfeval.model.quantity import Quantity


def document(found: Monitored, lang: str = "zh") -> str:
    """The JSON text: rates with four decimals, amounts in the unit of the fund table.

    A `gap` is what is done less what is due: below 0 is behind, as printed everywhere.
    """
    w = words(lang)
    terms = found.terms
    made: dict[str, Any] = {
        "perfeval": "monitor/v1", "project": found.project.header.name,
        "indicator_set": found.indicator_set.id, "as_of": found.as_of.isoformat(),
        "period": {"from": found.start.isoformat(), "to": found.end.isoformat(), "assumed": found.assumed},
        "elapsed": _rate(found.elapsed),
        "basis": list(terms.basis) if terms is not None else [],
        "verified": terms.verified if terms is not None else None,
        "funds": {
            "unit": found.unit,
            "total": _line(found.total, found) if found.total is not None else None,
            "lines": [_line(row, found) for row in found.lines],
        },
        "goals_done": _rate(found.goals_done), "goals_due": _rate(found.goals_due),
        "goals_light": found.goals_light.name if found.goals_light is not None else None,
        "contrast": found.contrast or None,
        "goals": [_goal(goal, w) for goal in found.goals],
        "curves": {"funds": _curve(found.funds_curve), "goals": _curve(found.goals_curve)},
        "findings": [entry(finding, w.lang) for finding in found.findings],
        "digest": digest(found, w.lang),
    }  # fmt: skip
    return dumps(made)


def _line(row: FundProgress, found: Monitored) -> dict[str, Any]:
    def amount(value: Fraction | None) -> Number | None:
        return None if value is None else Number(plain(value / found.factor))

    return {
        "name": row.name, "of": row.of or None, "initial_budget": amount(row.initial_budget),
        "budget": amount(row.budget), "spent": amount(row.spent), "rate": _rate(row.rate),
        "due": _rate(row.due), "gap": _gap(row.gap), "forecast": amount(row.stated),
        "computed": amount(row.computed), "light": row.light.name if row.light is not None else None,
    }  # fmt: skip


def _goal(goal: GoalProgress, w: Words) -> dict[str, Any]:
    given = goal.deviation
    return {
        "path": list(goal.path), "item": goal.item or None, "status": goal.status,
        "target": _text(goal.target, w), "actual": _text(goal.actual, w),
        "counted": goal.counted.isoformat() if goal.counted is not None else None,
        "completion": _rate(goal.completion), "due": _rate(goal.due), "gap": _gap(goal.gap),
        "exceeded": goal.exceeded, "light": goal.light.name if goal.light is not None else None,
        "forecast": _text(goal.stated, w), "forecast_completion": _rate(goal.stated_completion),
        "computed": _text(goal.computed, w), "computed_completion": _rate(goal.computed_completion),
        "likelihood": goal.likelihood or None, "reckoned": goal.reckoned,
        "causes": list(given.causes) if given is not None else [],
        "reason": given.text if given is not None else "", "note": goal.note,
    }  # fmt: skip


def _curve(curve: Curve) -> dict[str, Any]:
    def marks(points: Any) -> list[Any]:
        return [[mark.day.isoformat(), _rate(mark.share)] for mark in points]

    return {"planned": marks(curve.planned), "actual": marks(curve.actual)}


def _text(value: Quantity | None, w: Words) -> str | None:
    if value is None:
        return None
    if value.text or not value.is_number:
        return figures.quantity(value, w)
    return figures.rate(value.lo) if value.unit == "%" else plain(value.lo, 4) + value.unit


def _rate(value: Fraction | None) -> Number | None:
    return None if value is None else Number(fixed(value, 4))


def _gap(value: Fraction | None) -> Number | None:
    return None if value is None else _rate(-value)


def digest(found: Monitored, lang: str) -> str:
    """Over what the document is made from: set, project, day, language, program version."""
    parts = (
        found.indicator_set.digest, found.project.digest, found.as_of.isoformat(), lang, VERSION,
    )  # fmt: skip
    return "sha256:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()
