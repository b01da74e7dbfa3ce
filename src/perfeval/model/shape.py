"""What a mapping of an input file may hold: keys in both languages, types, meanings.

Rules, measures and records describe themselves with these; the loader, the JSON Schema and the
reference pages are derived from them, so that none can say anything else than the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Type(NamedTuple):
    """A type of value: `name` selects the reader, `of` its element, shape or choices."""

    name: str
    of: Any = None


TEXT = Type("text")  # any scalar, as text
NUMBER = Type("number")  # a plain number
INTEGER = Type("integer")
FLAG = Type("flag")  # true/false, 是/否
QUANTITY = Type("quantity")  # anything a target or actual may be
MEASURED = Type("measured")  # a quantity that is a number (or a percentage)
EDGE = Type("edge")  # number, percentage or date
SHARE = Type("share")  # a ratio: 60%, 0.6
POINTS = Type("points")  # points, or a share of the weight when given in percent
DATE = Type("date")
EXPRESSION = Type("expression")
MONEY = Type("money")  # an amount in the fund table's unit, or with its own
PROSE = Type("prose")  # Markdown text
RAW = Type("raw")  # kept as a node; a later stage reads it


def choice(**options: str) -> Type:
    """One of the named options; each keyword's value is its Chinese word ("" for none)."""
    return Type("choice", options)


def list_of(item: Type) -> Type:
    return Type("list", item)


def one_or_list(item: Type) -> Type:
    return Type("one-or-list", item)


def map_of(item: Type) -> Type:
    return Type("map", item)


def record(shape: Shape) -> Type:
    return Type("record", shape)


def any_of(*types: Type) -> Type:
    """The first of the types whose form of node (scalar, list, mapping) fits."""
    return Type("any-of", types)


class Field(NamedTuple):
    """One key: its names, type and meaning; `attr` is the record's attribute when `key` can't be."""

    key: str
    zh: str
    type: Type
    en: str = ""
    note: str = ""
    required: bool = False
    attr: str = ""
    also: str = ""  # a further Chinese name in wide use


class Shape(NamedTuple):
    """The keys of one kind of mapping and the record they become.

    `build` is called with the values that were given, by attribute; records that name `span` or
    `at` (value positions by key) get them.
    """

    name: str
    fields: tuple[Field, ...]
    build: Callable[..., Any]
    positions: bool = False
    shorthand: str = ""  # the key that a bare scalar stands for
    either: tuple[str, ...] = ()  # at least one of these keys is required

    def known(self) -> Mapping[str, Field]:
        found = _INDEX.get(self.name)
        if found is None:
            found = {f.key: f for f in self.fields} | {f.zh: f for f in self.fields if f.zh}
            found |= {f.also: f for f in self.fields if f.also}
            _INDEX[self.name] = found
        return found


_INDEX: dict[str, Mapping[str, Field]] = {}
