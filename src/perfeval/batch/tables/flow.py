"""A cell that holds a list or a mapping, written as in a project file: [1, 3], {1: 1, 2: 0.5}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.node import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from perfeval.model.finding import Span

MAX_TEXT = 20_000


def flow(text: str, place: Span) -> Node | None:
    """The nodes of the text, all at the cell's place; None where it is no such text."""
    if len(text) > MAX_TEXT or text[-1] not in "]}":
        return None
    from perfeval.source.yaml_reader import parse_yaml

    document = parse_yaml(text.encode("utf-8", "replace"), str(place.file))
    if document.root is None or document.findings or isinstance(document.root, Scalar):
        return None
    return _placed(document.root, place)


def _placed(node: Node, place: Span) -> Node:
    if isinstance(node, Scalar):
        return Scalar(node.text, node.plain, *place)
    if isinstance(node, Sequence):
        return Sequence([_placed(item, place) for item in node.items], *place)
    entries = {
        key: (Scalar(written.text, written.plain, *place), _placed(value, place))
        for key, (written, value) in node.entries.items()
    }
    return Mapping(entries, *place)
