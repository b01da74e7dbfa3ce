"""What every part of a monitoring paper reads: the record, its language, how figures are printed."""

from __future__ import annotations

import calendar
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.monitoring_words import TEXTS, say
from perfeval.model.monitoring import FundProgress
from perfeval.model.rounding import fixed, plain
from perfeval.reports import figures
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from perfeval.model.monitoring import GoalProgress, Monitored
    from perfeval.model.quantity import Quantity
    from perfeval.reports.words import Words

DECIMALS = 2  # of a value that is reckoned


class View(NamedTuple):
    """A monitored project in a language; `digits` are the decimals of its amounts."""

    m: Monitored
    lang: str
    words: Words
    digits: int

    def t(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def of_period(self, key: str, **values: object) -> str:
        """The text of a period of several years, where it differs from that of a year."""
        own = f"{key}.period"
        return self.t(own if not self.annual and own in TEXTS else key, **values)

    @property
    def annual(self) -> bool:
        return self.m.start.year == self.m.end.year

    def money(self, value: Fraction | None) -> str:
        return figures.money(value, self.m.factor, self.digits)

    def points(self, lag: Fraction) -> str:
        """A distance of shares in percentage points, without its sign."""
        return fixed(abs(lag) * 100, 2)

    def gap(self, lag: Fraction | None) -> str:
        """What is behind the schedule with a minus, what is ahead of it with a plus."""
        if lag is None:
            return ""
        text = self.points(lag)
        return ("-" if lag > 0 else "+" if lag < 0 else "") * bool(text.strip("0.")) + text

    def day(self, value: date) -> str:
        return figures.day(value, self.words)

    def span(self) -> str:
        """What the columns of the table cover: 1-7月, or up to a day that ends no month."""
        return span(self.m.start, min(self.m.as_of, self.m.end), self.lang)


def lag(row: FundProgress | GoalProgress) -> Fraction | None:
    """How far a line or a goal is behind its schedule (negative: ahead); None where nothing is to
    be compared."""
    reached = row.rate if isinstance(row, FundProgress) else row.completion
    if row.gap is None or row.due is None or reached is None:
        return None
    return row.due - reached


def view_of(m: Monitored, lang: str, words: Words) -> View:
    rows = [*m.lines, *([m.total] if m.total is not None else [])]
    values = [v for row in rows for v in (row.initial_budget, row.budget, row.spent, row.stated)]
    return View(m, lang, words, figures.money_digits(values, m.factor))


def span(start: date, end: date, lang: str) -> str:
    """The time from `start` to `end` as the head of a column says it."""
    names = {
        "first_name": calendar.month_abbr[start.month],
        "last_name": calendar.month_abbr[end.month],
    }
    values = {"first": start.month, "last": end.month, "day": end.day, "year": end.year, **names}
    whole = (end + timedelta(1)).day == 1 if end < end.max else True
    if start.year != end.year:
        return say("span.year" if whole else "span.whole", lang, **values)
    if start > end or not whole or start.day != 1:
        return say("span.day", lang, **values)
    return say("span.month" if start.month == end.month else "span.months", lang, **values)


def quantity(value: Quantity | None, words: Words) -> str:
    """A value as written; one that was reckoned with two decimals at most."""
    if value is None or value.text:
        return figures.quantity(value, words)
    if value.is_number and value.scale == 1:
        return plain(value.lo, DECIMALS) + value.unit
    return figures.quantity(value, words)


def reckoned(value: Quantity, given: Quantity | None, words: Words) -> str:
    """A forecast with the decimals of the value that it comes from: pieces stay whole."""
    if given is None or not value.is_number or value.text or value.scale != 1:
        return quantity(value, words)
    digits = 0
    while digits < DECIMALS and (given.lo * 10**digits).denominator != 1:
        digits += 1
    # 1.3亿元 counts in 亿: what is printed has the unit of the value as written
    return (
        quantity(value, words) if given.unit != value.unit else plain(value.lo, digits) + value.unit
    )


def name_of(goal: GoalProgress) -> str:
    return flat(goal.name)


def fund_name(line: FundProgress) -> str:
    return flat(line.name)
