"""What counts on a day: nothing that is dated after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.ledger import Closing, Item, Measure, Progress, Recheck


def counts(when: date | None, day: date | None) -> bool:
    """Whether what is dated `when` had happened by the day; without a day everything has."""
    return when is not None and (day is None or when <= day)


def progress(item: Item, day: date | None) -> tuple[Progress, ...]:
    """The entries that count, the earliest first."""
    return tuple(sorted((p for p in item.progress if counts(p.date, day)), key=lambda p: p.date))


def finished(task: Measure) -> date | None:
    """The day a task was done, at the latest."""
    return task.done or task.done_by


def closing(item: Item, day: date | None) -> Closing | None:
    found = item.closing
    return found if found is not None and counts(found.date, day) else None


def last_recheck(item: Item, day: date | None) -> Recheck | None:
    found = [r for r in item.rechecks if counts(r.date, day)]
    return max(found, key=lambda r: r.date) if found else None  # type: ignore[arg-type, return-value]


def deadline(item: Item) -> date | None:
    """The deadline that holds: the later one, where more time was granted."""
    granted = item.extension.until if item.extension is not None else None
    return granted or item.deadline
