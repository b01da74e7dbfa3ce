"""Texts that differ only in their number: what one of them means, all of them mean."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from perfeval.batch.tables.cells_in import Said, plain_numbers
from perfeval.columns.block import GIVEN
from perfeval.model.quantity import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.batch.tables.numbers_in import Numbers

# types of cells whose meaning is the number times what the unit makes of 1
KINDS = frozenset(("quantity", "number", "share", "money"))
_LINEAR = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,9}))?([^0-9]{0,8})")
_TAIL = re.compile(r"[^0-9]{1,8}\Z")
# with these a number is a date, a time, a range or a fraction
_OTHERWISE = tuple("年月日号季-./:~/\\～—至到、,，+")


def linear(meaning: Callable[[str], Said]) -> Callable[[str], Said]:
    """The same meanings, the unit asked for once."""
    units: dict[str, Said | None] = {}

    def said(text: str) -> Said:
        found = _LINEAR.fullmatch(text)
        if found is None:
            return meaning(text)
        sign, whole, decimals, rest = found.groups("")
        if rest not in units:
            units[rest] = unit_of(rest, meaning)
        one = units[rest]
        if one is None or one.value is None:
            return meaning(text)
        value = Fraction(int(sign + whole + decimals), 10 ** len(decimals))
        return one._replace(value=value * one.value if one.value != 1 else value)

    return said


def unit_of(rest: str, meaning: Callable[[str], Said]) -> Said | None:
    """What 1 of the unit means; None where other numbers may mean something else."""
    if rest.startswith(_OTHERWISE):
        return None
    one = meaning(f"1{rest}")
    plain = one.value is not None and one.high is None and not one.odd and one.state == GIVEN
    return one if plain and one.form.kind == NUMBER else None


def suffixed(cells: pa.Array) -> tuple[Numbers, str] | None:
    """A column of texts that are all plain decimals with one and the same unit, or empty."""
    if not pa.types.is_string(cells.type) or cells.null_count == len(cells):
        return None
    first = next((text for text in cells.slice(0, 100).to_pylist() if text), "")
    tail = _TAIL.search(first)
    if tail is None or tail[0].startswith(_OTHERWISE):
        return None
    unit = tail[0]
    blank = pc.equal(cells, "")
    if blank.true_count:
        cells = pc.if_else(blank, pa.scalar(None, pa.string()), cells)
    if not pc.all(pc.ends_with(cells, unit)).as_py():
        return None
    bare = pc.utf8_slice_codeunits(cells, 0, stop=-len(unit))
    found = plain_numbers(bare)
    return None if found is None else (found, unit)
