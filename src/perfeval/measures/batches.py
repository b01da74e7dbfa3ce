"""Batches of money over the years: what is carried in, what is new, what is spent, what is left.

The year is that of the day that is counted to. A batch belongs to its budget year: the year of its
day, or the one written with the line, as when next year's money is handed down early.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.matching import matched
from perfeval.measures.money import before, spent
from perfeval.measures.period import budget_year

if TYPE_CHECKING:
    from perfeval.model.funds import Dated, FundLine, Funds

ZERO = Fraction(0)


class Batch(NamedTuple):
    """One line or several together, in 元: carried + new − used = balance − early.

    `issued` is all that was handed down by the day, `early` what of it belongs to a later budget
    year; `used` is spent in the year, `spent` in all.
    """

    line: FundLine | None
    days: tuple[date, ...]
    documents: tuple[str, ...]
    issued: Fraction
    carried: Fraction
    new: Fraction
    early: Fraction
    used: Fraction
    spent: Fraction
    known: bool = True

    @property
    def balance(self) -> Fraction:
        return self.issued - self.spent

    @property
    def available(self) -> Fraction:
        """The year's budget: carried in and new."""
        return self.carried + self.new

    @property
    def year_rate(self) -> Fraction | None:
        return self.used / self.available if self.available > 0 else None

    @property
    def rate(self) -> Fraction | None:
        return self.spent / self.issued if self.issued > 0 else None


class Batches(NamedTuple):
    """The batches of a year up to a day, their sum, and each batch with its local matching."""

    year: int
    as_of: date | None
    rows: tuple[Batch, ...]
    total: Batch
    matched: tuple[tuple[Batch, tuple[Batch, ...], Batch], ...]


def batches(
    funds: Funds, as_of: date | None, period: tuple[date | None, date | None] = (None, None)
) -> Batches | None:
    """The batches as of a day, else of the period's end; money without a day is the period's own.

    None where nothing was handed down yet, and where no batch has a day or a budget year, so that
    nothing could be told apart.
    """
    day = as_of or period[1]
    if day is None:
        return None
    rows = [batch(line, as_of, day.year, period) for line in funds.lines if not line.of]
    rows = [one for one in rows if one.issued or one.spent]
    if not any(one.days or (one.line is not None and budget_year(one.line)) for one in rows):
        return None
    whole = together(rows)
    return Batches(day.year, as_of, tuple(rows), whole, tuple(_matched(rows, funds)))


def _entries(line: FundLine) -> tuple[Dated, ...]:
    base = line.budget if line.budget is not None else line.initial_budget
    return (*(base or ()), *line.adjustments)


def batch(
    line: FundLine, as_of: date | None, year: int,
    period: tuple[date | None, date | None] = (None, None),
) -> Batch:  # fmt: skip
    """One line; money without a day is the period's own, or of the line's own year."""
    home, written = _home(line, year, period), budget_year(line)
    entries = [e for e in _entries(line) if _counts(e, as_of, written or home, year)]
    start = date(year, 1, 1)
    older = new = early = ZERO
    for entry in entries:
        own = written or (entry.date.year if entry.date is not None else home)
        if own < year:
            older += entry.amount
        elif own > year:
            early += entry.amount
        else:
            new += entry.amount
    gone, whole = before(line, start), spent(line, as_of)
    undated = sum((e.amount for e in line.spent or () if e.date is None), ZERO)
    if line.cumulative is None and whole is not None:
        paid = max(home, written or home)  # money is not spent before it is there
        whole -= undated if paid > year else ZERO
        gone += undated if paid < year else ZERO
    days = tuple(sorted({e.date for e in entries if e.date is not None}))
    documents = tuple(dict.fromkeys(e.doc_no for e in entries if e.doc_no))
    used = (whole or ZERO) - gone if whole is not None else ZERO
    return Batch(
        line, days, documents, older + new + early, older - gone, new, early, used,
        whole or ZERO, whole is not None,
    )  # fmt: skip


def _home(line: FundLine, year: int, period: tuple[date | None, date | None]) -> int:
    """The year of what has no day: the one counted to, held within the period; no later than the
    first spending, which it paid for."""
    start, end = period
    home = min(year, end.year) if end is not None else year
    home = max(home, start.year) if start is not None else home
    days = [e.date for e in line.spent or () if e.date is not None]
    days += [c.as_of for c in line.cumulative or ()]
    return min([home, *(day.year for day in days)])


def _counts(entry: Dated, as_of: date | None, own: int, year: int) -> bool:
    """Whether the money is there by the day; without a day of its own, once its year has come."""
    if entry.date is None:
        return own <= year
    return as_of is None or entry.date <= as_of


def together(rows: list[Batch]) -> Batch:
    """Several batches as one."""

    def whole(key: str) -> Fraction:
        return sum((getattr(one, key) for one in rows), ZERO)

    return Batch(
        None, (), (), whole("issued"), whole("carried"), whole("new"), whole("early"),
        whole("used"), whole("spent"), all(one.known for one in rows),
    )  # fmt: skip


def _matched(rows: list[Batch], funds: Funds) -> list[tuple[Batch, tuple[Batch, ...], Batch]]:
    """Each batch that has local matching, the matching, and both together; what adds to money that
    adds to a batch goes with that batch."""
    heads = [matched(one.line, funds) if one.line is not None else None for one in rows]
    found = []
    for one in rows:
        local = [other for other, head in zip(rows, heads, strict=True) if _is(head, one)]
        if local:
            found.append((one, tuple(local), together([one, *local])))
    return found


def _is(head: FundLine | None, one: Batch) -> bool:
    return head is not None and head is one.line
