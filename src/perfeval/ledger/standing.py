"""How a ledger stands on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger import days, groups, metrics, tallies, tasks
from perfeval.ledger.lacking import lacks
from perfeval.ledger.records import ItemState, LedgerStatus
from perfeval.ledger.statuses import FINISHED, status_of
from perfeval.ledger.statuses.look import Look

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.ledger import Item, Ledger


def standing(ledger: Ledger, day: date | None = None) -> LedgerStatus:
    """Every item's status, completion and lacks on the day (the ledger's own without one), and the
    sums; nothing that is dated later counts. Without any day all counts and nothing is overdue."""
    day = day if day is not None else ledger.as_of
    states = tuple(state(item, day) for item in ledger.items)
    return LedgerStatus(
        ledger, day, states, groups.whole(states), groups.by_unit(ledger, states),
        groups.by_source(ledger, states), groups.by_category(ledger, states),
    )  # fmt: skip


def state(item: Item, day: date | None) -> ItemState:
    """One item on the day."""
    entries = days.progress(item, day)
    count, amount = tallies.count(item.found, entries), tallies.amount(item.found, entries)
    measured, todo = metrics.states(item, entries), tasks.states(item, day)
    missing = lacks(item, entries, (("count", count), ("amount", amount)), measured, todo, day)
    due = days.deadline(item)
    begun = bool(entries) or any(task.status == tasks.DONE for task in todo)
    look = Look(
        item, day, days.closing(item, day), days.last_recheck(item, day), due, missing, begun
    )
    status = status_of(look)
    late = due is not None and day is not None and due < day and status not in FINISHED
    return ItemState(
        item, status, due, (day - due).days if late and day and due else None,
        entries[-1] if entries else None, item.units[0] if item.units else "", count, amount,
        tallies.channels(item.found, entries), tallies.ways(entries), measured, todo, missing,
        tallies.last(entries, "rules"), tallies.last(entries, "people"),
    )  # fmt: skip
