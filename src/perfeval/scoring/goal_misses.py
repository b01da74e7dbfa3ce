"""Goals that no indicator measures and that are missed: at the end, or in the period's year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.scoring.goal_links import linked
from perfeval.scoring.goal_reached import UNMET, done, reached, share, state
from perfeval.scoring.goal_values import direction, own, steps, worse

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.project import Goal, Header
    from perfeval.model.quantity import Quantity
    from perfeval.model.scorecard import Scorecard


class Miss(NamedTuple):
    """`number` counts the goals from 1; `whole` when it is the final target that is missed."""

    number: int
    goal: Goal
    target: Quantity
    actual: Quantity
    year: int
    whole: bool
    share: Fraction | None


def misses(card: Scorecard) -> list[Miss]:
    """In the order of the file."""
    goals, header = card.project.goals, card.project.header
    found = []
    for number, (goal, leaf) in enumerate(zip(goals, linked(goals, card.leaves), strict=True), 1):
        miss = None if leaf is not None or goal.indicator else missed(number, goal, header)
        if miss is not None:
            found.append(miss)
    return found


def missed(number: int, goal: Goal, header: Header) -> Miss | None:
    """The final target, else the target of the year that the project is of."""
    far, target = reached(goal, header.as_of), own(goal)
    if far is not None and target is not None and state(goal, header) == UNMET:
        return Miss(number, goal, target, far.value, far.year, True, share(goal, far))
    end = header.period[1] or header.as_of
    if end is None:
        return None
    step = next((one for one in steps(goal) if one.year == end.year), None)
    there = next((one for one in done(goal, header.as_of) if one.year == end.year), None)
    if step is None or there is None or not worse(there.value, step.value, direction(goal)):
        return None
    return Miss(number, goal, step.value, there.value, end.year, False, None)
