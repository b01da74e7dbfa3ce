"""Closings: which of them hold. One that comes before the work is done is an entry, no closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger import days, metrics, tallies, tasks
from perfeval.ledger.lacking import lacks
from perfeval.ledger.records import ClosingState, Lack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from perfeval.model.ledger import Closing, Item


def states(
    item: Item, day: date | None, register: Mapping[str, date | None]
) -> tuple[ClosingState, ...]:
    """Every closing by the day, with what the item lacked on the closing's own day. `register` has
    the day of each piece of evidence: one that is dated later shows nothing."""
    return tuple(
        ClosingState(one, _missing(item, one, register)) for one in days.closings(item, day)
    )


def held(found: tuple[ClosingState, ...]) -> date | None:
    """The day of the last closing that holds."""
    return next((one.closing.date for one in reversed(found) if one.holds), None)


def _missing(item: Item, closing: Closing, register: Mapping[str, date | None]) -> tuple[Lack, ...]:
    entries = days.progress(item, closing.date)
    count, amount = tallies.count(item.found, entries), tallies.amount(item.found, entries)
    found = lacks(
        item, entries, (("count", count), ("amount", amount)), metrics.states(item, entries),
        tasks.states(item, closing.date), closing.date, register,
    )  # fmt: skip
    seen = days.relapse(item, closing.date)
    since = seen.date if seen is not None and seen.date != closing.date else None
    # evidence at the closing itself is as good; what stood before a relapse shows nothing after it
    rest = tuple(one for one in found if one.kind != "evidence")
    if since is None:
        seen_then = len(rest) == len(found) or days.shown(closing.evidence, register, closing.date)
    else:
        newer = {key: when for key, when in register.items() if when is not None and when > since}
        seen_then = days.shown(closing.evidence, newer, closing.date) or _since(
            item, since, closing.date, register
        )
    found = rest if seen_then else (*rest, Lack("evidence"))
    return found if closing.by.strip() else (*found, Lack("closer"))


def _since(
    item: Item, relapse: date, day: date | None, register: Mapping[str, date | None]
) -> bool:
    """Evidence of what was done between a relapse and the day; what is dated before the relapse
    shows nothing of it."""
    register = {key: when for key, when in register.items() if when is None or when > relapse}
    if any(
        days.shown(e.evidence, register, day) and e.date > relapse for e in days.progress(item, day)
    ):
        return True
    return any(
        days.shown(task.evidence, register, day)
        and days.counts(done, day)
        and done is not None
        and done > relapse
        for task in item.measures
        if (done := days.finished(task)) is not None
    )
