"""Which grade a total gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.indicators import best_first
from perfeval.model.rounding import plain
from perfeval.scoring.conditions import holds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.formula.algebra import Value
    from perfeval.model.indicators import Grade, IndicatorSet
    from perfeval.model.scorecard import GateFired


def grade_of(
    indicator_set: IndicatorSet,
    total: Fraction,
    values: Mapping[str, Value],
    gates: list[GateFired],
    findings: list[Finding],
) -> Grade | None:
    """The best grade that the total reaches, at best what gates allow. Above its own upper edge
    there is no grade, unless a better one was reached and only its condition or a gate stood in
    the way; a bonus beyond the full total changes nothing."""
    total = min(total, indicator_set.total)
    grades = best_first(indicator_set.grades)
    if not grades:
        return None
    lowest = max(
        (
            i
            for i, g in enumerate(grades)
            for f in gates
            if f.effect == "grade" and f.grade == g.name
        ),
        default=0,
    )
    passed = any(grade.reached(total) for grade in grades[:lowest])
    for grade in grades[lowest:]:
        if not grade.reached(total):
            continue
        if not passed and not grade.holds(total):
            break
        if grade.when is not None:
            truth, why = holds(grade.when, values)
            if truth is None:
                params = {"name": grade.name, "expr": grade.when_text, "why": why}
                findings.append(Finding("PE447", grade.when.span, params))
            if not truth:
                passed = True
                continue
        return grade
    near = next((grade for grade in reversed(grades) if not grade.reached(total)), grades[-1])
    place = near.at.get("above") or near.at.get("min", near.span)
    findings.append(Finding("PE446", place, {"total": plain(total, 4)}))
    return None
