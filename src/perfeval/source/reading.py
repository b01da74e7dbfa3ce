"""Nodes to values by their shape: the generic part of every loader.

Each problem becomes a finding at its character; a value that can't be read is `BAD` and its
record is built without it, so that one run reports all problems of a file.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.model.finding import Finding, Span
from perfeval.model.quantity import BadNumber, Quantity, quantity
from perfeval.source.nearest import begin
from perfeval.source.nearest import nearest as nearest
from perfeval.source.node import NULLS, Node, Scalar, Sequence
from perfeval.source.node import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.model.shape import Field, Shape, Type


class _Bad:
    def __bool__(self) -> bool:
        return False


BAD = _Bad()
BY = ("by", "分组")
REGIONS = ("region", "地区")  # which a header has not: they are a project's groups
# lists of which a finding may mean one entry
_POSITIONED = frozenset(("one-or-list", "met"))


class Reader:
    """Reads the nodes of one project or set.

    `groups` are the project's choices for numbers given by group; None while no project is known,
    when the first alternative of each label stands in and `alternatives` collects what there is.
    """

    def __init__(self, groups: Mapping[str, str] | None = None) -> None:
        self.findings: list[Finding] = []
        self.groups = groups
        self.alternatives: dict[str, dict[str, None]] = {}
        self.factor = Fraction(10_000)
        self.open_calendar: Callable[[str, Scalar], Any] | None = None
        begin()

    def fault(self, code: str, span: Span | None, **params: str) -> Any:
        self.findings.append(Finding(code, span, params))
        return BAD

    def read(self, kind: Type, node: Node) -> Any:
        return (_READERS or _readers())[kind.name](self, kind, node)

    def wrong(self, node: Node, expected: str) -> Any:
        """A value of the wrong form: `expected` is a word of `perfeval.source.words`."""
        if expected in ("mapping", "result") and isinstance(node, Scalar):
            from perfeval.source.yaml_hints import mistyped_colon

            if slip := mistyped_colon(node):
                self.findings.append(slip)
                return BAD
        return self.fault("PE103", node.span, expected=expected, found=describe(node))

    def scalar(self, node: Node, expected: str) -> Scalar | None:
        if isinstance(node, Scalar) and not node.is_null:
            return node
        self.wrong(node, expected)
        return None

    def quantity(self, node: Node, expected: str = "quantity") -> Any:
        picked = self.choose(node)
        if picked is BAD:
            return BAD
        scalar = self.scalar(picked, expected)
        if scalar is None:
            return BAD
        found = quantity(scalar.text)
        if isinstance(found, BadNumber):
            return self.fault("PE106", scalar.span, text=shorten(found.text), reason=found.reason)
        if not scalar.plain and found.kind == "flag":
            return found
        return found

    def plain_number(self, node: Node, expected: str = "number") -> Any:
        if type(node) is Scalar:
            text = node.text
            # most numbers are weights such as 4 or 20, and need no reading
            if text.isascii() and text.isdigit() and len(text) < 5 and text[0] != "0":
                return Fraction(int(text))
        found = self.quantity(node, expected)
        if found is BAD:
            return BAD
        if not (isinstance(found, Quantity) and found.is_bare and not found.op):
            return self.wrong(self.choose(node), expected)
        return found.lo

    def choose(self, node: Node) -> Any:
        """The alternative of a number given by group (`{by: region, 中部: 40%, …}`)."""
        if not isinstance(node, MappingNode) or not node.entries:
            return node
        key = next((k for k in BY if k in node.entries), None)
        if key is None:
            return node
        label = node.entries[key][1]
        if not isinstance(label, Scalar):
            return self.wrong(label, "text")
        options = {k: v for k, (_, v) in node.entries.items() if k != key}
        self.alternatives.setdefault(label.text, {}).update(dict.fromkeys(options))
        if not options:
            return self.fault("PE107", node.span, group=label.text)
        if self.groups is None:
            first = next(iter(self.alternatives[label.text]))
            return options.get(first, next(iter(options.values())))
        picked = self.groups.get(label.text)
        names = "、".join(options)
        if picked is None:
            return self.fault("PE108", node.span, group=label.text, options=names)
        if picked not in options:
            return self.fault("PE109", node.span, group=label.text, value=picked, options=names)
        return options[picked]

    def record(self, shape: Shape, node: Node) -> Any:
        """A mapping as the shape's record; a bare scalar where the shape has a shorthand."""
        if isinstance(node, Scalar) and shape.shorthand and not node.is_null:
            return self.build(shape, node, {shape.shorthand: node.text}, {})
        if not isinstance(node, MappingNode):
            return self.wrong(node, "mapping")
        values, at = self.entries(shape, node)
        if values is None:
            return BAD
        return self.build(shape, node, values, at)

    def build(self, shape: Shape, node: Node, values: dict[str, Any], at: dict[str, Span]) -> Any:
        names = getattr(shape.build, "_fields", ())
        if "span" in names:
            values["span"] = node.span
        if "at" in names and "at" not in shape.known():
            values["at"] = at
        if "places" in names:  # a record whose `at` is a key of the file
            values["places"] = at
        return shape.build(**values)

    def entries(
        self, shape: Shape, node: MappingNode, skip: tuple[str, ...] = ()
    ) -> tuple[dict[str, Any] | None, dict[str, Span]]:
        """Values by attribute and their places; None when a required key has no usable value."""
        index = shape.known()
        values: dict[str, Any] = {}
        at: dict[str, Span] = {}
        seen: dict[str, str] = {}
        failed: set[str] = set()
        complete = True
        readers = _READERS or _readers()
        for name, (key, value) in node.entries.items():
            if name in skip:
                continue
            field = index.get(name)
            if field is None:
                meant = self.unknown_key(name, key, shape, index)
                if meant:  # misspelt, not left out
                    failed.add(index[meant].key)
                continue
            if field.key in seen:
                self.fault("PE104", key.span, key=name, other=seen[field.key])
                continue
            seen[field.key] = name
            if type(value) is Scalar and value.plain and value.text in NULLS:
                continue
            read = readers[field.type.name](self, field.type, value)
            if read is BAD:
                failed.add(field.key)
                complete = complete and not field.required
                continue
            values[field.attr or field.key] = read
            mark_places(at, field, value)
        for field in shape.fields:
            if field.required and (field.attr or field.key) not in values:
                if field.key not in seen or complete:
                    self.missing_key(field, node)
                complete = False
        if shape.either and not any(key in at for key in shape.either):
            if not failed.intersection(shape.either):
                self.missing_key(index[shape.either[0]], node)
            complete = False
        return (values if complete else None), at

    def missing_key(self, field: Field, node: Node) -> None:
        self.fault("PE102", node.span, key=field.key, zh=field.zh or field.key)

    def unknown_key(self, name: str, key: Scalar, shape: Shape, index: Mapping[str, Field]) -> str:
        """Says so; gives the key that is likely meant, or ""."""
        before, colon, after = name.partition(":")
        if colon and key.plain and before in index and after[:1] in ("{", "["):
            self.fault("PE017", key.span, key=before, written=shorten(name, 20))
            return before
        if shape.name == "project" and name.strip().lower() in REGIONS:
            near, beside = "groups: {region: …}", "project"
            if not name.isascii():
                near, beside = "分组: {地区: …}", "项目"
            self.fault(
                "PE101", key.span, key=shorten(name), near=near, place=shape.name, beside=beside
            )
            return ""
        near = nearest(name, index)
        code = "PE101" if near else "PE105"
        self.fault(code, key.span, key=shorten(name), near=near, place=shape.name)
        return near


def mark_places(at: dict[str, Span], field: Field, value: Node) -> None:
    """Where the value of a key stands, and its parts where findings may mean one of them."""
    at[field.key] = Span(value.file, value.line, value.column)
    if field.type.name in _POSITIONED and isinstance(value, Sequence):
        for number, item in enumerate(value.items):
            at[f"{field.key}.{number}"] = item.span
    elif field.type.name in ("data", "map", "any-of") and isinstance(value, MappingNode):
        for own, (written, _) in value.entries.items():
            at[f"{field.key}.{own}"] = written.span


_READERS: dict[str, Any] = {}


def _readers() -> dict[str, Any]:
    """One reader for every type; they need this module, so it asks for them at the first use."""
    from perfeval.source.types import READERS

    _READERS.update(READERS)
    return _READERS


def shorten(text: str, most: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def describe(node: Node) -> str:
    """What stands at a node, for messages."""
    if isinstance(node, Scalar):
        return shorten(node.text) if not node.is_null else "null"
    return "[…]" if isinstance(node, Sequence) else "{…}"
