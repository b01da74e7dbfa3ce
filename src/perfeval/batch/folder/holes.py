"""Records that are put together from an example and the values in which a piece differs from it.

A text, a day, an amount and a whole number are read alone, whatever stands beside them. So where
these have a place in an example's record, the record of a piece like it has its own there, and
nothing else of it has to be read again.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.folder.plain_numbers import plain_number
from perfeval.model.shape import DATE, INTEGER, MONEY, TEXT, list_of
from perfeval.source.fund_shape import DATED
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.reading import BAD, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.shape import Shape, Type

COUNTS = list_of(INTEGER)
_BARE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_ALONE = [TEXT, DATE, MONEY, INTEGER, COUNTS]
MOST, LONG = 200_000, 60  # values that are kept, and their length
ONE, GUESS = Fraction(1), Fraction(10_000)  # 元 in one unit: mostly 万元


class Hole(NamedTuple):
    """An attribute of a record with the type it is read by, and the numbers of its values; `many`:
    they are the items of a list in lines."""

    attr: str
    kind: Type
    values: tuple[int, ...]
    many: bool = False


class Holes(NamedTuple):
    """Those of a record, and of the records in its tuples, by attribute and place."""

    own: tuple[Hole, ...]
    inner: tuple[tuple[str, int, Holes], ...]

    def each(self) -> list[Hole]:
        found = list(self.own)
        for _, _, holes in self.inner:
            found += holes.each()
        return found


class Filler:
    """Fills an example's holes; `numbers` are the values that go into them."""

    def __init__(self, holes: Holes) -> None:
        self.holes = holes
        self.each = [(hole.kind, n) for hole in holes.each() for n in hole.values]
        self.numbers = frozenset(n for _, n in self.each)
        self.last: tuple[tuple[str, ...], list[Any]] | None = None

    def fits(self, values: tuple[str, ...]) -> bool:
        """Whether all these values can be read alone, without a finding."""
        found = []
        for kind, number in self.each:
            value = _read(kind, values[number], GUESS)
            if value is BAD:
                return False
            found.append(value)
        self.last = values, found
        return True

    def filled(self, record: Any, values: tuple[str, ...], factor: Fraction = ONE) -> Any:
        """The record with these values in its holes; amounts count `factor` 元."""
        last = self.last
        if last is not None and last[0] is values and factor == GUESS:
            found = last[1]
        else:
            found = [_read(kind, values[number], factor) for kind, number in self.each]
        return _filled(self.holes, record, iter(found))


def filler(
    shape: Shape, node: Node, slots: dict[int, int], record: Any, values: tuple[str, ...],
    factor: Fraction = ONE, only: str = "",
) -> Filler | None:  # fmt: skip
    """How records are made by this example; None where nothing can be put into it. `only`: the one
    attribute that may have holes."""
    found = _holes(shape, node, slots, only)
    if found is None:
        return None
    made = Filler(found)
    sound = made.numbers and made.fits(values)
    return made if sound and made.filled(record, values, factor) == record else None


def _holes(shape: Shape, node: Node, slots: dict[int, int], only: str = "") -> Holes | None:
    if not isinstance(node, Mapping):
        return None
    index = shape.known()
    own: list[Hole] = []
    inner: list[tuple[str, int, Holes]] = []
    for name, (_, value) in node.entries.items():
        field = index.get(name)
        if field is None or (only and field.key != only):
            continue
        attr = field.attr or field.key
        kind = field.type
        if kind.name in ("dated", "spent"):
            inner += _dated(attr, value, slots)
        elif kind in _ALONE:
            hole = _hole(attr, kind, value, slots)
            if hole is not None:
                own.append(hole)
        elif kind.name in ("list", "one-or-list") and kind.of.name == "record":
            items = value.items if isinstance(value, Sequence) else [value]
            for place, item in enumerate(items):
                holes = _holes(kind.of.of, item, slots)
                if holes is not None and holes != _NONE:
                    inner.append((attr, place, holes))
    return Holes(tuple(own), tuple(inner))


_NONE = Holes((), ())


def _hole(attr: str, kind: Type, value: Node, slots: dict[int, int]) -> Hole | None:
    number = slots.get(id(value))
    if number is not None:
        return Hole(attr, kind, (number,))
    if kind == COUNTS and isinstance(value, Sequence) and value.items:
        found = [slots[id(item)] for item in value.items if id(item) in slots]
        if len(found) == len(value.items):
            return Hole(attr, INTEGER, tuple(found), True)
    return None


def _dated(attr: str, value: Node, slots: dict[int, int]) -> list[tuple[str, int, Holes]]:
    number = slots.get(id(value))
    if number is not None:
        return [(attr, 0, Holes((Hole("amount", MONEY, (number,)),), ()))]
    items = value.items if isinstance(value, Sequence) else [value]
    found = []
    for place, item in enumerate(items):
        if not isinstance(item, Mapping):
            return []
        if any(name not in DATED.known() for name in item.entries):
            return []
        holes = _holes(DATED, item, slots)
        if holes is not None:
            found.append((attr, place, holes))
    return found


def _filled(holes: Holes, record: Any, values: Iterator[Any]) -> Any:
    """The record with values in its holes, which come in the order of `Holes.each`."""
    kind: Any = type(record)
    places = _places(kind)
    found = list(record)
    for hole in holes.own:
        some = hole.values
        value = tuple([next(values) for _ in some]) if hole.many else next(values)
        found[places[hole.attr]] = value
    for attr, place, inner in holes.inner:
        at = places[attr]
        items = found[at]
        if type(items) is not list:
            items = found[at] = list(items)
        items[place] = _filled(inner, items[place], values)
    if holes.inner:
        for at in {places[attr] for attr, _, _ in holes.inner}:
            found[at] = tuple(found[at])
    return tuple.__new__(kind, found)


@cache
def _places(kind: Any) -> dict[str, int]:
    return {name: place for place, name in enumerate(kind._fields)}


_known: dict[tuple[str, str, int], Any] = {}
_reader = Reader({})


def _read(kind: Type, text: str, factor: Fraction) -> Any:
    """A value as the reader of its type takes it; BAD where there is something to say of it, or it
    isn't written in the plainest way."""
    if kind is TEXT and text[0] != "[":  # nothing is ever to be said of a text
        return (text[1:-1] if text[0] in "'\"" else text).strip()
    if len(text) > LONG:
        return _fresh(kind, text, factor)
    key = kind.name, text, factor.numerator if kind is MONEY else 1
    try:
        return _known[key]
    except KeyError:
        if len(_known) > MOST:
            _known.clear()
        found = _known[key] = _fresh(kind, text, factor)
        return found


def _fresh(kind: Type, text: str, factor: Fraction) -> Any:
    if (text[0] == "[") is not (kind == COUNTS):
        return BAD
    if kind == MONEY:
        if _BARE.fullmatch(text) is None:
            return BAD
        plain = plain_number(text)
        if plain is not None:
            return Fraction(plain[0], 10 ** plain[1]) * factor
    node: Node
    if kind == COUNTS:
        items: list[Node] = [Scalar(item, True, "", 1, 1) for item in text[1:-1].split(", ")]
        node = Sequence(items, "", 1, 1)
    else:
        quoted = text[0] in "'\""
        node = Scalar(text[1:-1] if quoted else text, not quoted, "", 1, 1)
    _reader.factor = factor
    found = _reader.read(kind, node)
    if _reader.findings:
        _reader.findings.clear()
        return BAD
    return found
