"""Projects under way: the latest progress stands where no final figure is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from perfeval.model.results import Item, Result

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project

MONITORING = "monitoring"
# what is missing, short or in words is said by monitoring itself, which knows what is due when
FINAL = ("PE401", "PE402", "PE403", "PE404", "PE409", "PE433", "PE441", "PE455")
# what measures compute from, so that no actual value is needed
RAW = (
    "part", "whole", "current", "base", "survey", "panel", "planned", "finished", "count",
    "occurrences", "items", "data",
)  # fmt: skip
# what evaluators say of it
JUDGED = ("met", "tier", "judged", "deductions", "parts")
One = TypeVar("One", Result, Item)


def with_progress(project: Project) -> Project:
    """The project with each latest progress up to its day as the actual value, where none is given;
    the project itself where no result has any."""
    day = project.header.as_of
    return _changed(project, lambda one: one if one.actual is not None else _reached(one, day))


def at_earlier(project: Project, day: date) -> tuple[Project, tuple[str, ...]]:
    """The project on a day before its own: the latest progress up to the day stands for the final
    figure. With it the names of the results of which something is of the project's own day all the
    same, because no progress tells what was reached before."""
    moved = _changed(project, lambda one: _reached(one, day))
    kept = (
        result.name or path[-1]
        for path, result in project.results.items()
        if any(_counts(one) and _kept(one, day) for one in _parts(result))
    )
    return moved, tuple(kept)


def _kept(one: Result | Item, day: date) -> bool:
    if isinstance(one, Result):
        return _reached(one, day) is one
    return _reached(one, day) is one


def _parts(result: Result) -> tuple[Result | Item, ...]:
    """The items of an average, else the result itself."""
    return result.items if isinstance(result.items, tuple) and result.items else (result,)


def _counts(one: Result | Item) -> bool:
    """Whether it says what was reached: a figure, what a measure computes from, a judgement."""
    return one.actual is not None or _raw(one) or any(getattr(one, k, None) for k in JUDGED)


def _changed(project: Project, at: Callable[[Any], Any]) -> Project:
    changed = {}
    for path, result in project.results.items():
        items = result.items if isinstance(result.items, tuple) else ()
        if not result.progress and not any(item.progress for item in items):
            continue
        found = at(result)
        if items:
            found = found._replace(items=tuple(at(item) for item in items))
        if found != result:
            changed[path] = found
    return project._replace(results={**project.results, **changed}) if changed else project


def _reached(one: One, day: date | None) -> One:
    """With the latest progress up to the day as the actual value; of entries of one day the last.
    What is computed from figures of its own is left as it is."""
    if not one.progress or _raw(one):
        return one
    reached = [p for p in one.progress if p.actual is not None and (day is None or p.as_of <= day)]
    if not reached:
        return one
    return one._replace(actual=sorted(reached, key=lambda entry: entry.as_of)[-1].actual)


def _raw(one: Result | Item) -> bool:
    return isinstance(one, Result) and any(getattr(one, key) for key in RAW)


def is_monitored(project: Project, indicator_set: IndicatorSet) -> bool:
    """Whether the report is one on monitoring."""
    return (project.report or indicator_set.report) == MONITORING


def under_way(
    findings: list[Finding], project: Project, indicator_set: IndicatorSet
) -> list[Finding]:
    """Without what can only be said of a finished project, in one that is only monitored. Where
    points are given, what is missing costs points and is said."""
    if not is_monitored(project, indicator_set) or indicator_set.scored:
        return findings
    return [finding for finding in findings if finding.code not in FINAL]
