"""What counts on a day: nothing that is dated after it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from perfeval.model.ledger import Closing, Item, Measure, Progress, Recheck, Source


def counts(when: date | None, day: date | None) -> bool:
    """Whether what is dated `when` had happened by the day; without a day everything has."""
    return when is not None and (day is None or when <= day)


def progress(item: Item, day: date | None) -> tuple[Progress, ...]:
    """The entries that count, the earliest first."""
    return tuple(sorted((p for p in item.progress if counts(p.date, day)), key=lambda p: p.date))


def finished(task: Measure) -> date | None:
    """The day a task was done, at the latest."""
    return task.done or task.done_by


def closings(item: Item, day: date | None) -> tuple[Closing, ...]:
    """The closings that count, the earliest first."""
    found = [one for one in item.closings if counts(one.date, day)]
    return tuple(sorted(found, key=lambda one: one.date))  # type: ignore[arg-type, return-value]


def relapse(item: Item, day: date | None) -> Recheck | None:
    """The last second look by the day that found the problem back."""
    found = [r for r in item.rechecks if r.result == "relapsed" and counts(r.date, day)]
    return max(found, key=lambda r: r.date) if found else None  # type: ignore[arg-type, return-value]


def first_deadline(item: Item, source: Source | None, most: int | None) -> date | None:
    """The deadline as set; of what is to be put right at once and has none, so many days (`most`, as
    the ledger says) after its source's day."""
    if item.deadline is not None or item.type != "immediate":
        return item.deadline
    if most is None or source is None or source.date is None:
        return None
    try:
        return source.date + timedelta(most)
    except OverflowError:
        return None


def granted(item: Item, day: date | None) -> date | None:
    """The deadline that was granted by the day; one granted on no stated day always was."""
    one = item.extension
    if one is None or (one.date is not None and not counts(one.date, day)):
        return None
    return one.until


def deadline(item: Item, first: date | None, day: date | None) -> date | None:
    """The deadline that holds on the day: the later one, where more time had been granted."""
    later = granted(item, day)
    return later if first is None or (later is not None and later > first) else first


def shown(ids: Iterable[str], register: Mapping[str, date | None], day: date | None) -> bool:
    """Whether any of the evidence shows something on the day: it stands in the register and is not
    dated later. “E07 p.4” cites E07."""
    heads = (one if one in register else one.partition(" ")[0] for one in ids)
    return any(
        head in register and (day is None or (when := register[head]) is None or when <= day)
        for head in heads
    )
