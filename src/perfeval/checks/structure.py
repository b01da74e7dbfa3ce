"""What is wrong with an indicator set before any project is scored by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.structure_grades import grade_faults
from perfeval.checks.structure_names import name_faults
from perfeval.checks.structure_rules import rule_faults
from perfeval.checks.structure_weights import weight_faults

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet

# sums and grades that a finished form may have printed wrong without making it unreadable
FORGIVEN = ("PE201", "PE202", "PE203", "PE211")
# errors of `validate` that keep nothing from being scored: what falls there gets 0 and is told
NEVER_BLOCKS = ("PE259",)


def check_set(indicator_set: IndicatorSet) -> list[Finding]:
    """Findings about names, weights, grades, gates, rules and measures, in order of place."""
    found = [
        *name_faults(indicator_set),
        *weight_faults(indicator_set),
        *grade_faults(indicator_set),
        *rule_faults(indicator_set),
    ]
    far = ("~", 1 << 30, 0)
    return sorted(found, key=lambda f: (*(f.span or far), f.code))
