"""Goals and the indicators that measure them: what is linked, and what is not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER
from perfeval.scoring.goal_values import alike, differ, own, sized, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.project import Goal, Project
    from perfeval.model.quantity import Quantity
    from perfeval.model.scorecard import LeafScore, Scorecard

MOST = 8  # names in one finding


def linked(goals: tuple[Goal, ...], leaves: tuple[LeafScore, ...]) -> list[LeafScore | None]:
    """For each goal the leaf that measures it: the one it names, else the one of its own name."""
    known: dict[str, LeafScore] = {}
    for leaf in leaves:
        node = leaf.indicator
        for key in (node.id, node.name, "/".join(node.path)):
            if key:
                known.setdefault(key, leaf)
    return [known.get((goal.indicator or goal.name).strip()) for goal in goals]


def of_links(card: Scorecard) -> Iterator[Finding]:
    """Goals without a result, results without a goal, targets that differ."""
    goals = card.project.goals
    if not goals:
        return
    used, loose = set(), []
    for goal, leaf in zip(goals, linked(goals, card.leaves), strict=True):
        if leaf is not None:
            used.add(leaf.indicator.path)
            yield from _target(goal, leaf, card.project)
        elif goal.indicator:
            params = {"name": goal.name, "indicator": goal.indicator[:40]}
            yield Finding("PE492", goal.at.get("indicator", goal.span), params)
        elif goal.required is not None or goal.target is not None or goal.levels:
            loose.append(goal)
    if loose:
        params = {"n": str(len(loose)), "names": _names([goal.name for goal in loose])}
        yield Finding("PE489", loose[0].at.get("name", loose[0].span), params)
    others = [leaf for leaf in card.leaves if leaf.indicator.path not in used and _asks(leaf)]
    if used and others:
        params = {
            "n": str(len(others)),
            "names": _names([leaf.indicator.name for leaf in others]),
        }
        first = others[0]
        place = first.result.span if first.result is not None else None
        yield Finding("PE490", place or card.project.places.get("goals"), params)


def _asks(leaf: LeafScore) -> bool:
    """Whether the leaf is a goal of the kind that is broken down: neither a statement nor money."""
    node = leaf.indicator
    return node.score.kind != "none" and node.measure.kind != "funds" and leaf.target is not None


def _names(names: list[str]) -> str:
    return "、".join(names[:MOST]) + ("…" if len(names) > MOST else "")


def at_year(goal: Goal, project: Project) -> list[Quantity]:
    """What an indicator of the project's period may rightly have as its target: the year's step
    and what the year adds to it, the one that is set first; else, where the goal has no years and
    no period of its own, the own target."""
    given, target = steps(goal), own(goal)
    if not given:
        return [] if goal.period or target is None else [target]
    end = project.header.period[1] or project.header.as_of
    at = [n for n, step in enumerate(given) if end is not None and step.year == end.year]
    if goal.kind == "rate" or not at:
        return []
    step, before = given[at[0]].value, [one.value for one in given[: at[0]]]
    if goal.kind == "additive":
        return [step, *_plus(step, before, 1)]
    base = sized(goal.base, goal) if goal.base is not None else None
    last = before[-1:] or ([base] if base is not None else [])
    return [step, *_plus(step, last, -1)]


def _plus(step: Quantity, others: list[Quantity], sign: int) -> list[Quantity]:
    """The step with the others added to it or taken off, as one quantity; none without others."""
    pairs = [alike(other, step) for other in others]
    if not pairs or step.kind != NUMBER or any(pair is None for pair in pairs):
        return []
    whole = step.lo + sign * sum((pair[0].lo for pair in pairs if pair is not None), Fraction(0))
    return [step._replace(lo=whole, hi=whole)]


def _target(goal: Goal, leaf: LeafScore, project: Project) -> Iterator[Finding]:
    wanted = at_year(goal, project)
    if not wanted or leaf.target is None or any(_same(one, leaf.target) for one in wanted):
        return
    params = {
        "name": goal.name, "goal": wanted[0].text, "indicator": leaf.indicator.name,
        "target": leaf.target.text,
    }  # fmt: skip
    yield Finding("PE495", goal.at.get("target", goal.span), params)


def _same(wanted: Quantity, target: Quantity) -> bool:
    """The same number, or texts, which are not compared."""
    if differ(wanted, target):
        return False
    pair = alike(wanted, target)
    return pair is None or pair[0].lo == pair[1].lo
