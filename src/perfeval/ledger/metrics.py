"""Problems that are measured: days, shares. A problem of 65 days is solved by a number of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.records import MetricState
from perfeval.model.quantity import NUMBER, ONE, RANGE, Quantity
from perfeval.rules.achievement import meets

if TYPE_CHECKING:
    from perfeval.model.ledger import Item, Metric, Progress


def states(item: Item, entries: tuple[Progress, ...]) -> tuple[MetricState, ...]:
    """Each metric with the last value that counts."""
    found = item.found.metrics if item.found is not None else ()
    return tuple(_state(metric, entries) for metric in found)


def _state(metric: Metric, entries: tuple[Progress, ...]) -> MetricState:
    after = next(
        (e.values[metric.name] for e in reversed(entries) if metric.name in e.values), None
    )
    if after is None or metric.target is None:
        return MetricState(metric, after)
    return MetricState(metric, after, met(metric, after))


def met(metric: Metric, after: Quantity) -> bool | None:
    """Whether the value now meets the target; None where the two can't be compared.

    A target without a sign is one to go below where the value before lay above it, else one to
    reach.
    """
    target = metric.target
    if target is None or after.kind != NUMBER or not comparable(after, target):
        return None
    scale = next((q.scale for q in (after, target, metric.before) if q and q.scale != ONE), ONE)
    goal, now = target.beside(scale), after.beside(scale)
    op = "~" if goal.kind == RANGE else goal.op or direction(metric)
    return bool(meets(now.lo, op, goal.lo, goal.hi))


def direction(metric: Metric) -> str:
    """The sign of a target that has none."""
    before, target = metric.before, metric.target
    if before is None or target is None or not comparable(before, target):
        return ">="
    return "<=" if target.beside(before.scale).lo < before.beside(target.scale).lo else ">="


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are in one unit; a bare number stands beside any."""
    return one.is_bare or other.is_bare or one.unit == other.unit
