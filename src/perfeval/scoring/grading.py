"""Which grade a total gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.indicators import best_first
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
    """The first grade whose edges and condition hold, at best what gates allow: a total too high
    for what is left gets the best of it."""
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
    capped = any(grade.reached(total) for grade in grades[:lowest])
    for grade in grades[lowest:]:
        if not (grade.reached(total) if capped else grade.holds(total)):
            continue
        if grade.when is not None:
            truth, why = holds(grade.when, values)
            if truth is None:
                params = {"name": grade.name, "expr": grade.when_text, "why": why}
                findings.append(Finding("PE447", grade.when.span, params))
            if not truth:
                continue
        return grade
    near = next((grade for grade in reversed(grades) if not grade.reached(total)), grades[-1])
    place = near.at.get("above") or near.at.get("min", near.span)
    findings.append(Finding("PE446", place, {}))
    return None
