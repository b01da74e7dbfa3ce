"""Problems that are measured in days or shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger import days
from perfeval.ledger.checking.words import named, place, short
from perfeval.ledger.metrics import comparable
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.ledger.records import ItemState, LedgerStatus, MetricState
    from perfeval.model.finding import Span


def find(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    begun = bool(days.progress(state.item, status.as_of))
    for measured in state.metrics:
        yield from _one(state, measured, begun)


def _one(state: ItemState, measured: MetricState, begun: bool) -> Iterator[Finding]:
    item, metric, after = state.item, measured.metric, measured.after
    name = short(metric.name, 20)
    before = short(metric.before.text, 20) if metric.before is not None else ""
    goal = metric.target
    if metric.before is not None and goal is not None and not comparable(metric.before, goal):
        yield Finding("PE878", place(metric, "target"), {
            "item": named(item), "metric": name, "one": before, "other": short(goal.text, 20),
        })  # fmt: skip
    if after is None:
        if begun or state.closings:
            params = {"item": named(item), "metric": name, "before": before}
            yield Finding("PE857", metric.span, params)
        return
    for other in (metric.before, metric.target):
        if other is not None and not comparable(after, other):
            yield Finding("PE878", _value_place(state, metric.name), {
                "item": named(item), "metric": name, "one": short(after.text, 20),
                "other": short(other.text, 20),
            })  # fmt: skip
            return
    if metric.target is None:
        yield Finding("PE884", metric.span, {"item": named(item), "metric": name})


def _value_place(state: ItemState, name: str) -> Span | None:
    entry = next((e for e in reversed(state.item.progress) if name in e.values), None)
    return place(entry, "values") if entry is not None else state.item.span
