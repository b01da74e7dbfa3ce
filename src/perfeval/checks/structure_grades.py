"""Grades, gates, adjusters and their conditions. (PE211, PE212, PE217, PE219)"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from perfeval.checks.expressions import type_faults
from perfeval.checks.structure_names import closest
from perfeval.formula.names import names
from perfeval.model.finding import Finding
from perfeval.model.indicators import Adjuster, Gate, Grade, IndicatorSet, Path, walk
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

TOTAL = ("total", "总分")
LIKELY = 0.8


def grade_faults(indicator_set: IndicatorSet) -> Iterator[Finding]:
    known = _known(indicator_set)
    grades = indicator_set.grades
    yield from _tiling(indicator_set)
    for grade in grades:
        yield from _condition(grade.when, (), known)
    places: list[tuple[Path, Any]] = [((), indicator_set)]
    places += [(node.path, node) for top in indicator_set.indicators for node in walk(top)]
    for path, place in places:
        for gate in place.gates:
            yield from _gate(gate, path, grades)
            yield from _condition(gate.when, path, known)
        for adjuster in place.adjust:
            yield from _bounds(adjuster, path)
            yield from _condition(adjuster.when, path, known)


def _known(indicator_set: IndicatorSet) -> set[str]:
    nodes = [node for top in indicator_set.indicators for node in walk(top)]
    found = {key for node in nodes for key in (node.name, node.id, "/".join(node.path)) if key}
    return found | set(TOTAL)


def _tiling(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """From the best grade down to 0, each with an edge of its own or a condition."""
    grades = tuple(sorted(indicator_set.grades, key=lambda grade: grade.min, reverse=True))
    for above, grade in pairwise(grades):
        if grade.min == above.min and above.when is None:
            yield _misplaced(grade, "same")
    for grade in grades:
        if grade.min > indicator_set.total > 0:
            yield _misplaced(grade, "above-total")
    if grades:
        lowest = min(reversed(grades), key=lambda grade: grade.min)
        if lowest.min > 0:
            yield _misplaced(lowest, "bottom")
        elif lowest.when is not None and not _unconditional(grades):
            yield _misplaced(lowest, "conditional")


def _unconditional(grades: tuple[Grade, ...]) -> bool:
    return any(grade.when is None and grade.min <= 0 for grade in grades)


def _misplaced(grade: Grade, problem: str) -> Finding:
    params = {"name": grade.name, "problem": problem, "value": f"min: {plain(grade.min)}"}
    return Finding("PE211", grade.span, params)


def _gate(gate: Gate, path: Path, grades: tuple[Grade, ...]) -> Iterator[Finding]:
    known = [grade.name for grade in grades]
    if gate.effect == "grade" and gate.grade not in known:
        params = {
            "gate": gate.name, "grade": gate.grade, "near": closest(gate.grade, set(known)),
            "grades": "、".join(known),
        }  # fmt: skip
        yield Finding("PE212", gate.span, params, path)


def _bounds(adjuster: Adjuster, path: Path) -> Iterator[Finding]:
    low, high = adjuster.min, adjuster.max
    if low is not None and high is not None and low > high:
        params = {"name": adjuster.name, "low": plain(low), "high": plain(high)}
        yield Finding("PE219", adjuster.span, params, path)


def _condition(when: Any, path: Path, known: set[str]) -> Iterator[Finding]:
    """Types for certain; of names only those that look like a mistyped indicator."""
    if when is None:
        return
    yield from type_faults(when, "boolean", path)
    for name in sorted(names(when.tree) - known):
        near = closest(name, known, LIKELY)
        if near:
            yield Finding("PE217", when.span, {"name": name, "near": near}, path)
