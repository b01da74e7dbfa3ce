"""Texts of figures as cells of columns, each read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.batch.folder.plain_numbers import plain_number
from perfeval.columns.block import ABSENT, BARE, MOST_FORMS, Column, form_of
from perfeval.model.quantity import Quantity, from_date, parse_date, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.columns.block import Form

FINEST = 6
MOST = 100_000
LARGEST = 2**40
# what a text is read as
FIGURE, DAY, COUNT, DATUM = range(4)
NONE, BAD = 0, 1  # the numbers of a cell that is empty, and of one that no column holds


class Cell(NamedTuple):
    """A figure as a column holds it: value × 10^digits, exactly."""

    units: int
    digits: int
    form: Form


class CellTexts:
    """Texts of one kind by their numbers; the arrays have their cells."""

    def __init__(self, kind: int) -> None:
        self.kind = kind
        self.clear()

    def clear(self) -> None:
        """Forgets all; numbers given before mean nothing any more."""
        self.known: dict[str, int] = {}
        self.texts: list[str] = ["", ""]
        self.forms: dict[Form, int] = {}
        self.cells: Any = np.zeros((1_000, 3), np.int64)

    def numbers(self, texts: Sequence[str]) -> Any:
        """The numbers of texts as a file has them, in their quotes."""
        known = self.known
        try:
            found = [known[text] for text in texts]
        except KeyError:
            found = [known.get(text) or self.number(text) for text in texts]
        return np.array(found, np.int32)

    def number(self, text: str) -> int:
        bare = text[1:-1] if text[:1] in ("'", '"') and self.kind != COUNT else text
        found = self.known[text] = self.add(bare)
        return found

    def constant(self, text: str) -> int:
        """The number of a text as it has been read."""
        key = f"\n{text}"  # no value goes over a line
        if key not in self.known:
            self.known[key] = self.add(text)
        return self.known[key]

    def add(self, text: str) -> int:
        cell = _READ[self.kind](text)
        if cell is None:
            return BAD
        number = len(self.texts)
        self.texts.append(text)
        if number >= len(self.cells):
            self.cells = np.concatenate([self.cells, np.zeros_like(self.cells)])
        form = self.forms.setdefault(cell.form, len(self.forms))
        self.cells[number] = cell.units, cell.digits, form
        return number

    def column(self, numbers: Any) -> Column:
        """Cells by their numbers, those that are none (or bad) left empty; one at least is there.
        More forms than a column has are an error."""
        units, digits, form = self.cells[numbers].T
        there = numbers > BAD
        most = int(digits.max())
        values = units * (10 ** (most - digits))
        codes = form if there.all() else form[there]
        first = int(codes[0])
        if (codes == first).all():
            forms = (self._form(first),)
            places: Any = 0 if there.all() else np.where(there, 0, ABSENT).astype(np.uint8)
            return Column(values, 10**most, forms, places)
        own, which = np.unique(codes, return_inverse=True)
        if len(own) > MOST_FORMS:
            raise OverflowError
        places = np.full(len(numbers), ABSENT, np.uint8)
        places[there] = which
        return Column(values, 10**most, tuple(map(self._form, own.tolist())), places)

    def _form(self, number: int) -> Form:
        return list(self.forms)[number]


def _figure(text: str) -> Cell | None:
    plain = plain_number(text)
    if plain is not None and plain[0] < LARGEST:
        return Cell(*plain)
    return _cell(quantity(text))


def _day(text: str) -> Cell | None:
    found = parse_date(text)
    return None if found is None else _cell(from_date(found))


def _count(text: str) -> Cell | None:
    """A whole number in the plainest way; others have their own reader."""
    if not (text.isascii() and text.isdigit()) or len(text) > 9 or (text[0] == "0" and text != "0"):
        return None
    return Cell(int(text), 0, BARE)


def _datum(text: str) -> Cell | None:
    """A number that stands by itself: with a sign before it the ordinary reader refuses it."""
    found = _figure(text)
    return None if found is None or found.form.op else found


_READ = {FIGURE: _figure, DAY: _day, COUNT: _count, DATUM: _datum}


def _cell(found: Any) -> Cell | None:
    if not isinstance(found, Quantity) or found.lo != found.hi:
        return None  # ranges are for the kernel
    form = form_of(found)
    if form is None:
        return None
    for digits in range(FINEST + 1):
        units = found.lo * 10**digits
        if units.denominator == 1:
            return Cell(int(units), digits, form) if abs(units) < LARGEST else None
    return None
