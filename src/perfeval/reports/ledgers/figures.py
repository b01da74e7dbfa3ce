"""Numbers, days and names of a ledger as its papers print them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.i18n.ledger_words import say
from perfeval.ledger.statuses import word
from perfeval.model.quantity import FLAG
from perfeval.model.rounding import fixed, percent, plain
from perfeval.reports import figures
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from perfeval.ledger.records import LedgerStatus, Tally
    from perfeval.model.quantity import Quantity

USUAL = Fraction(10_000)


class Printer:
    """The one way in which a status is printed: its language, unit and decimals."""

    def __init__(self, status: LedgerStatus, lang: str) -> None:
        self.status, self.lang = status, lang
        self.ledger = status.ledger
        self.factor = self.ledger.factor or USUAL
        amounts = [value for value in _amounts(status) if value is not None]
        self.digits = figures.money_digits(amounts, self.factor)
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
        """An amount in the ledger's unit, all with the same decimals."""
        return "" if value is None else fixed(value / self.factor, self.digits)

    def amount(self, value: Fraction) -> str:
        """An amount in prose, with its unit."""
        return self("amount", n=plain(value / self.factor, 6), unit=self.ledger.unit)

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
