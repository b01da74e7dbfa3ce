"""Progress as running totals up to days."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from perfeval.ledger import days, tallies
from perfeval.ledger.checking.words import day, money, named, number, place
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from fractions import Fraction

    from perfeval.ledger.records import ItemState, LedgerStatus
    from perfeval.model.ledger import Item, Progress

# key of the file, name in the text
KEYS = (("done", "done"), ("rules", "rules"), ("people", "people"))


def find(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item = state.item
    entries = days.progress(item, None)
    for key, what in KEYS:
        yield from _falls(item, entries, key, what, attrgetter(key), plain)
    yield from _falls(
        item, entries, "amount", "amount", tallies.put_right, lambda v: money(v, status.ledger)
    )
    for one, two in pairwise(entries):
        if one.date == two.date:
            params = {"item": named(item), "date": day(two.date)}
            yield Finding("PE876", place(two, "date"), params)
    if status.as_of is None:
        return
    late = [entry for entry in entries if entry.date > status.as_of]
    if late:
        params = {"item": named(item), "n": str(len(late)), "day": day(status.as_of)}
        yield Finding("PE860", place(late[0], "date"), params)
    yield from _unstated(state, status)


def _falls(
    item: Item,
    entries: tuple[Progress, ...],
    key: str,
    what: str,
    read: Callable[[Progress], Fraction | None],
    text: Callable[[Fraction], str],
) -> Iterator[Finding]:
    stated = [(entry, value) for entry in entries if (value := read(entry)) is not None]
    for (first, before), (entry, after) in pairwise(stated):
        if after < before and not _back_between(item, first.date, entry.date):
            yield Finding("PE859", place(entry, key, "amounts"), {
                "item": named(item), "what": what, "before": text(before), "after": text(after),
            })  # fmt: skip


def _back_between(item: Item, one: date, two: date) -> bool:
    """A relapse is a reason for a total to fall."""
    return any(
        r.result == "relapsed" and r.date is not None and one < r.date <= two for r in item.rechecks
    )


def _unstated(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    """Progress that gives no number for what was found in numbers."""
    item = state.item
    if state.status == "closed" or state.progress is None:
        return
    if state.number is not None and state.number.unstated:
        found = number(state.number.unstated, item)
        params = {"item": named(item), "what": "count", "found": found}
        yield Finding("PE883", state.progress.span, params)
    if state.amount is not None and state.amount.unstated:
        found = money(state.amount.unstated, status.ledger)
        params = {"item": named(item), "what": "amount", "found": found}
        yield Finding("PE883", state.progress.span, params)
    if state.amount is not None and state.amount.alone:
        params = {"item": named(item), "amount": money(state.amount.alone, status.ledger)}
        yield Finding("PE882", place(state.progress, "amount", "amounts"), params)
