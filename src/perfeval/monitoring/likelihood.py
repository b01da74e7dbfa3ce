"""How likely a goal is reached: as the project says, else by what is forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model import monitoring as m
from perfeval.monitoring.values import comparable, way

if TYPE_CHECKING:
    from perfeval.model.monitoring import GoalProgress, Likelihoods


def with_likelihood(
    row: GoalProgress, limits: Likelihoods | None, over: bool = False
) -> GoalProgress:
    """The row with a likelihood; what is reached or missed for good needs no thresholds, and
    nothing does once the period is `over`."""
    if row.likelihood:
        return row
    found = settled(row) or (decided(row) if over else reckoned(row, limits))
    return row._replace(likelihood=found, reckoned=bool(found))


def decided(row: GoalProgress) -> str:
    """What the end of the period found; "" where nothing was measured."""
    if row.status not in (m.MEASURED, m.LEVEL, m.LIMIT):
        return ""
    met = row.completion is not None and row.completion >= 1
    if row.target is not None and row.actual is not None and comparable(row.actual, row.target):
        met = way(row.actual, row.target).met
    return m.CERTAIN if met else m.IMPOSSIBLE


def settled(row: GoalProgress) -> str:
    """Certain when reached, impossible when missed for good; "" while it is open."""
    if row.status == m.DONE:
        return m.IMPOSSIBLE if row.exceeded else m.CERTAIN
    if row.status == m.OVERDUE:
        return m.IMPOSSIBLE
    if row.status == m.LIMIT and row.exceeded and row.due is not None:
        return m.IMPOSSIBLE
    if row.status == m.MEASURED and row.completion is not None and row.completion >= 1:
        if row.exceeded:
            return ""
        return m.CERTAIN
    return ""


def reckoned(row: GoalProgress, limits: Likelihoods | None) -> str:
    """By the forecast completion and the thresholds given; "" without them."""
    share = row.stated_completion if row.stated_completion is not None else row.computed_completion
    if limits is None or share is None:
        return ""
    if row.status == m.LIMIT:
        return m.CERTAIN if share <= 1 else m.POSSIBLE
    if share >= limits.certain:
        return m.CERTAIN
    if limits.possible is None:
        return ""
    return m.POSSIBLE if share >= limits.possible else m.IMPOSSIBLE
