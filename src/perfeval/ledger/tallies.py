"""An item's completion by count and by amount, from the last running totals that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.records import ZERO, ChannelState, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
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
    """By amount; None where no money is spoken of. What is put right of one channel fills no other."""
    whole = found_amount(found)
    last = next((entry for entry in reversed(entries) if put_right(entry) is not None), None)
    done = put_right(last) if last is not None else None
    before, after = _channels(found), _by(last.amounts if last is not None else (), "channel")
    named = {channel: value for channel, value in after.items() if channel}
    if whole is None or last is None or done is None or not before or not named:
        return tally(whole, done, None, bool(entries))
    whole, done = max(whole, ZERO), max(done, ZERO)
    kept = sum((min(v, before.get(c, ZERO)) for c, v in named.items() if v > 0), ZERO)
    # what names no channel may be of any; so may what is beyond the channels that were listed
    free = max(done - sum(named.values(), ZERO), ZERO)
    spare = max(whole - sum(before.values(), ZERO), ZERO)
    strange = sum((v for c, v in named.items() if c not in before and v > 0), ZERO)
    kept = min(kept + min(strange, spare) + free, whole)
    silent = sum((max(v, ZERO) for c, v in before.items() if c not in named), ZERO)
    unstated = min(silent, whole - kept) if last.amount is None and not free else ZERO
    return Tally(whole, kept, ZERO, unstated, max(done - kept, ZERO))


def marked(tally: Tally | None, entries: tuple[Progress, ...], back: date | None) -> Tally | None:
    """The same of a relapsed item: what is put right stood before the relapse, unless a number has
    been given since."""
    if tally is None or any(_numbered(e) for e in entries if back is not None and e.date > back):
        return tally
    return tally._replace(back=tally.done)


def _numbered(entry: Progress) -> bool:
    return entry.done is not None or put_right(entry) is not None


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
    before, after = _channels(found), _by(_parts(entries), "channel")
    return tuple(_channel(name, before, after.get(name)) for name in {**before, **after} if name)


def _channel(name: str, before: dict[str, Fraction], done: Fraction | None) -> ChannelState:
    """Only beside channels that were found is there anything to cut at."""
    own = before.get(name)
    most = own if before else None
    if before and own is None:
        most = ZERO
    if done is None or most is None:
        return ChannelState(name, own, done)
    kept = min(done, max(most, ZERO))
    return ChannelState(name, own, kept, done - kept)


def ways(entries: tuple[Progress, ...]) -> tuple[tuple[str, Fraction], ...]:
    """Put right by way: 追缴, 归还原渠道, 统筹盘活 …"""
    return tuple((way, value) for way, value in _by(_parts(entries), "way").items() if way)


def last(entries: tuple[Progress, ...], name: str) -> Fraction | None:
    """The last stated running total of a key."""
    return next((v for e in reversed(entries) if (v := getattr(e, name)) is not None), None)


def _channels(found: Found | None) -> dict[str, Fraction]:
    sums = _by(found.amounts if found is not None else (), "channel")
    return {name: value for name, value in sums.items() if name}


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
