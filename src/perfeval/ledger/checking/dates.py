"""Deadlines that have passed, and days that can't follow one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.checking.words import day, named, place, short
from perfeval.ledger.days import finished, granted
from perfeval.ledger.statuses import FINISHED
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfeval.ledger.records import ItemState, LedgerStatus
    from perfeval.model.ledger import Item


def find(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item, today = state.item, status.as_of
    sources = {source.id: source for source in status.ledger.sources}
    source = sources.get(item.source)
    begins = source.date if source is not None else None
    yield from _order(item, begins)
    if today is None:
        return
    yield from _late(state, today)
    yield from _beyond(item, today)
    most = status.ledger.immediate_days
    if item.type != "immediate" or begins is None or most is None or state.status in FINISHED:
        return
    if (today - begins).days > most:
        # overdue by it where the item has no deadline of its own
        late = str(state.days_over or "") if state.at_once else ""
        yield Finding("PE869", place(item, "type"), {
            "item": named(item), "days": str((today - begins).days), "most": str(most), "late": late,
        })  # fmt: skip


def _late(state: ItemState, today: date) -> Iterator[Finding]:
    item, due = state.item, state.deadline
    if state.days_over is not None and not state.at_once:
        longer = granted(item, today) == due
        where = place(item.extension, "until") if longer else place(item, "deadline")
        yield Finding("PE850", where, {
            "item": named(item), "deadline": day(due), "day": day(today),
            "days": str(state.days_over),
        })  # fmt: skip
    if state.status in FINISHED:
        return
    for task in state.tasks:
        if task.status == "overdue":
            yield Finding("PE864", place(task.task, "deadline"), {
                "item": named(item), "task": short(task.task.text, 20),
                "deadline": day(task.task.deadline), "day": day(today),
            })  # fmt: skip


def _beyond(item: Item, today: date) -> Iterator[Finding]:
    """Closings, second looks and tasks dated after the day: none of them has happened yet."""
    events = [
        *((one, "closing", one.date, "date") for one in item.closings),
        *((one, "recheck", one.date, "date") for one in item.rechecks),
        *((one, "task", finished(one), "done") for one in item.measures),
        *((one, "extension", one.date, "date") for one in (item.extension,) if one is not None),
    ]  # fmt: skip
    for thing, event, when, key in events:
        if when is not None and when > today:
            params = {"item": named(item), "event": event, "date": day(when), "day": day(today)}
            yield Finding("PE867", place(thing, key, "done_by"), params)


def _order(item: Item, begins: date | None) -> Iterator[Finding]:
    until = item.extension.until if item.extension is not None else None
    if until is not None and item.deadline is not None and until < item.deadline:
        yield Finding("PE877", place(item.extension, "until"), {
            "item": named(item), "what": "extension", "date": day(until),
            "other": "deadline", "earlier": day(item.deadline),
        })  # fmt: skip
    for task in item.measures:
        if task.done is not None and task.done_by is not None and task.done > task.done_by:
            yield Finding("PE877", place(task, "done_by"), {
                "item": named(item), "what": "done_by", "date": day(task.done_by),
                "other": "done", "earlier": day(task.done),
            })  # fmt: skip
    for what, when, thing in (
        ("deadline", item.deadline, item), *(("closing", one.date, one) for one in item.closings),
    ):  # fmt: skip
        if when is not None and begins is not None and when < begins:
            yield Finding("PE877", place(thing, "deadline", "date"), {
                "item": named(item), "what": what, "date": day(when), "other": "source",
                "earlier": day(begins),
            })  # fmt: skip
