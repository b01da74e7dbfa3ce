"""Days on the axis of a line chart: as worksheets count them, and how often one is named."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY_ZERO = 693_594  # the ordinal of day 0 of a worksheet
MOST = 12  # names below the axis
NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONTHS, YEARS, DAYS = "months", "years", "days"
SHORT = 70  # days of a period whose days are named rather than months


class Unit(NamedTuple):
    """A name every `every` units of the axis, in a format of worksheets."""

    kind: str
    every: int
    format: str


def serials(chart: dict[str, Any]) -> list[int]:
    """The categories as days of a worksheet; empty where they are names."""
    return [day.toordinal() - DAY_ZERO for day in chart.get("days") or ()]


def unit_of(chart: dict[str, Any]) -> Unit:
    """What the axis names: days of a short period, months, years of a long one."""
    first, last = min(chart["days"]), max(chart["days"])
    days = (last - first).days
    if days <= SHORT:
        return Unit(DAYS, max(1, -(-days // (MOST // 2))), "m-d")
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > 60:
        return Unit(YEARS, max(1, -(-months // (12 * MOST))), "yyyy")
    every = next(n for n in (1, 2, 3, 6) if months <= n * MOST)
    if first.year != last.year:
        return Unit(MONTHS, every, "yyyy-mm")
    return Unit(MONTHS, every, "mmm" if chart.get("lang") == "en" else 'm"月"')


def ticks(chart: dict[str, Any]) -> Iterator[tuple[date, str]]:
    """The named days with their names, for programs that have no axis of days."""
    unit = unit_of(chart)
    day, last = min(chart["days"]), max(chart["days"])
    start = day
    n = 0
    while day <= last:
        yield day, _named(day, unit)
        n += unit.every
        day = start + timedelta(n) if unit.kind == DAYS else _later(start, n, unit.kind)


def _later(start: date, n: int, kind: str) -> date:
    months = start.year * 12 + start.month - 1 + n * (12 if kind == YEARS else 1)
    year, month = divmod(months, 12)
    if year > 9999:
        return date.max
    return date(year, month + 1, min(start.day, 28))


def _named(day: date, unit: Unit) -> str:
    if unit.kind == DAYS:
        return f"{day.month}-{day.day}"
    if unit.kind == YEARS:
        return str(day.year)
    if unit.format == "mmm":
        return NAMES[day.month - 1]
    return f"{day.month}月" if "月" in unit.format else f"{day.year}-{day.month:02}"
