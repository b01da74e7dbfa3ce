"""The goals of a project: its leaves, with the items of those that average several."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.measures import measure
from perfeval.measures.measured import Context
from perfeval.model.indicators import walk
from perfeval.model.quantity import from_date
from perfeval.model.results import Item
from perfeval.monitoring.goals import Goal
from perfeval.scoring.task import target_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfeval.measures.measured import Measured
    from perfeval.model.indicators import Indicator, IndicatorSet, Path
    from perfeval.model.project import Project
    from perfeval.model.quantity import Quantity
    from perfeval.model.results import Result

PLAIN = ("value", "ratio", "growth", "survey", "schedule")


def weights(indicator_set: IndicatorSet) -> dict[Path, Fraction]:
    """Each leaf's share of the whole by the weights of its branches, whatever base they have; the
    same for all where there are none."""
    found: dict[Path, Fraction] = {}

    def share(nodes: tuple[Indicator, ...], whole: Fraction) -> None:
        given = [node.weight if node.weight is not None else _sum(node) for node in nodes]
        total = sum((w for w in given if w is not None), Fraction(0))
        for node, own in zip(nodes, given, strict=True):
            part = whole * own / total if own is not None and total > 0 else Fraction(0)
            if node.children:
                share(node.children, part)
            else:
                found[node.path] = part

    share(indicator_set.indicators, Fraction(1))
    if not any(found.values()):
        return dict.fromkeys(found, Fraction(1))
    return found


def _sum(node: Indicator) -> Fraction | None:
    """A branch without a weight has that of its leaves."""
    given = [leaf.weight for leaf in walk(node) if leaf.is_leaf and leaf.weight is not None]
    return sum(given, Fraction(0)) if given else None


def goals(project: Project, indicator_set: IndicatorSet) -> Iterator[Goal]:
    shares = weights(indicator_set)
    for leaf in indicator_set.leaves():
        result = project.results.get(leaf.path)
        yield from _of_leaf(leaf, result, shares[leaf.path])


def _of_leaf(leaf: Indicator, result: Result | None, weight: Fraction) -> Iterator[Goal]:
    items = result.items if result is not None and isinstance(result.items, tuple) else ()
    if leaf.measure.kind != "average" or not items or (result is not None and result.progress):
        rate = leaf.measure.kind == "funds"
        yield Goal(leaf, _target(leaf, result), result, "", weight, rate)
        return
    whole = sum((item.weight or Fraction(1) for item in items), Fraction(0))
    for item in items:
        own = weight * (item.weight or Fraction(1)) / whole if whole > 0 else Fraction(0)
        target = item.target if item.target is not None else leaf.target
        yield Goal(leaf, target, item, item.name or leaf.name, own)


def _target(leaf: Indicator, result: Result | None) -> Quantity | None:
    target = target_of(leaf, result)
    if target is None and result is not None and result.planned is not None:
        # a day that was planned is a target, wherever the rule counts the days of delay
        return from_date(result.planned)._replace(op="<=")
    return target


def final(project: Project, goal: Goal) -> Quantity | None:
    """The figure that the results give, in whatever way the indicator is measured."""
    said: Any = goal.said
    if said is None or goal.funds:
        return None
    if isinstance(said, Item):
        return said.actual
    if said.finished is not None and goal.leaf.measure.kind == "schedule":
        return from_date(said.finished)
    if goal.leaf.measure.kind not in PLAIN:
        return said.actual if said.actual is not None else None
    context = Context(goal.leaf.path, project.funds, project.header.as_of, goal.target)
    read: Measured = measure(goal.leaf.measure.kind).read(said, goal.leaf.measure.params, context)
    value: Quantity | None = read.value if read.value is not None else said.actual
    return value


def rate(project: Project, goal: Goal, day: date) -> Quantity | None:
    """A rate of the funds at the day; None where the lines don't give it."""
    if project.funds is None:
        return None
    context = Context(goal.leaf.path, project.funds, day, goal.target)
    read: Measured = measure("funds").read(goal.said, goal.leaf.measure.params, context)
    return read.value
