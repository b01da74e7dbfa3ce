"""What was struck off before it could be: such a closing does not hold, and here is why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger import days, metrics
from perfeval.ledger.checking.words import day, left, named, place, short
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.ledger.records import ClosingState, ItemState, LedgerStatus
    from perfeval.model.ledger import Closing


def find(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item = state.item
    for closing in state.closings:
        yield from _closing(closing, state, status)
    if state.relapse is not None:
        seen = days.relapse(item, status.as_of)
        yield Finding("PE868", place(seen, "result"), {
            "item": named(item), "date": day(state.relapse),
        })  # fmt: skip


def _closing(found: ClosingState, state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item, closing, name = state.item, found.closing, named(state.item)
    undone = [task for task in item.measures if not days.counts(days.finished(task), closing.date)]
    for lack in found.lacks:
        if lack.kind == "evidence":
            yield Finding("PE851", place(closing), {"item": name})
        elif lack.kind == "closer":
            params = {"item": name, "date": day(closing.date)}
            yield Finding("PE885", place(closing), params)
        elif lack.kind == "tasks":
            yield Finding("PE852", place(closing, "date"), {
                "item": name, "date": day(closing.date), "n": str(len(undone)),
                "task": short(undone[0].text, 20),
            })  # fmt: skip
        elif lack.kind == "metric" and (missed := _missed(lack.name, state, closing)) is not None:
            yield Finding("PE858", place(closing), {
                "item": name, "metric": short(lack.name, 20), "after": short(missed[0], 20),
                "target": short(missed[1], 20),
            })  # fmt: skip
        elif lack.kind in ("count", "amount") and lack.stated:
            yield Finding("PE853", place(closing), {
                "item": name, "date": day(closing.date), "what": lack.kind,
                "left": left(lack, state, status.ledger),
            })  # fmt: skip
        else:
            yield Finding("PE886", place(closing), {
                "item": name, "date": day(closing.date), "still": lack.kind,
                "metric": short(lack.name, 20),
            })  # fmt: skip


def _missed(name: str, state: ItemState, closing: Closing) -> tuple[str, str] | None:
    """The value on the closing's day and the target that it misses; None where it is not given."""
    for one in metrics.states(state.item, days.progress(state.item, closing.date)):
        if one.metric.name == name and one.met is False and one.after and one.metric.target:
            return one.after.text, one.metric.target.text
    return None
