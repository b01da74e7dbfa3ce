"""How likely a goal is reached: as the project says, else by what is forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model import monitoring as m

if TYPE_CHECKING:
    from perfeval.model.monitoring import GoalProgress, Likelihoods


def with_likelihood(row: GoalProgress, limits: Likelihoods | None) -> GoalProgress:
    """The row with a likelihood; what is reached or missed for good needs no thresholds."""
    if row.likelihood:
        return row
    found = settled(row) or reckoned(row, limits)
    return row._replace(likelihood=found, reckoned=bool(found))


def settled(row: GoalProgress) -> str:
    """Certain when reached, impossible when missed for good; "" while it is open."""
    if row.status == m.DONE:
        return m.IMPOSSIBLE if row.exceeded else m.CERTAIN
    if row.status == m.OVERDUE:
        return m.IMPOSSIBLE
    if row.status == m.LIMIT and row.exceeded and row.due is not None:
        return m.IMPOSSIBLE
    if row.status == m.MEASURED and row.completion is not None and row.completion >= 1:
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
