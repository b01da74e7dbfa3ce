"""Projects under way: the latest progress stands where no final figure is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from perfeval.model.results import Item, Result

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project

MONITORING = "monitoring"
# what is missing, short or in words is said by monitoring itself, which knows what is due when
FINAL = ("PE401", "PE402", "PE403", "PE404", "PE409", "PE433", "PE441", "PE455")
One = TypeVar("One", Result, Item)


def with_progress(project: Project) -> Project:
    """The project with each latest progress up to its day as the actual value, where none is given;
    the project itself where no result has any."""
    changed = {}
    for path, result in project.results.items():
        items = result.items if isinstance(result.items, tuple) else ()
        if not result.progress and not any(item.progress for item in items):
            continue
        found = _counted(result, project.header.as_of)
        if items:
            found = found._replace(items=tuple(_counted(i, project.header.as_of) for i in items))
        changed[path] = found
    return project._replace(results={**project.results, **changed}) if changed else project


def _counted(one: One, day: date | None) -> One:
    if one.actual is not None or not one.progress:
        return one
    reached = [p for p in one.progress if p.actual is not None and (day is None or p.as_of <= day)]
    if not reached:
        return one
    last = max(reached, key=lambda entry: entry.as_of)
    return one._replace(actual=last.actual)


def is_monitored(project: Project, indicator_set: IndicatorSet) -> bool:
    """Whether the report is one on monitoring."""
    return (project.report or indicator_set.report) == MONITORING


def under_way(
    findings: list[Finding], project: Project, indicator_set: IndicatorSet
) -> list[Finding]:
    """Without what can only be said of a finished project, in one that is only monitored."""
    if not is_monitored(project, indicator_set):
        return findings
    return [finding for finding in findings if finding.code not in FINAL]
