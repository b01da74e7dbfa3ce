"""JSON Schema of the parts of a result that have more than one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.shape import TEXT, Type, record
from perfeval.source import schema_numbers as numbers
from perfeval.source.schema_keys import SCALAR, Key, Schema, mapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.source.schema import Builder

_YES = "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|是|否"
_NA = "[Nn]/?[Aa]|不适用|[Nn][Oo][Tt]_[Aa][Pp][Pp][Ll][Ii][Cc][Aa][Bb][Ll][Ee]"
_ONE = numbers.whole(f"{_YES}|不?符合|{_NA}|{numbers.PARTS}")
_ALL = numbers.whole(
    f"{_YES}|无|全部(?:不?符合)?|[Aa][Ll][Ll]|[Nn][Oo][Nn][Ee]",
)


def _met_value(b: Builder, kind: Type) -> Schema:
    return {
        "type": list(SCALAR), "minimum": 0, "maximum": 1, "pattern": _ONE, **b.says("met-value"),
    }  # fmt: skip


def judgement(b: Builder) -> Schema:
    """A value, or a mapping that may say `not_applicable` in any way."""
    from perfeval.source.result_shape import JUDGEMENT

    keyed = b.keys(JUDGEMENT, (Key(("not_applicable", "不适用"), {}),))
    return {**_met_value(b, b.named("met-value")), **keyed, "type": [*SCALAR, "object"]}


def _met(b: Builder, kind: Type) -> Schema:
    return {
        "type": ["boolean", "string", "array", "object"],
        "pattern": _ALL,
        **b.says("met"),
        "items": b.strict(TEXT),
        "additionalProperties": b.defined("judgement of a point", judgement),
    }


def _items(b: Builder, kind: Type) -> Schema:
    from perfeval.source.result_shape import ITEM

    return {
        "type": ["array", "object"],
        "items": b.strict(record(ITEM)),
        "additionalProperties": b.defined("judgement of a point", judgement),
    }


def _parts(b: Builder, kind: Type) -> Schema:
    one = b.strict(RESULT_OR_NULL)
    return {"type": ["array", "object"], "items": one, "additionalProperties": one}


def _result(b: Builder, kind: Type) -> Schema:
    from perfeval.source.result_shape import RESULT

    return b.lenient(record(RESULT))


def _not_applicable(b: Builder, kind: Type) -> Schema:
    reason = mapping((Key(("reason", "原因"), b.strict(TEXT)),))
    return {**reason, "type": [*SCALAR, "object"]}


def _peer_figure(b: Builder, kind: Type) -> Schema:
    return {
        "type": ["number", "string"],
        "pattern": numbers.PEER_FIGURE,
        **b.says("peer-figure"),
    }


# read by a function of its own, which no key names: null stands for an empty result
RESULT_OR_NULL = Type("result")
RESULTS: dict[str, Callable[[Builder, Type], Schema]] = {
    "met-value": _met_value, "met": _met, "items": _items, "parts": _parts,
    "not-applicable": _not_applicable, "peer-figure": _peer_figure, RESULT_OR_NULL.name: _result,
}  # fmt: skip
