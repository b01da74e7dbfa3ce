"""The nodes of a file with the Chinese names of its keys, as its shapes give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures import KINDS as MEASURES
from perfeval.measures import measure
from perfeval.model.shape import Type, list_of, map_of, record
from perfeval.rules import KINDS as RULES
from perfeval.rules import rule
from perfeval.source.fund_shape import CUMULATIVE, DATED, FUNDS, PLAN
from perfeval.source.node import Mapping, Node, Scalar, Sequence, stated_header
from perfeval.source.project_shape import PROJECT
from perfeval.source.result_shape import ITEM, JUDGEMENT, RESULT
from perfeval.source.set_shape import INDICATOR, SET

if TYPE_CHECKING:
    from perfeval.model.shape import Shape

# what keys kept as nodes hold, by shape and key
_RAW: dict[tuple[str, str], Type] = {
    ("project file", "funds"): record(FUNDS),
    ("project file", "results"): map_of(record(RESULT)),
    ("indicator-set", "indicators"): list_of(record(INDICATOR)),
    ("indicator-set", "override"): map_of(record(INDICATOR)),
    ("indicator", "children"): list_of(record(INDICATOR)),
}
_ITEM, _JUDGED, _DATED = record(ITEM), record(JUDGEMENT), record(DATED)
_LIMITS = {"cap": "封顶", "floor": "保底", "unit": "单位"}
_WORDS = {
    "period": {"from": "起", "to": "止"}, "not-applicable": {"reason": "原因"},
}  # fmt: skip


def renamed(root: Mapping) -> Mapping:
    """A project or a set with Chinese keys; values, and keys that the user chose, stay."""
    shape = PROJECT if stated_header(root).startswith("project") else SET
    return _record(shape, root)


def _read(kind: Type, node: Node) -> Node:
    if isinstance(node, Scalar):
        return node
    name = kind.name
    if name == "record" and isinstance(node, Mapping):
        return _record(kind.of, node)
    if name in ("list", "one-or-list"):
        if isinstance(node, Sequence):
            return _each(kind.of, node)
        return _read(kind.of, node) if name == "one-or-list" else node
    if name == "map" and isinstance(node, Mapping):
        return _keyed(node, {}, {}, kind.of)
    if name == "any-of":
        wanted = ("list", "one-or-list") if isinstance(node, Sequence) else ("map", "record")
        found = next((one for one in kind.of if one.name in wanted), None)
        return _read(found, node) if found is not None else node
    if name in ("measure", "score"):
        return _use(name, node)
    return _odd(name, node)


def _odd(name: str, node: Node) -> Node:
    """Types that are written in more than one form."""
    if name in _WORDS and isinstance(node, Mapping):
        return _keyed(node, _WORDS[name], {})
    if name in ("dated", "due"):
        return _each(_DATED, node) if isinstance(node, Sequence) else _read(_DATED, node)
    if name == "spent" and isinstance(node, Sequence):
        return _each(_DATED, node)
    if name == "spent":
        return _keyed(node, {"cumulative": "累计支出"}, {"cumulative": list_of(record(CUMULATIVE))})
    if name == "plan":
        return _read(record(PLAN), node)
    if name == "items":
        return _each(_ITEM, node) if isinstance(node, Sequence) else _keyed(node, {}, {}, _JUDGED)
    if name == "met" and isinstance(node, Mapping):
        return _keyed(node, {}, {}, _JUDGED)
    if name == "parts":
        inner = record(RESULT)
        return _each(inner, node) if isinstance(node, Sequence) else _keyed(node, {}, {}, inner)
    return node


def _each(kind: Type, node: Node) -> Node:
    if not isinstance(node, Sequence):
        return node
    items = [_read(kind, item) for item in node.items]
    return Sequence(items, node.file, node.line, node.column)


def _record(shape: Shape, node: Mapping) -> Mapping:
    names = {field.key: field.zh for field in shape.fields if field.zh}
    types = {field.key: _RAW.get((shape.name, field.key), field.type) for field in shape.fields}
    return _keyed(node, names, types)


def _use(family: str, node: Node) -> Node:
    """A measure or a rule: its keys are those of its kind."""
    if not isinstance(node, Mapping):
        return node
    kinds, usual, find = (
        (MEASURES, "value", measure) if family == "measure" else (RULES, "completion", rule)
    )
    given = node.entries.get("kind")
    kind = given[1].text if given is not None and isinstance(given[1], Scalar) else usual
    if kind not in kinds:
        return node
    shape = find(kind).SHAPE
    own = {field.key: field.zh for field in shape.fields if field.zh}
    names = {"kind": "类型", **(_LIMITS if family == "score" else {}), **own}
    return _keyed(node, names, {field.key: field.type for field in shape.fields})


def _keyed(
    node: Node, names: dict[str, str], types: dict[str, Type], every: Type | None = None
) -> Mapping:
    assert isinstance(node, Mapping)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for name, (key, value) in node.entries.items():
        kind = types.get(name, every)
        shown = names.get(name, name)
        written = Scalar(shown, key.plain, key.file, key.line, key.column)
        entries[shown] = (written, _read(kind, value) if kind is not None else value)
    return Mapping(entries, node.file, node.line, node.column)
