"""The cells of one leaf as quantities whose numbers are Symbols, for the rules to compute with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.columns.compiled_emit import Given
from perfeval.formula.algebra import Symbol, Value
from perfeval.model.quantity import FLAG, RANGE, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.columns.block import Form


class Refused(Exception):
    """Cells of these forms are for the scalar kernel."""


class Spelling(NamedTuple):
    """The form of a column's cells, and where their numbers stand: column numbers and scale."""

    form: Form
    number: int
    scale: int
    high: int = -1


class Cells:
    """What is given to a leaf by key; of a blend's part, the keys behind its prefix."""

    def __init__(self, spelled: Mapping[str, Spelling], prefix: str = "") -> None:
        self.spelled = spelled
        self.prefix = prefix

    def part(self, number: int) -> Cells:
        return Cells(self.spelled, f"{self.prefix}parts.{number}.")

    def has(self, key: str) -> bool:
        return self.prefix + key in self.spelled

    def any(self) -> bool:
        return any(key.startswith(self.prefix) for key in self.spelled)

    def named(self, head: str) -> list[str]:
        """What stands behind `head` in the keys."""
        whole = self.prefix + head
        return [key.removeprefix(whole) for key in self.spelled if key.startswith(whole)]

    def quantity(self, key: str) -> Quantity | None:
        cell = self.spelled.get(self.prefix + key)
        if cell is None:
            return None
        form = cell.form
        low = Symbol("var", Given(cell.number, cell.scale))
        high = low
        if form.kind == RANGE or form.op == "~":
            if cell.high < 0:
                raise Refused
            high = Symbol("var", Given(cell.high, cell.scale))
        flag: Value = form.kind == FLAG and Symbol("flag", Given(cell.number, cell.scale))
        text = "万" if form.multiplied else ""
        return Quantity(form.kind, form.op, low, high, form.unit, form.scale, flag, text)  # type: ignore[arg-type]

    def value(self, key: str) -> Value | None:
        """The number of a key that has no other form."""
        found = self.quantity(key)
        return None if found is None else found.lo

    def truth(self, key: str) -> Value | None:
        cell = self.spelled.get(self.prefix + key)
        return None if cell is None else Symbol("flag", Given(cell.number, cell.scale))
