"""One piece as the ordinary reader read it, and other pieces of its skeleton by its example."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingStartEvent,
    ScalarEvent,
)

from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.yaml_reader import parse_yaml

if TYPE_CHECKING:
    from perfeval.batch.folder.masking import Spot

MARK = "\x00"  # no file's name has it
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_numbers = count(1)


class Template(NamedTuple):
    """`key` and `node` are the piece's only entry, as its example has them (of a list, its key and
    the list of one item); `slots` are the scalars
    whose text comes from a piece's own values, by their identity; `spots` where these stand."""

    key: Scalar
    node: Node
    slots: dict[int, int]
    spots: tuple[Spot, ...]
    above: int  # lines put before the piece to read it


class Scalars(NamedTuple):
    """What the parser says of a scalar: inside of brackets, a key, and of which length."""

    flow: bool
    key: bool
    length: int


def learn(piece: str, head: str, where: list[Spot]) -> Template | None:
    """The piece as read below `head`; None where it can't be read alone without a finding.

    Where one of the masked values is none by itself, the template has no slots: it holds for this
    very text only.
    """
    mark = new_mark()
    text = head + piece
    document = parse_yaml(text.encode(), mark)
    root = document.root
    if document.findings or not isinstance(root, Mapping) or len(root.entries) != 1:
        return None
    key, node = next(iter(root.entries.values()))
    if head and isinstance(node, Mapping):
        if len(node.entries) != 1:
            return None
        key, node = next(iter(node.entries.values()))
    elif head and not (isinstance(node, Sequence) and len(node.items) == 1):
        return None
    above = head.count("\n")
    slots = _slots(text, root, where, above)
    if slots is None:
        return Template(key, node, {}, (), above)
    return Template(key, node, slots, tuple(where), above)


def new_mark() -> str:
    """A name for the places of one piece."""
    return f"{MARK}{next(_numbers)}"


def _slots(text: str, root: Node, where: list[Spot], above: int) -> dict[int, int] | None:
    told = _scalars(text)
    if told is None:
        return None
    at: dict[tuple[int, int], Scalar] = {}
    _collect(root, at)
    found: dict[int, int] = {}
    for number, spot in enumerate(where):
        place = (spot.line + above, spot.column)
        known, node = told.get(place), at.get(place)
        if known is None or node is None:
            return None
        if known.key or known.flow is not spot.flow or known.length != spot.length:
            return None
        found[id(node)] = number
    return found


def _collect(node: Node, at: dict[tuple[int, int], Scalar]) -> None:
    if isinstance(node, Scalar):
        at[node.line, node.column] = node
    elif isinstance(node, Mapping):
        for _, value in node.entries.values():
            _collect(value, at)
    else:
        for item in node.items:
            _collect(item, at)


def _scalars(text: str) -> dict[tuple[int, int], Scalars] | None:
    """Every scalar by its line and column; None where anchors, aliases or tags are used."""
    found: dict[tuple[int, int], Scalars] = {}
    stack: list[list[bool]] = []  # of each open collection: in brackets, a mapping, at a key
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            return None
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag is not None:
            return None
        if isinstance(event, CollectionEndEvent):
            stack.pop()
            continue
        is_key = False
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and stack and stack[-1][1]:
            is_key = stack[-1][2]
            stack[-1][2] = not is_key
        if isinstance(event, CollectionStartEvent):
            inside = bool(stack and stack[-1][0]) or bool(event.flow_style)
            stack.append([inside, isinstance(event, MappingStartEvent), True])
        elif isinstance(event, ScalarEvent):
            start, end = event.start_mark, event.end_mark
            flow = bool(stack and stack[-1][0])
            one_line = start.line == end.line
            length = end.index - start.index if one_line else -1
            found[start.line + 1, start.column + 1] = Scalars(flow, is_key, length)
    return found


def filled(template: Template, values: tuple[str, ...], file: str) -> Node:
    """The template's node with other values in its slots, its places called `file`."""
    return _filled(template.node, template.slots, values, file)


def _filled(node: Node, slots: dict[int, int], values: tuple[str, ...], file: str) -> Node:
    if type(node) is Scalar:
        number = slots.get(id(node))
        if number is None:
            return node if node.file == file else _moved(node, file)
        text = values[number]
        if text[0] in "'\"":
            return Scalar(text[1:-1], False, file, node.line, node.column, True)
        return Scalar(text, True, file, node.line, node.column, True)
    if type(node) is Mapping:
        entries = {
            name: (key if key.file == file else _moved(key, file), _filled(value, slots, values, file))
            for name, (key, value) in node.entries.items()
        }
        return Mapping(entries, file, node.line, node.column)
    assert type(node) is Sequence
    items = [_filled(item, slots, values, file) for item in node.items]
    return Sequence(items, file, node.line, node.column)


def _moved(node: Scalar, file: str) -> Scalar:
    return Scalar(node.text, node.plain, file, node.line, node.column, node.exact)
