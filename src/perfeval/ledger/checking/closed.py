"""What was struck off before it could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger import days
from perfeval.ledger.checking.words import day, left, named, place, short
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.ledger.records import ItemState, LedgerStatus


def find(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item = state.item
    closing = days.closing(item, status.as_of)
    if closing is None:
        return
    name = named(item)
    if state.status == "relapsed":
        seen = days.last_recheck(item, status.as_of)
        params = {"item": name, "date": day(seen.date if seen is not None else None)}
        yield Finding("PE868", place(seen, "result"), params)
    lacking = {lack.kind for lack in state.lacks}
    if not closing.evidence and "evidence" in lacking:
        yield Finding("PE851", place(closing), {"item": name})
    undone = [task for task in item.measures if not days.counts(days.finished(task), closing.date)]
    if undone:
        yield Finding("PE852", place(closing, "date"), {
            "item": name, "date": day(closing.date), "n": str(len(undone)),
            "task": short(undone[0].text, 20),
        })  # fmt: skip
    for lack in state.lacks:
        if lack.kind in ("count", "amount") and lack.stated:
            yield Finding("PE853", place(closing), {
                "item": name, "what": lack.kind, "left": left(lack, state, status.ledger),
            })  # fmt: skip
