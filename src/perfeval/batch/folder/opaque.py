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


def cited(shape: Shape | None, node: Node) -> set[int]:
    """The scalars and lists, by identity, that name a result's evidence: each project's register
    tells whether it is there, and of which kind."""
    if shape is not RESULT or not isinstance(node, Mapping):
        return set()
    index = shape.known()
    found: set[int] = set()
    for name, (_, value) in node.entries.items():
        if name in index and index[name].key == "evidence":
            found.add(id(value))
            if isinstance(value, Sequence):
                found.update(id(item) for item in value.items)
    return found
