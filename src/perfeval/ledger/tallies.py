"""An item's completion by count and by amount, from the last running totals that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.records import ZERO, ChannelState, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from perfeval.model.ledger import Amount, Found, Progress


def found_amount(found: Found | None) -> Fraction | None:
    """The money of a problem: as stated, else the sum of its channels."""
    if found is None:
        return None
    if found.amount is not None or not found.amounts:
        return found.amount
    return _sum(found.amounts)


def put_right(entry: Progress) -> Fraction | None:
    """The money put right by an entry's day: as stated, else the sum of its parts."""
    if entry.amount is not None or not entry.amounts:
        return entry.amount
    return _sum(entry.amounts)


def amount(found: Found | None, entries: tuple[Progress, ...]) -> Tally | None:
    """By amount; None where no money is spoken of."""
    whole = found_amount(found)
    stated = [value for entry in entries if (value := put_right(entry)) is not None]
    return tally(whole, stated[-1] if stated else None, None, bool(entries))


def count(found: Found | None, entries: tuple[Progress, ...]) -> Tally | None:
    """By count; None where nothing is counted."""
    whole = found.number if found is not None else None
    done = [e.done for e in entries if e.done is not None]
    adjusted = [e.adjusted for e in entries if e.adjusted is not None]
    return tally(
        whole, done[-1] if done else None, adjusted[-1] if adjusted else None, bool(entries)
    )


def tally(
    whole: Fraction | None, done: Fraction | None, adjusted: Fraction | None, begun: bool
) -> Tally | None:
    """What became of what was found. `begun`: without any progress nothing is done, which is
    known; with progress that gives no number it is not."""
    if whole is None:
        if done is None and adjusted is None:
            return None
        return Tally(alone=(done or ZERO) + (adjusted or ZERO))
    whole = max(whole, ZERO)
    if done is None and adjusted is None:
        return Tally(found=whole, unstated=whole if begun else ZERO)
    given, other = max(done or ZERO, ZERO), max(adjusted or ZERO, ZERO)
    kept = min(given, whole)
    counted = min(other, whole - kept)
    return Tally(whole, kept, counted, ZERO, given + other - kept - counted)


def channels(found: Found | None, entries: tuple[Progress, ...]) -> tuple[ChannelState, ...]:
    """Found and put right by channel, in the order in which channels are named."""
    before = _by(found.amounts if found is not None else (), "channel")
    after = _by(_parts(entries), "channel")
    return tuple(ChannelState(c, before.get(c), after.get(c)) for c in {**before, **after} if c)


def ways(entries: tuple[Progress, ...]) -> tuple[tuple[str, Fraction], ...]:
    """Put right by way: 追缴, 归还原渠道, 统筹盘活 …"""
    return tuple((way, value) for way, value in _by(_parts(entries), "way").items() if way)


def last(entries: tuple[Progress, ...], name: str) -> Fraction | None:
    """The last stated running total of a key."""
    return next((v for e in reversed(entries) if (v := getattr(e, name)) is not None), None)


def _parts(entries: tuple[Progress, ...]) -> tuple[Amount, ...]:
    return next((e.amounts for e in reversed(entries) if e.amounts), ())


def _by(amounts: Iterable[Amount], name: str) -> dict[str, Fraction]:
    sums: dict[str, Fraction] = {}
    for one in amounts:
        key = getattr(one, name)
        sums[key] = sums.get(key, ZERO) + one.amount
    return sums


def _sum(amounts: Iterable[Amount]) -> Fraction:
    return sum((one.amount for one in amounts), ZERO)
