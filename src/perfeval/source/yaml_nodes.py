"""YAML parser events to nodes: our own constructor, so that no scalar is resolved for us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from perfeval.model.finding import Finding, Span
from perfeval.source.decoding import is_control
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.yaml_hints import clip, mistyped_colon, mistyped_key, split_finding
from perfeval.source.yaml_limits import MAX_ALIASES, MAX_DEPTH, MAX_NODES, Unusable, measure

if TYPE_CHECKING:
    from collections.abc import Callable

    Event = Any  # PyYAML's stubs leave most attributes of events out

ODD_SPACES = "\u3000\u00a0\u2002\u2003\u2007\u202f\ufeff"

_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset(("!", _CORE + "str"))
_PLAIN_TAGS = frozenset(_CORE + name for name in ("int", "float", "bool", "null", "timestamp"))


class Builder:
    """Builds the nodes of one document; anything wrong is added to `findings` or ends it."""

    def __init__(self, get_event: Callable[[], Event], text: str, file: str) -> None:
        self.get_event = get_event
        self.text = text
        self.file = file
        self.findings: list[Finding] = []
        self.odd_spaces = any(space in text for space in ODD_SPACES)
        self.room = MAX_NODES
        self.aliases = 0
        self.anchors: dict[str, Node] = {}
        self.open: list[Node] = []
        self.sizes: dict[Node, tuple[int, int]] = {}

    def document(self) -> Node:
        get_event = self.get_event
        get_event()
        if type(get_event()) is StreamEndEvent:
            raise Unusable(self.empty())
        root = self.node(get_event(), 0)
        get_event()
        event = get_event()
        if type(event) is not StreamEndEvent:
            self.report("PE013", event)
        if type(root) is Scalar and root.plain:
            if not root.text:
                raise Unusable(self.empty())
            if slip := mistyped_colon(root):
                raise Unusable(slip)
        return root

    def node(self, event: Event, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is MappingStartEvent:
            return self.mapping(event, depth + 1)
        if kind is SequenceStartEvent:
            return self.sequence(event, depth + 1)
        return self.alias(event, depth)

    def scalar(self, event: Event) -> Scalar:
        mark = event.start_mark
        style = event.style
        text = event.value
        exact = True
        if style or " " in text:
            exact = event.end_mark.index - mark.index == len(text) + (2 if style else 0)
        if event.tag is None and event.anchor is None and style != '"':
            return Scalar(text, not style, self.file, mark.line + 1, mark.column + 1, exact)
        plain = not style
        if event.tag is not None:
            if event.tag in _TEXT_TAGS:
                plain = False
            elif event.tag in _PLAIN_TAGS:
                plain = True
            else:
                self.unknown_tag(event)
        if style == '"' and not text.isprintable():
            text = self.without_controls(event)
        scalar = Scalar(text, plain, self.file, mark.line + 1, mark.column + 1, exact)
        if event.anchor is not None:
            self.anchors[event.anchor] = scalar
        return scalar

    def mapping(self, event: Event, depth: int) -> Mapping:
        get_event = self.get_event
        entries: dict[str, tuple[Scalar, Node]] = {}
        mark = event.start_mark
        node = Mapping(entries, self.file, mark.line + 1, mark.column + 1)
        self.enter(node, event, depth, "map")
        watchful = self.odd_spaces or event.flow_style
        flow = event.flow_style
        anchored = event.anchor is not None
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                key: Node = self.scalar(event)
            elif kind is MappingEndEvent:
                break
            else:
                key = self.node(event, depth)
            key_event, event = event, get_event()
            if type(event) is ScalarEvent:
                value: Node = self.scalar(event)
            else:
                value = self.node(event, depth)
            self.room -= 2
            if self.room < 0:
                self.too_many(key_event)
            if type(key) is not Scalar:
                self.report("PE014", key_event)
                continue
            if watchful and (
                self.odd_spaces or (type(value) is Scalar and not value.text and value.plain)
            ):
                if flow and self.split(entries, key, value, event):
                    continue
                key, value = self.mended(key, value, key_event, event)
            name = key.text
            if name in entries:
                first = entries[name][0]
                self.report(
                    "PE008",
                    key_event,
                    key=clip(name),
                    first_line=str(first.line),
                    first_column=str(first.column),
                )
            elif name == "<<" and key.plain:
                self.report("PE015", key_event)
            else:
                entries[name] = (key, value)
        if anchored:
            self.open.pop()
        return node

    def sequence(self, event: Event, depth: int) -> Sequence:
        get_event = self.get_event
        items: list[Node] = []
        mark = event.start_mark
        node = Sequence(items, self.file, mark.line + 1, mark.column + 1)
        self.enter(node, event, depth, "seq")
        anchored = event.anchor is not None
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                items.append(self.scalar(event))
            elif kind is SequenceEndEvent:
                break
            else:
                items.append(self.node(event, depth))
            self.room -= 1
            if self.room < 0:
                self.too_many(event)
        if anchored:
            self.open.pop()
        return node

    def enter(self, node: Node, event: Event, depth: int, tag: str) -> None:
        if depth > MAX_DEPTH:
            raise Unusable(self.finding("PE010", event, limit=str(MAX_DEPTH)))
        if event.tag is not None and event.tag not in ("!", _CORE + tag):
            self.unknown_tag(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
            self.open.append(node)

    def alias(self, event: Event, depth: int) -> Node:
        name = event.anchor
        target = self.anchors.get(name)
        if target is None:
            params = {
                "problem_zh": f"别名“*{clip(name)}”没有对应的锚点“&{clip(name)}”",
                "problem_en": f"the alias “*{clip(name)}” has no anchor “&{clip(name)}” before it",
                "mend_zh": "请先写锚点，再引用；若“*”是文字，请给值加引号",
                "mend_en": "Write the anchor first, or put the value in quotes if “*” is text",
            }
            raise Unusable(self.finding("PE006", event, **params))
        if any(target is node for node in self.open):
            raise Unusable(self.finding("PE022", event, name=clip(name)))
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            what = {"what_zh": "别名引用的次数", "what_en": "references by alias"}
            raise Unusable(self.finding("PE011", event, limit=str(MAX_ALIASES), **what))
        size, height = measure(target, self.sizes)
        self.room -= size - 1
        if self.room < 0:
            self.too_many(event)
        if depth + height > MAX_DEPTH:
            raise Unusable(self.finding("PE010", event, limit=str(MAX_DEPTH)))
        return target

    def split(
        self, entries: dict[str, tuple[Scalar, Node]], key: Scalar, value: Node, event: Event
    ) -> bool:
        """Whether the key is what a comma cut off from the value before it, which gets it back."""
        if not entries or type(value) is not Scalar or value.text or not key.plain:
            return False
        name, (owner, before) = next(reversed(entries.items()))
        if type(before) is not Scalar or not before.plain or event.start_mark.index < 1:
            return False
        from perfeval.source.yaml_hints import comma_splits

        whole = comma_splits(before.text, key.text)
        if not whole:
            return False
        self.findings.append(split_finding(before, whole, name))
        text = Scalar(whole, True, self.file, before.line, before.column, False)
        entries[name] = (owner, text)
        return True

    def mended(
        self, key: Scalar, value: Node, key_event: Event, value_event: Event
    ) -> tuple[Scalar, Node]:
        """Reads an odd key the way it was meant, so that one slip gives one finding."""
        text = key.text
        if not key.plain:
            return key, value
        if text[:1] in ODD_SPACES and text.strip():
            char = f"U+{ord(text[0]):04X}"
            self.report("PE019", key_event, char=char)
            key = Scalar(text.strip(), True, self.file, key.line, key.column)
        if type(value) is Scalar and value.plain and not value.text:
            start = key_event.start_mark.index
            written = self.text[start : value_event.start_mark.index].rstrip()
            slip = mistyped_key(text, numbered=True)
            if slip and written == text:
                self.report("PE017", key_event, key=clip(slip[0]), written=clip(text, 20))
                rest = text[slip[1] :].lstrip()
                column = key.column + len(text) - len(rest)
                value = Scalar(rest, True, self.file, key.line, column)
                key = Scalar(slip[0], True, self.file, key.line, key.column)
        return key, value

    def without_controls(self, event: Event) -> str:
        """Escapes such as "\\0" give characters that no Word or Excel file can hold."""
        text: str = event.value
        bad = [c for c in text if not c.isprintable() and is_control(c)]
        if bad:
            self.report("PE016", event, char=f"U+{ord(bad[0]):04X}")
        return "".join(c for c in text if c not in bad)

    def unknown_tag(self, event: Event) -> None:
        tag = event.tag
        shown = "!!" + tag.removeprefix(_CORE) if tag.startswith(_CORE) else tag
        self.report("PE012", event, tag=clip(shown))

    def too_many(self, event: Event) -> None:
        what = {"what_zh": "文件内容连同别名展开后的条目", "what_en": "values, aliases written out"}
        raise Unusable(self.finding("PE011", event, limit=str(MAX_NODES), **what))

    def empty(self) -> Finding:
        return Finding("PE005", Span(self.file, 1, 1))

    def report(self, code: str, event: Event, **params: str) -> None:
        self.findings.append(self.finding(code, event, **params))

    def finding(self, code: str, event: Event, **params: str) -> Finding:
        mark = event.start_mark
        return Finding(code, Span(self.file, mark.line + 1, mark.column + 1), params)
