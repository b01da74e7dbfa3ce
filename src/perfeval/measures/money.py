"""Amounts of fund lines as of a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.model.funds import Dated, FundLine, Funds


def until(entries: tuple[Dated, ...], as_of: date | None, start: date | None = None) -> Fraction:
    """Money dated up to `as_of` (and from `start` on, when given); undated money always counts."""
    total = Fraction(0)
    for entry in entries:
        if entry.date is not None:
            if as_of is not None and entry.date > as_of:
                continue
            if start is not None and entry.date < start:
                continue
        total += entry.amount
    return total


def budget(line: FundLine, as_of: date | None) -> Fraction | None:
    """全年预算数: the budget with its adjustments, or the initial budget with them."""
    base = line.budget if line.budget is not None else line.initial_budget
    if base is None:
        return None
    return until(base, as_of) + until(line.adjustments, as_of)


def initial_budget(line: FundLine, as_of: date | None) -> Fraction | None:
    return None if line.initial_budget is None else until(line.initial_budget, as_of)


def arrived(line: FundLine, as_of: date | None) -> Fraction | None:
    return None if line.arrived is None else until(line.arrived, as_of)


def spent(line: FundLine, as_of: date | None, start: date | None = None) -> Fraction | None:
    """Money spent up to `as_of`; with `start` only what was spent from that day on."""
    if line.cumulative is not None:
        reached = [c for c in line.cumulative if as_of is None or c.as_of <= as_of]
        total = max(reached).spent if reached else Fraction(0)
        return total - before(line, start, as_of) if start is not None else total
    if line.spent is None:
        return None
    return until(line.spent, as_of, start)


def before(line: FundLine, start: date | None, as_of: date | None = None) -> Fraction:
    """What had been spent before `start`, of what is dated up to `as_of`."""
    if start is None:
        return Fraction(0)

    def counts(day: date) -> bool:
        return day < start and (as_of is None or day <= as_of)

    if line.cumulative is not None:
        reached = [c for c in line.cumulative if counts(c.as_of)]
        return max(reached).spent if reached else Fraction(0)
    dated = [e.amount for e in line.spent or () if e.date is not None and counts(e.date)]
    return sum(dated, Fraction(0))


def due(line: FundLine, as_of: date | None) -> tuple[Fraction, Fraction] | None:
    """(arrived in time, due): instalment by instalment, an early one never paying a later one's delay.

    A due date without an amount stands for the whole budget; an amount without a date is due by
    the day of the report.
    """
    if line.due is None or line.arrived is None:
        return None
    whole = budget(line, as_of) or Fraction(0)
    parts = [(d.date, d.amount if d.amount >= 0 else whole) for d in line.due]
    if len(parts) == 1:
        day, amount = parts[0]
        return until(line.arrived, _earlier(day, as_of)), amount
    in_time = owed = Fraction(0)
    for day, amount in sorted(parts, key=lambda part: (part[0] is None, part[0] or date.max)):
        if day is not None and as_of is not None and day > as_of:
            continue
        reached = until(line.arrived, _earlier(day, as_of))
        in_time += min(max(reached - owed, Fraction(0)), amount)
        owed += amount
    return in_time, owed


def _earlier(day: date | None, as_of: date | None) -> date | None:
    return min((d for d in (day, as_of) if d is not None), default=None)


def chosen(funds: Funds, lines: tuple[str, ...]) -> tuple[FundLine, ...]:
    """The lines named by id, name or source, none counted twice; by default all without `of`."""
    if not lines:
        return tuple(line for line in funds.lines if not line.of)
    named = [line for line in funds.lines if {line.id, line.name, line.source} & set(lines)]
    return tuple(line for line in named if not _inside(line, named, funds))


def _inside(line: FundLine, others: list[FundLine], funds: Funds) -> bool:
    """Whether the line is part of one of the others, whose amounts hold its own already."""
    seen = [line]
    while seen[-1].of:
        of = seen[-1].of
        above = next((x for x in funds.lines if of in (x.id, x.name)), None)
        if above is None or above in seen:
            return False
        if above in others:
            return True
        seen.append(above)
    return False


def circle(line: FundLine, funds: Funds) -> list[FundLine]:
    """The lines of a circle of `of` that the line stands in, from the first of the table on."""
    above = line
    ring = [line]
    while above.of:
        of = above.of
        found = next((x for x in funds.lines if of in (x.id, x.name)), None)
        if found is None:
            return []
        if found is line:
            first = min(range(len(ring)), key=lambda n: funds.lines.index(ring[n]))
            return ring[first:] + ring[:first]
        if found in ring:
            return []
        above = found
        ring.append(found)
    return []


def unknown(funds: Funds, lines: tuple[str, ...]) -> list[str]:
    """Names that fit no line."""
    known = {key for line in funds.lines for key in (line.id, line.name, line.source) if key}
    return [name for name in lines if name not in known]


def total(parts: list[Fraction | None]) -> Fraction | None:
    """The sum of what is given; None when nothing is."""
    given = [part for part in parts if part is not None]
    return sum(given, Fraction(0)) if given else None
