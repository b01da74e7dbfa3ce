"""Grades, gates, adjusters and their conditions. (PE211, PE212, PE217, PE219, PE292)"""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.expressions import type_faults
from perfeval.checks.structure_names import closest
from perfeval.formula.names import names
from perfeval.model.finding import Finding
from perfeval.model.indicators import (
    Adjuster,
    Gate,
    Grade,
    IndicatorSet,
    Path,
    best_first,
    walk,
)
from perfeval.model.rounding import plain
from perfeval.rules.intervals import probes

if TYPE_CHECKING:
    from collections.abc import Iterator

TOTAL = ("total", "总分")
LIKELY = 0.8
SHORTEST, MOST_MORE = 3, 2


def grade_faults(indicator_set: IndicatorSet) -> Iterator[Finding]:
    known = _known(indicator_set)
    grades = indicator_set.grades
    yield from _twice(grades)
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


def _twice(grades: tuple[Grade, ...]) -> Iterator[Finding]:
    """One name for two stretches; with a condition of its own it is another way to the grade."""
    seen: set[str] = set()
    for grade in grades:
        if grade.when is not None:
            continue
        if grade.name in seen:
            yield Finding("PE292", grade.at.get("name", grade.span), {"name": grade.name})
        seen.add(grade.name)


def _known(indicator_set: IndicatorSet) -> set[str]:
    nodes = [node for top in indicator_set.indicators for node in walk(top)]
    found = {key for node in nodes for key in (node.name, node.id, "/".join(node.path)) if key}
    return found | set(TOTAL)


def _tiling(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """From the best grade down to 0, each with an edge of its own or a condition."""
    total = indicator_set.total
    grades = best_first(indicator_set.grades)
    broken = [finding for grade in grades for finding in _edges(grade)]
    yield from broken
    for above, grade in pairwise(grades):
        if grade.rank == above.rank and above.when is None and above.high is None:
            yield _misplaced(grade, "same")
    for grade in grades:
        if total > 0 and (grade.low > total or (grade.low == total and grade.min is None)):
            yield _misplaced(grade, "above-total")
    if not grades:
        return
    lowest = min(reversed(grades), key=lambda grade: grade.rank)
    if lowest.low > 0:
        yield _misplaced(lowest, "bottom")
    elif lowest.when is not None and not _unconditional(grades):
        yield _misplaced(lowest, "conditional")
        return
    if not broken and any(g.above is not None or g.high is not None for g in grades):
        yield from _stretches(grades, lowest, total)


def _edges(grade: Grade) -> Iterator[Finding]:
    """Two edges on one side, or no number between the edges."""
    if grade.min is not None and grade.above is not None:
        yield _misplaced(grade, "two-edges", "above")
    elif grade.max is not None and grade.below is not None:
        yield _misplaced(grade, "two-edges", "below")
    elif grade.high is not None and not (grade.low < grade.high or grade.holds(grade.low)):
        yield _misplaced(grade, "empty", _top(grade))


class _Hit(NamedTuple):
    """What is wrong at a number: the grade and the edge to change."""

    grade: Grade
    problem: str
    key: str


def _stretches(grades: list[Grade], lowest: Grade, total: Fraction) -> Iterator[Finding]:
    """Every number from 0 to the total has one grade that asks for nothing else."""
    edges = [e for g in grades for e in (g.low, g.high) if e is not None and 0 <= e <= total]
    ends = sorted({*edges, Fraction(0), total})
    spots = [x for x in probes(ends) if 0 <= x <= total]
    if lowest.low > 0:
        spots = [x for x in spots if x > lowest.low or lowest.reached(x)]
    for hit, run in groupby(spots, key=lambda x: _hit(grades, x)):
        if hit is not None:
            numbers = list(run)
            first = max(e for e in ends if e <= numbers[0])
            last = min(e for e in ends if e >= numbers[-1])
            value = plain(first) if first == last else f"{plain(first)}~{plain(last)}"
            right = _shared(hit, first) if first == last else ""
            yield _misplaced(hit.grade, hit.problem, hit.key, value, right)


def _shared(hit: _Hit, x: Fraction) -> str:
    """How to write an edge that leaves a single number out, or takes one that is another's."""
    other = {("hole", "above"): "min", ("hole", "below"): "max", ("overlap", "max"): "below"}
    key = other.get((hit.problem, hit.key), "")
    return f"{key}: {plain(x)}" if key and getattr(hit.grade, hit.key) == x else ""


def _hit(grades: list[Grade], x: Fraction) -> _Hit | None:
    free = [grade for grade in grades if grade.when is None]
    reached = [grade for grade in free if grade.reached(x)]
    if not reached or not reached[0].holds(x):
        near = next((g for g in free if g.low == x and not g.reached(x)), None)
        if near is not None:
            return _Hit(near, "hole", "above")
        under = next((g for g in free if g.reached(x)), free[-1] if free else grades[-1])
        return _Hit(under, "hole", _top(under))
    explicit = (grade for grade in reached[1:] if grade.high is not None)
    twice = next((grade for grade in explicit if grade.holds(x)), None)
    return _Hit(twice, "overlap", _top(twice)) if twice is not None else None


def _top(grade: Grade) -> str:
    return "max" if grade.max is not None else "below"


def _unconditional(grades: list[Grade]) -> bool:
    return any(grade.when is None and grade.low <= 0 for grade in grades)


def _misplaced(
    grade: Grade, problem: str, key: str = "", value: str = "", right: str = ""
) -> Finding:
    """The place is the edge that is wrong, or the condition."""
    key = key or ("min" if grade.min is not None else "above")
    edge = getattr(grade, key)
    params = {
        "name": grade.name, "problem": problem,
        "value": value or ("" if edge is None else f"{key}: {plain(edge)}"),
        "right": "min: 0" if problem == "bottom" else right,
    }  # fmt: skip
    place = grade.at.get("when" if problem == "conditional" else key, grade.span)
    return Finding("PE211", place, params)


def _gate(gate: Gate, path: Path, grades: tuple[Grade, ...]) -> Iterator[Finding]:
    known = [grade.name for grade in grades]
    if gate.effect == "grade" and gate.grade not in known:
        params = {
            "gate": gate.name, "grade": gate.grade, "near": closest(gate.grade, set(known)),
            "grades": "、".join(known),
        }  # fmt: skip
        yield Finding("PE212", gate.at.get("effect", gate.span), params, path)


def _bounds(adjuster: Adjuster, path: Path) -> Iterator[Finding]:
    low, high = adjuster.min, adjuster.max
    if low is not None and high is not None and low > high:
        params = {"name": adjuster.name, "low": plain(low), "high": plain(high)}
        yield Finding("PE219", adjuster.at.get("min", adjuster.span), params, path)


def _condition(when: Any, path: Path, known: set[str]) -> Iterator[Finding]:
    """Types for certain; of names only those that look like a mistyped indicator."""
    if when is None:
        return
    yield from type_faults(when, "boolean", path)
    for name in sorted(names(when.tree) - known):
        near = likely(name, known)
        if near:
            yield Finding("PE217", when.span, {"name": name, "near": near}, path)


def likely(name: str, known: set[str]) -> str:
    """The indicator that was probably meant, or ""."""
    return closest(name, known, LIKELY) or _longer(name, known)


def _longer(name: str, known: set[str]) -> str:
    """The one indicator whose name is this one with a little more: 预算执行率 for 执行率."""
    found = [key for key in known if name in key and len(key) - len(name) <= MOST_MORE]
    return found[0] if len(name) >= SHORTEST and len(found) == 1 else ""
