"""How a ledger stands on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger import closing, days, groups, metrics, tallies, tasks
from perfeval.ledger.lacking import lacks
from perfeval.ledger.records import ItemState, Lack, LedgerStatus
from perfeval.ledger.statuses import FINISHED, status_of
from perfeval.ledger.statuses.look import Look

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from perfeval.model.ledger import Item, Ledger


def standing(ledger: Ledger, day: date | None = None) -> LedgerStatus:
    """Every item's status, completion and lacks on the day (the ledger's own without one), and the
    sums; nothing that is dated later counts. Without any day all counts and nothing is overdue."""
    day = day if day is not None else ledger.as_of
    sources = {source.id: source for source in ledger.sources}
    register = {one.id: one.date for one in ledger.evidence}
    states = tuple(
        state(
            item, day, days.first_deadline(item, sources.get(item.source), ledger.immediate_days),
            register,
        )
        for item in ledger.items
    )  # fmt: skip
    return LedgerStatus(
        ledger, day, states, groups.whole(states), groups.by_unit(ledger, states),
        groups.by_source(ledger, states), groups.by_category(ledger, states),
    )  # fmt: skip


def state(
    item: Item, day: date | None, first: date | None, register: Mapping[str, date | None]
) -> ItemState:
    """One item on the day, `first` being its deadline before any extension; `register` has the days
    of the evidence by its id."""
    entries = days.progress(item, day)
    count, amount = tallies.count(item.found, entries), tallies.amount(item.found, entries)
    measured, todo = metrics.states(item, entries), tasks.states(item, day)
    sums = (("count", count), ("amount", amount))
    missing = lacks(item, entries, sums, measured, todo, day, register)
    due, closings, seen = (
        days.deadline(item, first, day),
        closing.states(item, day, register),
        days.relapse(item, day),
    )
    begun = bool(entries) or any(task.status == tasks.DONE for task in todo)
    back = seen.date if seen is not None else None
    look = Look(item, day, closing.held(closings), back, first, due, missing, begun)
    status = status_of(look)
    if look.relapsed:
        missing = (Lack("relapse"), *missing)
        count, amount = (tallies.marked(one, entries, back) for one in (count, amount))
    late = due is not None and day is not None and due < day and status not in FINISHED
    return ItemState(
        item, status, due, (day - due).days if late and day and due else None,
        entries[-1] if entries else None, item.units[0] if item.units else "", count, amount,
        tallies.channels(item.found, entries), tallies.ways(entries), measured, todo, missing,
        tallies.last(entries, "rules"), tallies.last(entries, "people"), closings,
        back if look.relapsed else None, due is not None and due == first and item.deadline is None,
    )  # fmt: skip
