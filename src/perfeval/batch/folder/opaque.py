"""Texts of which scoring asks at most whether they are there: what they say changes no score and
no finding, so that one record stands for all that differ in them alone.

Reports print them, and the completeness of a transfer payment's report rests on them: neither may
be given such a record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.project_shape import EVIDENCE, OBJECTIVE, PROBLEM
from perfeval.source.result_shape import RESULT

if TYPE_CHECKING:
    from collections.abc import Container

    from perfeval.model.shape import Shape

TEXTS: dict[str, frozenset[str]] = {
    RESULT.name: frozenset(("analysis", "reason", "improvement", "note")),
    EVIDENCE.name: frozenset(("title", "doc_no", "file", "provided_by", "note")),
    OBJECTIVE.name: frozenset(("name", "expected", "achieved")),
    PROBLEM.name: frozenset(("title", "facts", "cause", "amount", "suggestion")),
}


def opaque(shape: Shape | None, node: Node) -> set[int]:
    """The scalars, by identity, that hold such texts of one record, or of each record of a list."""
    if shape is None:
        return set()
    if isinstance(node, Sequence):
        return {one for item in node.items for one in opaque(shape, item)}
    names = TEXTS.get(shape.name, frozenset())
    if not isinstance(node, Mapping) or not names:
        return set()
    index = shape.known()
    return {
        id(value)
        for name, (_, value) in node.entries.items()
        if isinstance(value, Scalar) and name in index and index[name].key in names
    }


def cited(shape: Shape | None, node: Node, slots: Container[int]) -> tuple[set[int], set[int]]:
    """What names a result's evidence, by identity: its one name or list in brackets, and the items
    of its list in lines; each project's register tells whether it is there, and of which kind.
    Nothing where a name is not among the values: then the record says which it is."""
    nothing: tuple[set[int], set[int]] = set(), set()
    if shape is not RESULT or not isinstance(node, Mapping):
        return nothing
    index = shape.known()
    for name, (_, value) in node.entries.items():
        if name in index and index[name].key == "evidence":
            if id(value) in slots:
                return {id(value)}, set()
            items = value.items if isinstance(value, Sequence) else [value]
            return (set(), {*map(id, items)}) if all(id(i) in slots for i in items) else nothing
    return nothing
