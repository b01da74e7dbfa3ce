"""A project's nodes as plain values with English keys, to be laid out on sheets.

A mapping becomes a dict, a list a list, a scalar its text. Several writings of one thing become
one: a name alone where a record is meant, a single text where a list is, `{reason: …}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.source.fund_shape import CUMULATIVE, DATED, FUNDS, PLAN
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.project_shape import PROJECT
from perfeval.source.result_shape import ITEM, JUDGEMENT, RESULT

if TYPE_CHECKING:
    from perfeval.model.shape import Shape, Type

NO_LIST, NO_MAP = "[]", "{}"
_ENDS = {"起": "from", "止": "to"}
_NEVER_REASONS = {"false", "no", "否", "true", "yes", "是"}


def plain_project(root: Mapping) -> dict[str, Any]:
    """The whole file; an empty list or mapping is the text "[]" or "{}"."""
    found = _record(PROJECT, root)
    return found if isinstance(found, dict) else {}


def _any(node: Node) -> Any:
    if isinstance(node, Scalar):
        # a cell keeps no blanks at its end
        return None if node.is_null else node.text.rstrip()
    if isinstance(node, Sequence):
        return [_any(item) for item in node.items] or NO_LIST
    return _given({key: _any(value) for key, (_, value) in node.entries.items()})


def _text(node: Node) -> Any:
    """A text with the line end that a text of several lines has."""
    found = _any(node)
    ended = isinstance(found, str) and isinstance(node, Scalar) and node.text.endswith("\n")
    return found + "\n" if ended and found else found


def _given(values: dict[str, Any]) -> Any:
    """Without the keys that say nothing."""
    return {key: value for key, value in values.items() if value is not None} or NO_MAP


def _record(shape: Shape, node: Node) -> Any:
    if isinstance(node, Scalar):
        if shape.shorthand and not node.is_null:
            return {shape.shorthand: node.text.rstrip()}
        return _any(node)
    if not isinstance(node, Mapping):
        return _any(node)
    known = shape.known()
    values: dict[str, Any] = {}
    for name, (_, value) in node.entries.items():
        field = known.get(name)
        if field is None or field.key in values:
            values[name] = _any(value)
        else:
            values[field.key] = _value(shape, field.key, field.type, value)
    return _given(values)


def _value(shape: Shape, key: str, kind: Type, node: Node) -> Any:
    if shape is PROJECT and key == "funds":
        return _record(FUNDS, node)
    if shape is PROJECT and key == "narrative" and isinstance(node, Mapping):
        return _given({name: _text(value) for name, (_, value) in node.entries.items()})
    if shape is PROJECT and key == "results":
        return _mapped(RESULT, node)
    if shape is RESULT and key == "parts":
        return _mapped(RESULT, node) if isinstance(node, Mapping) else _listed(RESULT, node)
    if shape is FUNDS and key == "plan":
        return _record(PLAN, node)
    return _typed(kind, node)


def _typed(kind: Type, node: Node) -> Any:
    name, of = kind.name, kind.of
    if name == "record":
        return _record(of, node)
    if name in ("list", "one-or-list"):
        if isinstance(node, Sequence):
            return [_typed(of, item) for item in node.items] or NO_LIST
        one = _typed(of, node)
        wrapped = name == "one-or-list" and one is not None and not isinstance(one, dict)
        return [one] if wrapped else one
    if name == "items":
        return _listed(ITEM, node) if isinstance(node, Sequence) else _judged(node)
    if name == "met":
        return _judged(node) if isinstance(node, Mapping) else _any(node)
    if name in ("dated", "due", "spent"):
        return _dated(node)
    if name == "not-applicable":
        return _reason(node)
    if name == "period" and isinstance(node, Mapping):
        ends = {_ENDS.get(key, key): value for key, (_, value) in node.entries.items()}
        return _given({key: _any(value) for key, value in ends.items()})
    return _any(node)


def _listed(shape: Shape, node: Node) -> Any:
    if not isinstance(node, Sequence):
        return _any(node)
    return [_record(shape, item) for item in node.items] or NO_LIST


def _mapped(shape: Shape, node: Node) -> Any:
    if not isinstance(node, Mapping):
        return _any(node)
    found = {key: _record(shape, value) for key, (_, value) in node.entries.items()}
    # listed without anything said of it: that is not the same as left out
    return {key: NO_MAP if value is None else value for key, value in found.items()} or NO_MAP


def _judged(node: Node) -> Any:
    if not isinstance(node, Mapping):
        return _any(node)
    found: dict[str, Any] = {}
    for key, (_, value) in node.entries.items():
        one = _record(JUDGEMENT, value)
        if isinstance(one, dict):
            if "不适用" in one:
                one["not_applicable"] = one.pop("不适用")
            if "not_applicable" in one:
                one["not_applicable"] = _folded(one["not_applicable"])
            one = one["met"] if set(one) == {"met"} else one
        found[key] = one
    return _given(found)


def _reason(node: Node) -> Any:
    return _folded(_any(node))


def _folded(value: Any) -> Any:
    """The reason itself for `{reason: …}`, 是 where none is given."""
    if value == NO_MAP:
        return "是"
    if isinstance(value, dict) and len(value) == 1:
        (key, reason), *_ = value.items()
        if key in ("reason", "原因") and isinstance(reason, str):
            said = reason.strip().lower()
            return value if said in _NEVER_REASONS else reason if said else "是"
    return value


def _dated(node: Node) -> Any:
    if isinstance(node, Scalar):
        return _any(node)
    if isinstance(node, Mapping):
        for key in ("cumulative", "累计"):
            if key in node.entries and len(node.entries) == 1:
                return _totals(node.entries[key][1])
        return [_record(DATED, node)]
    if any(isinstance(i, Mapping) and {"as_of", "截至日期"} & set(i.entries) for i in node.items):
        return _totals(node)
    rows = [{"amount": _any(i)} if isinstance(i, Scalar) else _record(DATED, i) for i in node.items]
    return rows or NO_LIST


def _totals(node: Node) -> Any:
    if not isinstance(node, Sequence):
        return _any(node)
    return [_record(CUMULATIVE, item) for item in node.items] or NO_LIST
