"""One piece of JSON Schema for every type of value, as its reader takes it.

A YAML file seen by an editor has numbers and booleans where plain scalars say so, else text;
what a reader takes as text it takes from all of them. Limits of one form of value (`pattern`,
`items`, `minimum`) leave the other forms alone, so most types are one flat schema: editors then
say what is wrong instead of trying alternatives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source import schema_numbers as numbers
from perfeval.source.schema_keys import SCALAR, Key, Schema, listed, mapping, offered, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.model.shape import Type
    from perfeval.source.schema import Builder

_NULLABLE = [*SCALAR, "null"]
_YES_NO = r"^\s*(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|是|否|有|无)\s*$"
BY = ("by", "分组")


def _text(b: Builder, kind: Type) -> Schema:
    return {"type": _NULLABLE}


def _by_group(b: Builder, scalar: Schema) -> Schema:
    """A number, or in sets numbers by group."""
    if not b.by_group:
        return scalar
    anything = {"type": _NULLABLE}
    return {
        **scalar,
        "type": [*scalar["type"], "object"],
        # as `properties` they would be offered behind every key of a number
        "patternProperties": {f"^(?:{'|'.join(BY)})$": anything},
        "additionalProperties": scalar,
        "dependencies": {"by": {"patternProperties": {"^分组$": scalar}}},
        "anyOf": [
            {"type": list(SCALAR)}, {"type": "null"}, {"required": ["by"]}, {"required": ["分组"]},
        ],
        "minProperties": 2,
    }  # fmt: skip


def _of_pattern(
    pattern: str, types: tuple[str, ...] = ("number", "string")
) -> Callable[[Builder, Type], Schema]:
    def fragment(b: Builder, kind: Type) -> Schema:
        scalar = {"type": list(types), "pattern": pattern, **b.says(kind.name)}
        return _by_group(b, scalar)

    return fragment


def _quantity(b: Builder, kind: Type) -> Schema:
    return _by_group(b, {"type": list(SCALAR)})


def _flag(b: Builder, kind: Type) -> Schema:
    said = {**offered("是", "否"), **b.says("flag")}
    return {"type": ["boolean", "string"], "pattern": _YES_NO, **said}


def _date(b: Builder, kind: Type) -> Schema:
    return {"type": ["string"], "pattern": numbers.DAY, **b.says("date")}


def _expression(b: Builder, kind: Type) -> Schema:
    return {"type": list(SCALAR)}


def _choice(b: Builder, kind: Type) -> Schema:
    return words(kind.of)


def _list(b: Builder, kind: Type) -> Schema:
    return listed(b.strict(kind.of))


def _one_or_list(b: Builder, kind: Type) -> Schema:
    item = b.strict(kind.of)
    if kind.of.name in ("text", "prose"):
        return {"type": [*_NULLABLE, "array"], "items": item}
    return {"if": {"type": "array"}, "then": listed(item), "else": item}


def _map(b: Builder, kind: Type) -> Schema:
    return {"type": ["object"], "additionalProperties": b.strict(kind.of)}


def _any_of(b: Builder, kind: Type) -> Schema:
    return {"anyOf": [b.strict(option) for option in kind.of]}


def _raw(b: Builder, kind: Type) -> Schema:
    return {}


def _record(b: Builder, kind: Type) -> Schema:
    return b.record(kind.of)


def _period(b: Builder, kind: Type) -> Schema:
    day = b.strict(b.named("date"))
    start = {"title": "from · 起", "description": "起始日期" if b.zh else "first day", **day}
    end = {"title": "to · 止", "description": "截止日期" if b.zh else "last day", **day}
    return mapping((Key(("from", "起"), start), Key(("to", "止"), end)))


def _data(b: Builder, kind: Type) -> Schema:
    return {"type": ["object"], "additionalProperties": b.strict(b.named("quantity"))}


def _calendar(b: Builder, kind: Type) -> Schema:
    return {"type": list(SCALAR)}


TYPES: dict[str, Callable[[Builder, Type], Schema]] = {
    "text": _text, "prose": _text, "number": _of_pattern(numbers.BARE),
    "integer": _of_pattern(numbers.INTEGER, ("integer", "string")), "flag": _flag,
    "quantity": _quantity, "measured": _of_pattern(numbers.MEASURED),
    "edge": _of_pattern(numbers.EDGE), "share": _of_pattern(numbers.SHARE),
    "points": _of_pattern(numbers.POINTS), "money": _of_pattern(numbers.MONEY),
    "ratio-text": _of_pattern(numbers.RATIO), "date": _date, "expression": _expression,
    "choice": _choice, "list": _list, "one-or-list": _one_or_list, "map": _map,
    "record": _record, "any-of": _any_of, "raw": _raw, "period": _period, "data": _data,
    "calendar": _calendar,
}  # fmt: skip
