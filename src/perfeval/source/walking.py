"""The scalars of a document, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.source.node import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.node import Node


class Place(NamedTuple):
    """A scalar; `key` is the nearest key above it, or the scalar itself where `is_key`."""

    scalar: Scalar
    key: str
    is_key: bool


def scalars(root: Node) -> Iterator[Place]:
    """In order of writing; what aliases refer to is visited once."""
    seen: set[int] = set()
    waiting: list[tuple[Node, str, bool]] = [(root, "", False)]
    while waiting:
        node, key, is_key = waiting.pop()
        if isinstance(node, Scalar):
            yield Place(node, key, is_key)
            continue
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Mapping):
            for name, (written, value) in reversed(node.entries.items()):
                waiting += ((value, name, False), (written, name, True))
        else:
            waiting += ((item, key, False) for item in reversed(node.items))
