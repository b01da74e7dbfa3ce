"""Records that are put together from an example and the values in which a piece differs from it.

A text, a day, an amount and a whole number are read alone, whatever stands beside them. So where
these have a place in an example's record, the record of a piece like it has its own there, and
nothing else of it has to be read again.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.shape import DATE, INTEGER, MONEY, TEXT, list_of
from perfeval.source.fund_shape import DATED
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.reading import BAD, Reader

if TYPE_CHECKING:
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
        self.each = holes.each()
        self.numbers = frozenset(n for hole in self.each for n in hole.values)

    def fits(self, values: tuple[str, ...]) -> bool:
        """Whether all these values can be read alone, without a finding."""
        for _, kind, numbers, _ in self.each:
            for number in numbers:
                if _read(kind, values[number], GUESS) is BAD:
                    return False
        return True

    def filled(self, record: Any, values: tuple[str, ...], factor: Fraction = ONE) -> Any:
        """The record with these values in its holes; amounts count `factor` 元."""
        return _filled(self.holes, record, values, factor)


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


def _filled(holes: Holes, record: Any, values: tuple[str, ...], factor: Fraction) -> Any:
    found: dict[str, Any] = {}
    for attr, kind, numbers, many in holes.own:
        own = [_read(kind, values[n], factor) for n in numbers]
        found[attr] = tuple(own) if many else own[0]
    for attr, place, inner in holes.inner:
        if attr not in found:
            found[attr] = list(getattr(record, attr))
        found[attr][place] = _filled(inner, found[attr][place], values, factor)
    for attr, value in found.items():
        if type(value) is list:
            found[attr] = tuple(value)
    return record._replace(**found)


_known: dict[tuple[str, str, int], Any] = {}
_reader = Reader({})


def _read(kind: Type, text: str, factor: Fraction) -> Any:
    """A value as the reader of its type takes it; BAD where there is something to say of it, or it
    isn't written in the plainest way."""
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
    if kind == MONEY and _BARE.fullmatch(text) is None:
        return BAD
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
