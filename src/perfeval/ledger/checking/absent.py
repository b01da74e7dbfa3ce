"""What an item has to say and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.checking.words import named, place, short
from perfeval.ledger.statuses import FINISHED
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.ledger.records import ItemState, LedgerStatus


def find(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item, name = state.item, named(state.item)
    if not item.units:
        yield Finding("PE861", item.span, {"item": name})
    if state.deadline is None and item.type != "ongoing" and state.status not in FINISHED:
        yield Finding("PE862", item.span, {"item": name})
    if any(lack.kind == "extent" for lack in state.lacks):
        yield Finding("PE874", item.span, {"item": name})
    elif not item.measures and state.status != "closed":
        yield Finding("PE863", item.span, {"item": name})
    if not item.source and status.ledger.sources:
        yield Finding("PE881", item.span, {"item": name})
    for task in state.tasks:
        if task.status == "done" and not task.task.evidence:
            params = {"item": name, "task": short(task.task.text, 20)}
            yield Finding("PE865", place(task.task, "done", "done_by"), params)
    granted = item.extension
    if granted is not None and not (granted.by and granted.reason):
        missing = "by" if granted.reason else "reason" if granted.by else "both"
        yield Finding("PE880", granted.span, {"item": name, "missing": missing})
    if granted is not None and granted.date is None:
        yield Finding("PE887", granted.span, {"item": name})
