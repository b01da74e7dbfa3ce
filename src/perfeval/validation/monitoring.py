"""Projects under way: what monitoring would say of them on their own day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, pointed
from perfeval.scoring.progressing import is_monitored

if TYPE_CHECKING:
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project
    from perfeval.model.scorecard import Scorecard


def watched(card: Scorecard) -> list[Finding]:
    """Nothing of a project that has neither progress nor terms of its own."""
    project, indicator_set = card.project, card.indicator_set
    if not _under_way(project, indicator_set):
        return []
    day = project.header.as_of
    if day is None:
        return [Finding("PE751", project.places.get("project"))]
    from perfeval.monitoring.run import monitor

    return [pointed(finding) for finding in monitor(project, indicator_set, day).findings]


def _under_way(project: Project, indicator_set: IndicatorSet) -> bool:
    if project.monitoring is not None or is_monitored(project, indicator_set):
        return True
    for result in project.results.values():
        items = result.items if isinstance(result.items, tuple) else ()
        if result.progress or any(item.progress for item in items):
            return True
    return False
