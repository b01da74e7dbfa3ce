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
    the list of one item); `slots` are the nodes that come from a piece's own values, by their
    identity; `spots` where these stand; `behind` has the values before a node on its line."""

    key: Scalar
    node: Node
    slots: dict[int, int]
    spots: tuple[Spot, ...]
    above: int  # lines put before the piece to read it
    behind: dict[int, tuple[int, ...]]


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
        return Template(key, node, {}, (), above, {})
    behind: dict[int, tuple[int, ...]] = {}
    _behind(node, where, above, behind)
    return Template(key, node, slots, tuple(where), above, behind)


def renamed(template: Template, name: str, mark: str) -> Template:
    """The template of a piece that differs in the name of its entry alone."""
    old = template.key
    return _Renaming(template, old.line, len(name) - len(old.text), mark).template(name)


class _Renaming:
    """Nodes copied one by one, those behind the name moved with its length."""

    def __init__(self, template: Template, line: int, more: int, mark: str) -> None:
        self.given, self.line, self.more, self.mark = template, line, more, mark
        self.slots: dict[int, int] = {}
        self.behind: dict[int, tuple[int, ...]] = {}

    def template(self, name: str) -> Template:
        given, old = self.given, self.given.key
        key = Scalar(name, old.plain, self.mark, old.line, old.column, old.exact)
        node = self.node(given.node)
        first = self.line - given.above
        spots = tuple(
            spot._replace(column=spot.column + self.more) if spot.line == first else spot
            for spot in given.spots
        )
        return Template(key, node, self.slots, spots, given.above, self.behind)

    def node(self, node: Node) -> Node:
        line, mark = node.line, self.mark
        column = node.column + self.more if line == self.line else node.column
        made: Node
        if isinstance(node, Scalar):
            made = Scalar(node.text, node.plain, mark, line, column, node.exact)
        elif isinstance(node, Mapping):
            entries = {
                name: (self.scalar(key), self.node(value))
                for name, (key, value) in node.entries.items()
            }
            made = Mapping(entries, mark, line, column)
        else:
            made = Sequence([self.node(item) for item in node.items], mark, line, column)
        number = self.given.slots.get(id(node))
        if number is not None:
            self.slots[id(made)] = number
        before = self.given.behind.get(id(node))
        if before is not None:
            self.behind[id(made)] = before
        return made

    def scalar(self, key: Scalar) -> Scalar:
        made = self.node(key)
        assert isinstance(made, Scalar)
        return made


def new_mark() -> str:
    """A name for the places of one piece."""
    return f"{MARK}{next(_numbers)}"


def _slots(text: str, root: Node, where: list[Spot], above: int) -> dict[int, int] | None:
    told = _scalars(text)
    if told is None:
        return None
    at: dict[tuple[int, int], Node] = {}
    _collect(root, at)
    found: dict[int, int] = {}
    for number, spot in enumerate(where):
        place = (spot.line + above, spot.column)
        node = at.get(place)
        if node is None or not (_list if spot.list else _value)(node, spot, place, told):
            return None
        found[id(node)] = number
    return found


def _value(node: Node, spot: Spot, place: tuple[int, int], told: dict[Any, Scalars]) -> bool:
    """Whether the masked value is one scalar, and no key."""
    known = told.get(place)
    if known is None or not isinstance(node, Scalar) or known.key:
        return False
    return known.flow is spot.flow and known.length == spot.length


def _list(node: Node, spot: Spot, place: tuple[int, int], told: dict[Any, Scalars]) -> bool:
    """Whether the masked value is one list of scalars, up to its bracket."""
    if not isinstance(node, Sequence) or not node.items:
        return False
    column = place[1] + 1
    for item in node.items:
        known = told.get((place[0], column))
        if known is None or known.key or not isinstance(item, Scalar) or not item.plain:
            return False
        if (item.line, item.column) != (place[0], column) or known.length != len(item.text):
            return False
        column += known.length + 2
    return column - 1 - place[1] == spot.length


def _collect(node: Node, at: dict[tuple[int, int], Node]) -> None:
    if isinstance(node, Scalar):
        at[node.line, node.column] = node
    elif isinstance(node, Mapping):
        for _, value in node.entries.values():
            _collect(value, at)
    else:
        # a list in blocks begins where its first item's sign stands, one in brackets at its own
        at[node.line, node.column] = node
        for item in node.items:
            _collect(item, at)


def _behind(node: Node, where: list[Spot], above: int, found: dict[int, tuple[int, ...]]) -> None:
    """The values that stand before each node on its line."""
    line, column = node.line - above, node.column
    before = tuple(
        number
        for number, spot in enumerate(where)
        if spot.line == line and spot.column + spot.length <= column
    )
    if before:
        found[id(node)] = before
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            _behind(key, where, above, found)
            _behind(value, where, above, found)
    elif isinstance(node, Sequence):
        for item in node.items:
            _behind(item, where, above, found)


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
            start: Any = event.start_mark
            end: Any = event.end_mark
            flow = bool(stack and stack[-1][0])
            one_line = start.line == end.line
            length = end.index - start.index if one_line else -1
            found[start.line + 1, start.column + 1] = Scalars(flow, is_key, length)
    return found


def filled(template: Template, values: tuple[str, ...], file: str) -> Node:
    """The template's node with other values in its slots, its places called `file`, the columns
    those of the values."""
    return _Filling(template, values, file).node(template.node)


class _Filling:
    def __init__(self, template: Template, values: tuple[str, ...], file: str) -> None:
        self.slots, self.behind, self.spots = template.slots, template.behind, template.spots
        self.values, self.file = values, file

    def column(self, node: Node) -> int:
        before = self.behind.get(id(node))
        if before is None:
            return node.column
        values, spots = self.values, self.spots
        return node.column + sum(len(values[n]) - spots[n].length for n in before)

    def node(self, node: Node) -> Node:
        kind, file = type(node), self.file
        number = self.slots.get(id(node))
        if number is not None:
            return self.slot(self.values[number], node.line, self.column(node))
        if kind is Scalar:
            assert isinstance(node, Scalar)
            return self.scalar(node)
        if kind is Mapping:
            assert isinstance(node, Mapping)
            entries = {
                name: (self.scalar(key), self.node(value))
                for name, (key, value) in node.entries.items()
            }
            return Mapping(entries, file, node.line, self.column(node))
        assert isinstance(node, Sequence)
        items = [self.node(item) for item in node.items]
        return Sequence(items, file, node.line, self.column(node))

    def slot(self, text: str, line: int, column: int) -> Node:
        file = self.file
        if text[0] in "'\"":
            return Scalar(text[1:-1], False, file, line, column, True)
        if text[0] != "[":
            return Scalar(text, True, file, line, column, True)
        items: list[Node] = []
        at = column + 1
        for item in text[1:-1].split(", "):
            items.append(Scalar(item, True, file, line, at, True))
            at += len(item) + 2
        return Sequence(items, file, line, column)

    def scalar(self, node: Scalar) -> Scalar:
        if node.file == self.file and id(node) not in self.behind:
            return node
        return Scalar(node.text, node.plain, self.file, node.line, self.column(node), node.exact)
