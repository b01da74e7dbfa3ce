"""Which grade a total gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
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
    """The first grade whose edge is reached and whose condition holds, at best what gates allow."""
    grades = sorted(indicator_set.grades, key=lambda g: g.min, reverse=True)
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
    for index, grade in enumerate(grades):
        if index < lowest or total < grade.min:
            continue
        if grade.when is not None:
            truth, why = holds(grade.when, values)
            if truth is None:
                params = {"name": grade.name, "expr": grade.when_text, "why": why}
                findings.append(Finding("PE447", grade.when.span, params))
            if not truth:
                continue
        return grade
    findings.append(Finding("PE446", indicator_set.span, {}))
    return None
