"""What an item lacks to count as done: stated to be open, or left out by the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.days import counts, finished, shown
from perfeval.ledger.records import Lack
from perfeval.ledger.tasks import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from perfeval.ledger.records import MetricState, Tally, TaskState
    from perfeval.model.ledger import Item, Progress


def lacks(
    item: Item,
    entries: tuple[Progress, ...],
    tallies: tuple[tuple[str, Tally | None], ...],
    metrics: tuple[MetricState, ...],
    tasks: tuple[TaskState, ...],
    day: date | None,
    register: Mapping[str, date | None],
) -> tuple[Lack, ...]:
    """Nothing is lacking where every number found is put right, every metric meets its target,
    every task is done, and there is evidence of it."""
    found = [
        *_numbers(tallies),
        *_metrics(metrics, bool(entries)),
        *_tasks(tasks),
        *_extent(item, tallies),
    ]
    if not _evident(item, entries, day, register):
        found.append(Lack("evidence", stated=True))
    return tuple(found)


def _numbers(tallies: tuple[tuple[str, Tally | None], ...]) -> Iterator[Lack]:
    for kind, tally in tallies:
        if tally is None or not tally.found:
            continue
        if tally.open:
            yield Lack(kind, left=tally.open)
        if tally.unstated:
            part = tally.unstated != tally.found
            yield Lack(kind, stated=False, left=tally.unstated if part else None)


def _metrics(metrics: tuple[MetricState, ...], begun: bool) -> Iterator[Lack]:
    for state in metrics:
        name = state.metric.name
        if state.after is None:
            yield Lack("metric", stated=not begun, name=name)
        elif state.metric.target is None:
            yield Lack("target", stated=False, name=name)
        elif not state.met:
            yield Lack("metric", stated=state.met is not None, name=name)


def _tasks(tasks: tuple[TaskState, ...]) -> Iterator[Lack]:
    left = sum(state.status != DONE for state in tasks)
    if left:
        from fractions import Fraction

        yield Lack("tasks", left=Fraction(left))


def _extent(item: Item, tallies: tuple[tuple[str, Tally | None], ...]) -> Iterator[Lack]:
    """Nothing in the item says what would have to be put right for it to be done."""
    counted = any(tally is not None and tally.found for _, tally in tallies)
    measured = item.found is not None and bool(item.found.metrics)
    if not counted and not measured and not item.measures:
        yield Lack("extent", stated=False)


def _evident(
    item: Item, entries: tuple[Progress, ...], day: date | None,
    register: Mapping[str, date | None],
) -> bool:  # fmt: skip
    if any(shown(entry.evidence, register, day) for entry in entries):
        return True
    return any(
        shown(task.evidence, register, day) and counts(finished(task), day)
        for task in item.measures
    )
