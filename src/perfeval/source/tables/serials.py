"""Days as spreadsheets count them, as texts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_LAST = 2958466  # the day after 9999-12-31
_FALSE_LEAP_DAY = 60  # 1900-02-29, which never was
_SECONDS = 86400


class Shown(NamedTuple):
    """A moment as text; `whole` is False where the format leaves a part of it out."""

    text: str
    whole: bool = True


def shown(number: Decimal, parts: str, chinese: bool, since_1904: bool) -> Shown | None:
    """A held number of days in a format with these parts; None when it is no day."""
    if number < 0 or number >= _LAST:
        return None
    seconds = int((number * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP))
    days, rest = divmod(seconds, _SECONDS)
    if "H" in parts or not set(parts) & set("yMd"):
        hours = days * 24 if "H" in parts else 0
        if "H" in parts or days == 0:
            return Shown(_clock(rest, hours))
    day = _day(days, since_1904)
    if day is None:
        return None
    clock = f" {_clock(rest)}" if rest and set(parts) & set("hms") else ""
    if "y" in parts and "M" in parts and "d" not in parts and day.day == 1 and not clock:
        year = f"{day.year:04}"
        return Shown(f"{year}年{day.month}月" if chinese else f"{year}-{day.month:02}")
    if set(parts) == {"y"} and (day.month, day.day) == (1, 1):
        return Shown(f"{day.year:04}年" if chinese else f"{day.year:04}")
    return Shown(day.isoformat() + clock, {"y", "M", "d"} <= set(parts))


def _day(days: int, since_1904: bool) -> date | None:
    try:
        if since_1904:
            return date(1904, 1, 1) + timedelta(days)
        if days == _FALSE_LEAP_DAY or days == 0:
            return None
        return date(1899, 12, 31 if days < _FALSE_LEAP_DAY else 30) + timedelta(days)
    except OverflowError:
        return None


def _clock(seconds: int, hours: int = 0) -> str:
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    text = f"{hour + hours:02}:{minute:02}"
    return f"{text}:{second:02}" if second else text
