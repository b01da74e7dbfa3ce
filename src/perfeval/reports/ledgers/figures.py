"""Numbers, days and names of a ledger as its papers print them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.i18n.ledger_words import say
from perfeval.ledger.statuses import word
from perfeval.model.quantity import FLAG
from perfeval.model.rounding import fixed, percent, plain, rounded
from perfeval.reports import figures
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from perfeval.ledger.records import LedgerStatus, Tally
    from perfeval.model.quantity import Quantity

USUAL = Fraction(10_000)
DIGITS = 4  # most decimals of an amount: 亿元 to the 万元, 万元 to the 元


class Printer:
    """The one way in which a status is printed: its language, unit and decimals."""

    def __init__(self, status: LedgerStatus, lang: str) -> None:
        self.status, self.lang = status, lang
        self.ledger = status.ledger
        self.factor = self.ledger.factor or USUAL
        amounts = [value for value in _amounts(status) if value is not None]
        self.digits = min(figures.money_digits(amounts, self.factor), DIGITS)
        self.money_said = any(amounts)
        self.units = {unit.id: flat(unit.name) or unit.id for unit in self.ledger.units}
        self.sources = {one.id: flat(one.title) or one.id for one in self.ledger.sources}

    def __call__(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def joined(self, key: str, parts: Iterable[str]) -> str:
        return self(key).join(part for part in parts if part)

    def day(self, value: date | None) -> str:
        if value is None:
            return ""
        return self("day", year=value.year, month=value.month, day=value.day)

    def cell_day(self, value: date | None) -> str:
        """A day in a table: short, so that no column breaks it."""
        return "" if value is None else value.isoformat()

    def money(self, value: Fraction | None) -> str:
        """An amount in the ledger's unit: two decimals, more up to four where it has them."""
        if value is None:
            return ""
        own = min(figures.money_digits((value,), self.factor), self._most(value))
        return fixed(value / self.factor, own)

    def number(self, value: Fraction) -> str:
        """An amount in prose, without its unit."""
        return plain(value / self.factor, self._most(value))

    def _most(self, value: Fraction) -> int:
        """What is there is not printed as nothing."""
        tiny = value and not rounded(value / self.factor, DIGITS)
        return figures.FINEST if tiny else DIGITS

    def cut(self, values: Iterable[Fraction]) -> bool:
        """Whether any of the amounts is rounded where it is printed."""
        return any(Fraction(self.money(value)) != value / self.factor for value in values)

    def off(self, parts: Iterable[Fraction], whole: Fraction) -> Fraction:
        """What the printed parts sum to beyond the printed total."""
        return sum((Fraction(self.money(part)) for part in parts), Fraction(0)) - Fraction(
            self.money(whole)
        )

    def amount(self, value: Fraction) -> str:
        """An amount in prose, with its unit."""
        return self("amount", n=self.number(value), unit=self.ledger.unit)

    def count(self, value: Fraction, unit: str) -> str:
        return self("counted", n=plain(value, 4), unit=flat(unit)).strip()

    def rate(self, value: Fraction | None) -> str:
        return figures.rate(value)

    def quantity(self, value: Quantity | None) -> str:
        """A quantity as it was written; what is not there is not stated."""
        if value is None:
            return self("not_stated")
        if value.text and value.kind != FLAG:
            return value.text.strip()
        return percent(value.lo) if value.scale != 1 else plain(value.lo) + value.unit

    def unit(self, key: str) -> str:
        return self.units.get(key, flat(key))

    def names(self, keys: Iterable[str]) -> str:
        return self.joined("list", (self.unit(key) for key in keys))

    def source(self, key: str) -> str:
        return self.sources.get(key, flat(key))

    def word(self, name: str) -> str:
        return word(name, self.lang)

    def stated(self, text: str) -> str:
        return text or self("not_stated")

    def as_of(self) -> str:
        day = self.status.as_of
        if day is None:
            return self("own_days" if any(own for _, own in self.status.days) else "no_day")
        return self("as_of", day=self.day(day))


def _amounts(status: LedgerStatus) -> Iterator[Fraction | None]:
    """Every amount that a table prints."""
    for state in status.items:
        yield from parts(state.amount)
        for channel in state.channels:
            yield channel.found
            yield channel.done


def parts(tally: Tally | None) -> tuple[Fraction, ...]:
    return () if tally is None else (tally.found, tally.done, tally.unstated, tally.alone)
