"""Results that say nothing but figures: their values as cells of columns, read once each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.columns.block import form_of
from perfeval.model.quantity import Quantity, from_date, parse_date, quantity
from perfeval.source.node import Mapping, Node, Scalar
from perfeval.source.result_shape import RESULT

if TYPE_CHECKING:
    from perfeval.columns.block import Form

QUANTITIES = frozenset(("actual", "target", "part", "whole", "current", "base"))
DAYS = frozenset(("planned", "finished"))
TOLD = frozenset(("analysis", "improvement", "note"))
FINEST = 6
MOST = 100_000
LARGEST = 2**40


class Figures(NamedTuple):
    """What an example says in figures: by key the number of the value it is in, or the text that
    all pieces like it have (none where a rate of the fund table is all that is asked for); whether
    a reason and evidence are given."""

    keys: tuple[tuple[str, int | str], ...]
    reason: bool
    evidence: bool


class Cell(NamedTuple):
    """A figure as a column holds it: value × 10^digits, exactly."""

    units: int
    digits: int
    form: Form


def figures(node: Node, slots: dict[int, int]) -> Figures | None:
    """None where a result says more than figures, why, and by what evidence."""
    if not isinstance(node, Mapping) or not slots:
        return None
    index = RESULT.known()
    keys: list[tuple[str, int | str]] = []
    given = set()
    for name, (_, value) in node.entries.items():
        field = index.get(name)
        if field is None or field.key in given:
            return None
        given.add(field.key)
        if field.key in QUANTITIES or field.key in DAYS:
            if not isinstance(value, Scalar) or value.is_null:
                return None
            keys.append((field.key, slots.get(id(value), value.text)))
        elif field.key == "data" and isinstance(value, Mapping):
            for own, (_, one) in value.entries.items():
                if not isinstance(one, Scalar) or one.is_null:
                    return None
                keys.append((f"data.{own}", slots.get(id(one), one.text)))
        elif field.key == "evidence":
            if not _listed(value, slots):
                return None
        elif field.key == "reason" or field.key in TOLD:
            if id(value) not in slots:
                return None
        else:
            return None
    return Figures(tuple(keys), "reason" in given, "evidence" in given)


def _listed(value: Node, slots: dict[int, int]) -> bool:
    """Whether the names of evidence are values, so that there is one at least."""
    if id(value) in slots:
        return True
    items = getattr(value, "items", None)
    return isinstance(items, list) and bool(items) and all(id(item) in slots for item in items)


class Cells:
    """Texts of figures as they have been read."""

    def __init__(self) -> None:
        self.known: dict[tuple[bool, str], Cell | None] = {}

    def cell(self, text: str, day: bool) -> Cell | None:
        """None of a text that is no figure, or none that a column holds."""
        key = day, text
        try:
            return self.known[key]
        except KeyError:
            if len(self.known) > MOST:
                self.known.clear()
            found = self.known[key] = _day(text) if day else _cell(quantity(text))
            return found


def _day(text: str) -> Cell | None:
    found = parse_date(text)
    return None if found is None else _cell(from_date(found))


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
