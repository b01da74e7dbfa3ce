"""The cells of one indicator as its columns."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from perfeval.batch.tables import meanings as m
from perfeval.batch.tables.cells_in import (
    NOTHING,
    Read,
    Said,
    collected,
    days,
    of_numbers,
    plain_numbers,
    read_texts,
    typed,
)
from perfeval.batch.tables.linear import KINDS, linear, suffixed, unit_of
from perfeval.batch.tables.natural import natural_key
from perfeval.columns.block import ABSENT, BARE, GIVEN, MISSING, Column, LeafBlock
from perfeval.model.quantity import DATE, quantity
from perfeval.model.shape import Type
from perfeval.scoring.judging import _place
from perfeval.source.kinds import factor_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.batch.tables.sheet import Slot
    from perfeval.columns.block import Form
    from perfeval.model.indicators import Indicator

# keys that say nothing to columns but whether they are given
_FLAGS = ("reason", "evidence")
# typed columns hold these without being read cell by cell
_NUMERIC = frozenset(("quantity", "number", "integer", "share"))


class LeafColumns:
    """Collects the columns of one indicator; `odd` are rows that they can't hold."""

    def __init__(self, leaf: Indicator, n: int, explained: bool = False) -> None:
        self.leaf, self.n = leaf, n
        self.explained = explained  # a column of its own says why it does not apply
        self.columns: dict[str, Column] = {}
        self.texts: dict[str, Any] = {}
        self.odd = np.zeros(n, bool)
        self.given = np.zeros(n, bool)  # a cell of the result says something
        self.figures = np.zeros(n, bool)  # one besides reasons and why it does not apply
        self.states = np.zeros(n, np.uint8)
        self.absence: Any = None
        self.flags: dict[str, Any] = {}

    def add(self, slot: Slot) -> None:
        keys = slot.meaning.keys
        own = keys in ((), ("actual",))
        if not keys:
            keys = (natural_key(self.leaf),)
        key = keys[0]
        cells, unit = slot.cells, slot.meaning.unit
        if key in _FLAGS and len(keys) == 1:
            self.flags[key] = self.filled(cells)
        elif keys == ("not_applicable",) or keys == ("not_due",):
            self.why(read_texts(cells, m.not_applicable if key == "not_applicable" else m.not_due))
        elif keys == ("met",) and self.leaf.score.kind == "checklist":
            self.met(cells, own)
        elif key == "met" and len(keys) == 2 and self.leaf.score.kind == "checklist":
            self.met_one(keys[1], cells)
        elif keys == ("tier",) and self.leaf.score.kind == "tiers":
            self.tier(cells, own, unit)
        elif key == "data" and len(keys) == 2:
            self.put(".".join(keys), self.read(cells, Type("quantity"), m.named, unit))
        elif len(keys) == 1 and (meaning := m.of_key(key, unit)) is not None:
            made = m.alone(meaning) if own else meaning
            self.put(key, self.read(cells, m.type_of(key), made, unit))
            if key in ("actual", "target"):
                text = written(cells, unit)
                if text is not None:
                    self.texts[key] = text
        else:
            self.beyond(cells)

    def read(
        self, cells: pa.Array, kind: Type, meaning: Callable[[str], Said], unit: str = ""
    ) -> Read:
        if kind.name in _NUMERIC:
            found = typed(cells) or plain_numbers(cells)
            if found is not None:
                form, factor = in_unit(unit)
                if form is None or (kind.name != "quantity" and unit):
                    return read_texts(cells, meaning)
                read = of_numbers(found, form, factor)
                return whole_only(read) if kind.name == "integer" else read
        if kind.name in ("quantity", "date"):
            found = days(cells)
            if found is not None:
                return of_numbers(found, m.form(DATE))
        return read_texts(cells, meaning) if kind.name not in KINDS else in_units(cells, meaning)

    def put(self, key: str, read: Read) -> None:
        """One key's column."""
        if key in self.columns:
            self.take(read)
            self.odd |= np.ones(self.n, bool) if read.filled is None else read.filled
            return
        self.columns[key] = read.column
        self.take(read)

    def put_silently(self, key: str, read: Read) -> None:
        """One of several columns that the same cells make."""
        present = read.column.form != ABSENT
        if key in self.columns:
            self.odd |= present
        else:
            self.columns[key] = read.column

    def take(self, read: Read) -> None:
        if read.odd is not None:
            self.odd |= read.odd
        if read.filled is None and not read.said:
            self.given[:] = self.figures[:] = True
            return
        filled = np.ones(self.n, bool) if read.filled is None else read.filled
        self.given |= filled
        if any(one.state for one in read.said):
            states = np.array([one.state for one in (*read.said, NOTHING)], np.uint8)[read.codes]
            self.absences(states, read)
            if self.explained:
                self.odd |= states != GIVEN  # its place is another
            filled = filled & (states == GIVEN)
        self.figures |= filled

    def absences(self, states: Any, read: Read) -> None:
        self.odd |= (self.states != 0) & (states != 0)  # said twice
        self.states = np.where(states != 0, states, self.states)
        given = np.array([one.given for one in (*read.said, NOTHING)], bool)[read.codes]
        self.absence = given if self.absence is None else self.absence | given

    def why(self, read: Read) -> None:
        """not_applicable and not_due."""
        states = np.array([one.state for one in (*read.said, NOTHING)], np.uint8)[read.codes]
        self.absences(states, read)
        if read.odd is not None:
            self.odd |= read.odd
        self.given |= np.ones(self.n, bool) if read.filled is None else read.filled

    def tier(self, cells: pa.Array, own: bool, unit: str) -> None:
        """Names of tiers, and shares that stand in their place."""
        meaning = m.tier(self.leaf, own)
        read = read_texts(cells, m.alone(meaning) if own else meaning)
        every = (*read.said, NOTHING)
        kept = collected(
            [one if one.tier or one.odd else _silent(one) for one in every[:-1]], read.codes
        )
        self.put_silently("tier", kept)
        if any(one.value is not None and not one.tier for one in every):
            shares = [one if not one.tier else NOTHING for one in every[:-1]]
            self.put_silently("share", collected(shares, read.codes))
        self.take(read)

    def met(self, cells: pa.Array, own: bool) -> None:
        """A judgement of all points in one cell."""
        meaning = m.met(self.leaf)
        read = read_texts(cells, m.alone(meaning) if own else meaning)
        for at in range(len(self.leaf.score.params.items)):
            one = [Said(said.values[at], BARE) if said.values else said for said in read.said]
            self.put_silently(f"met.{at + 1}", collected(one, read.codes))
        self.take(read)

    def met_one(self, name: str, cells: pa.Array) -> None:
        """A judgement of one point, by its number, id or text."""
        at = _place(self.leaf.score.params, name)
        if at is None or f"met.{at + 1}" in self.columns:
            self.beyond(cells)
            return
        self.put(f"met.{at + 1}", read_texts(cells, m.met_value))

    def beyond(self, cells: pa.Array) -> None:
        """A key that columns don't know: rows that have it are for the scalar kernel."""
        filled = self.filled(cells)
        self.odd |= filled
        self.given |= filled

    def filled(self, cells: pa.Array) -> Any:
        from perfeval.batch.tables.wide import said

        found = said(cells)
        self.given |= found
        return found

    def block(self, present: Any = None) -> LeafBlock:
        """The leaf's part of the block; `present` are the rows in which it has a result at all."""
        given = self.given if present is None else present
        state: Any = GIVEN
        if self.absence is not None or not given.all() or not self.n:
            away = self.states != 0
            self.odd |= away & self.figures
            state = np.where(away, self.states, np.where(given, GIVEN, MISSING)).astype(np.uint8)
            if len(state) and (state == state[0]).all():
                state = int(state[0])
        return LeafBlock(
            self.columns, state, self.texts, self.flags.get("reason"), self.flags.get("evidence"),
            self.absence,
        )  # fmt: skip


def _silent(one: Said) -> Said:
    """What a cell says besides its number."""
    return one._replace(value=None, high=None)


def in_unit(unit: str) -> tuple[Form | None, Fraction]:
    """The form of bare numbers in a unit, and what it multiplies them by; None where the unit
    changes more than that."""
    if not unit:
        return BARE, Fraction(1)
    said = m.of_value(quantity("1" + unit))
    return (said.form, said.value) if said.value is not None else (None, Fraction(1))


def in_units(cells: pa.Array, meaning: Callable[[str], Said]) -> Read:
    """A column of texts whose meaning is their number times their unit."""
    found = suffixed(cells)
    if found is not None:
        one = unit_of(found[1], meaning)
        if one is not None and one.value is not None:
            return of_numbers(found[0], one.form, one.value)
    return read_texts(cells, linear(meaning))


def whole_only(read: Read) -> Read:
    """A column of whole numbers: others are odd."""
    scale = read.column.scale
    if scale == 1:
        return read
    broken = read.column.values % scale != 0
    values = read.column.values // scale
    odd = broken if read.odd is None else broken | read.odd
    return Read(read.column._replace(values=values, scale=1), read.filled, odd)


def written(cells: pa.Array, unit: str) -> Any:
    """The cells as they were written; None of typed columns, whose numbers have no written form."""
    import pyarrow.compute as pc

    kind = cells.type
    if not (pa.types.is_string(kind) or pa.types.is_dictionary(kind)):
        return None
    if unit:
        from perfeval.batch.tables.cells import with_unit
        from perfeval.batch.tables.cells_in import distinct

        known, codes = distinct(cells)
        said = [text and with_unit(text, unit) for text in known]
        return pa.array([*said, None], pa.string()).take(
            pa.array(np.where(codes < 0, len(said), codes))
        )
    return pc.utf8_trim_whitespace(cells if pa.types.is_string(kind) else cells.cast(pa.string()))


def amounts(cells: pa.Array, unit: str, factor: Fraction) -> Read:
    """A column of money in 元; bare numbers count `factor`."""
    if unit:
        factor = factor_of(unit) or factor
    found = typed(cells) or plain_numbers(cells)
    if found is not None:
        return of_numbers(found, BARE, factor)
    return in_units(cells, m.money("", factor))
