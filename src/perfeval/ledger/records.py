"""What is computed from a ledger: how every item stands on a day, and the sums."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from perfeval.model.finding import Finding
    from perfeval.model.ledger import Closing, Item, Ledger, Measure, Metric, Progress
    from perfeval.model.quantity import Quantity

ZERO = Fraction(0)


class Tally(NamedTuple):
    """A number found and what became of it; amounts in 元.

    found = done + adjusted + open + unstated, exactly. `done` is cut at what was found; `over` is
    what was put right beyond it. `unstated` was found, but no document says how much of it is put
    right. `alone` was put right, but no document says how much was found. `back` is the part of
    `done` that is of relapsed items without a number since: how much of it is back, nobody says.
    """

    found: Fraction = ZERO
    done: Fraction = ZERO
    adjusted: Fraction = ZERO
    unstated: Fraction = ZERO
    over: Fraction = ZERO
    alone: Fraction = ZERO
    back: Fraction = ZERO

    @property
    def open(self) -> Fraction:
        """What is known to be still open."""
        return self.found - self.done - self.adjusted - self.unstated

    @property
    def rate(self) -> Fraction | None:
        """done ÷ found; None where nothing was found, or where nothing of it is stated."""
        if not self.found or (self.unstated == self.found):
            return None
        return self.done / self.found

    @property
    def settled(self) -> Fraction | None:
        """The same with what was adjusted counted too."""
        rate = self.rate
        return None if rate is None else rate + self.adjusted / self.found

    def __add__(self, other: object) -> Tally:
        assert isinstance(other, Tally)
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class ChannelState(NamedTuple):
    """One channel of an item's money: found, and put right where progress names the channel; `done`
    is cut at what was found in the channel, `over` is what is beyond."""

    channel: str
    found: Fraction | None = None
    done: Fraction | None = None
    over: Fraction = ZERO


class MetricState(NamedTuple):
    """A measured problem: the value before, the value now (None: not stated), whether it is met.

    `met` is None where it can't be said: without a value, without a target, in other units.
    """

    metric: Metric
    after: Quantity | None = None
    met: bool | None = None


class TaskState(NamedTuple):
    """A task of an item on the day: done, overdue or open."""

    task: Measure
    status: str


class Lack(NamedTuple):
    """What an item still lacks to be done.

    `kind` is count, amount, metric, target, tasks, evidence, extent, relapse or closer; `stated` whether documents
    say that it is open, or leave it out; `left` how much is open; `name` of the metric.
    """

    kind: str
    stated: bool = True
    left: Fraction | None = None
    name: str = ""


class ClosingState(NamedTuple):
    """A closing that was entered by the day, and why it does not hold: what the item lacked on its
    day, and `closer` where nobody is named. It holds where there is nothing of that."""

    closing: Closing
    lacks: tuple[Lack, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.lacks


class ItemState(NamedTuple):
    """How one item stands on the day."""

    item: Item
    status: str
    deadline: date | None = None  # with the extension, or by the ledger's days for work at once
    days_over: int | None = None
    progress: Progress | None = None  # the last that counts
    unit: str = ""  # id of the unit that answers
    number: Tally | None = None  # by count
    amount: Tally | None = None
    channels: tuple[ChannelState, ...] = ()
    ways: tuple[tuple[str, Fraction], ...] = ()
    metrics: tuple[MetricState, ...] = ()
    tasks: tuple[TaskState, ...] = ()
    lacks: tuple[Lack, ...] = ()
    rules: Fraction | None = None
    people: Fraction | None = None
    closings: tuple[ClosingState, ...] = ()  # by the day, the earliest first
    relapse: date | None = None  # the day of the relapse that is not put right yet
    at_once: bool = False  # the deadline is that of the ledger for work at once


class Group(NamedTuple):
    """Several items together: all, those of a unit, of a source, of a category.

    `by_status` has every status in order; `counts` sums by the unit of counting, for things of
    different kinds are not added up; `amount` is in 元.
    """

    key: str
    name: str
    items: int
    by_status: Mapping[str, int]
    amount: Tally
    counts: Mapping[str, Tally]
    rules: Fraction = ZERO
    people: Fraction = ZERO

    @property
    def finished(self) -> int:
        """Items that are done or struck off."""
        return self.by_status.get("done", 0) + self.by_status.get("closed", 0)

    @property
    def rate(self) -> Fraction | None:
        """Finished items ÷ all items."""
        return Fraction(self.finished, self.items) if self.items else None


class LedgerStatus(NamedTuple):
    """A whole ledger on a day (None: no day is known, so that nothing is overdue)."""

    ledger: Ledger
    as_of: date | None
    items: tuple[ItemState, ...]
    whole: Group
    by_unit: tuple[Group, ...] = ()
    by_source: tuple[Group, ...] = ()
    by_category: tuple[Group, ...] = ()
    findings: tuple[Finding, ...] = ()
    days: tuple[tuple[str, date | None], ...] = ()  # of several ledgers: title and day of each
