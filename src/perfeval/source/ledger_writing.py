"""Text of a ledger: written anew, or lists of an existing one made longer, all else kept.

Values are nested dicts and lists of texts; texts of class `Plain` stand unquoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.shape import record
from perfeval.source.ledger_shape import FILE
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.yaml_text import dump, quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from collections.abc import Sequence as SequenceOf

    from perfeval.model.shape import Type

STEP = 2
_EMPTY: tuple[Any, ...] = ("", None, [], {}, ())


class Plain(str):
    """A number, a day, a word of the format: never in quotes."""

    __slots__ = ()


def text(root: dict[str, Any], header: str = "", keys: str = "en") -> str:
    """A whole file, its keys English or Chinese ("zh")."""
    found = _renamed(record(FILE), _node(root)) if keys == "zh" else _node(root)
    assert isinstance(found, Mapping)
    return dump(found, header, origins=False)


def longer(before: str, root: Mapping, additions: MappingOf[str, SequenceOf[Any]]) -> str | None:
    """The text with entries behind those of its lists, every other character as it was.

    A list written in brackets takes them before its closing one; one that is not there follows at the
    end of the file. None where something else than a list stands.
    """
    lines = before.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    chinese = "文件类型" in root.entries
    fields = {field.key: field for field in FILE.fields}
    blocks: list[tuple[int, str]] = []
    brackets: list[tuple[int, int, str]] = []
    for key, values in additions.items():
        if not values:
            continue
        field = fields[key]
        own = next((name for name in (key, field.zh) if name in root.entries), None)
        rows = [_node(value) for value in values]
        if chinese:
            rows = [_renamed(field.type.of, row) for row in rows]
        if own is None:
            name = field.zh if chinese else key
            blocks.append((_end(lines), f"{name}:\n{_block(rows, STEP)}"))
            continue
        mark, value = root.entries[own]
        if isinstance(value, Scalar) and value.is_null and not value.text:
            blocks.append((mark.line, _block(rows, STEP)))
        elif not isinstance(value, Sequence):
            return None
        elif lines[value.line - 1][value.column - 1 :].startswith("["):
            close = _closing(lines, value.line - 1, value.column - 1)
            if close is None:
                return None
            inner = ", ".join(_flow(row) for row in rows)
            comma = "" if close[2] in ",[" else ","
            brackets.append((*close[:2], f"{comma} {inner}" if value.items else inner))
        elif (found := _place(lines, root, own, value)) is not None:
            blocks.append((found[0], _block(rows, found[1])))
        else:
            return None
    for line, column, inner in sorted(brackets, reverse=True):
        head = lines[line][:column]
        # a bracket on a line of its own keeps it
        kept = head.rstrip() if head.strip() else head
        lines[line] = kept + inner + lines[line][column:]
    for at, piece in sorted(blocks, key=lambda one: one[0], reverse=True):
        lines.insert(at, piece.replace("\n", end))
    return "".join(lines)


def _end(lines: list[str]) -> int:
    """Behind the last line that says something, before the mark of the document's end."""
    at = len(lines)
    while at and not lines[at - 1].strip():
        at -= 1
    return at - 1 if at and lines[at - 1].rstrip() == "..." else at


def _place(lines: list[str], root: Mapping, key: str, value: Sequence) -> tuple[int, int] | None:
    """Before which line new entries of a list go, and its indent."""
    first = value.items[0]
    lead = lines[first.line - 1][: first.column - 1]
    if lead.strip() != "-":
        return None
    start = root.entries[key][0].line
    following = [mark.line for mark, _ in root.entries.values() if mark.line > start]
    end = min(following) - 1 if following else _end(lines)
    # blank lines and comments at the margin belong to what follows
    while end > first.line and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end, lead.index("-")


def _closing(lines: list[str], line: int, column: int) -> tuple[int, int, str] | None:
    """Where the bracket that opens here is closed, and the last sign before it; quotes and comments
    are passed over."""
    depth, quote, before = 0, "", "["
    for number in range(line, len(lines)):
        row = lines[number]
        at = column if number == line else 0
        while at < len(row):
            char = row[at]
            if quote:
                if quote == '"' and char == "\\":
                    at += 1
                elif char == quote:
                    quote = ""
            elif char in "\"'" and before in "[{,:":
                quote = char
            elif char == "#" and (at == 0 or row[at - 1].isspace()):
                break
            elif char in "[{":
                depth += 1
            elif char in "]}":
                depth -= 1
                if not depth:
                    return number, at, before
            if not char.isspace():
                before = char
            at += 1
    return None


def _block(rows: list[Node], indent: int) -> str:
    """Entries line by line, their dashes at the indent."""
    key = Scalar("x", True, "", 1, 1)
    body = dump(Mapping({"x": (key, Sequence(rows, "", 1, 1))}, "", 1, 1), origins=False)
    lines = [line[STEP:] for line in body.splitlines()[1:]]
    return "".join(" " * indent + line + "\n" if line else "\n" for line in lines)


def _flow(node: Node) -> str:
    """An entry between brackets, on one line."""
    if isinstance(node, Mapping):
        inner = (f"{key}: {_flow(value)}" for key, (_, value) in node.entries.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(_flow(item) for item in node.items) + "]"
    shown = node.text if node.plain else scalar(node.text)
    return quoted(node.text) if shown == node.text and set(",[]{}\n") & set(shown) else shown


def _renamed(kind: Type, node: Node) -> Node:
    """The node with the Chinese names of its keys and choices, by its type."""
    if kind.name == "choice" and isinstance(node, Scalar):
        return Scalar(kind.of.get(node.text) or node.text, True, "", 1, 1)
    if isinstance(node, Sequence):
        inner = kind.of if kind.name in ("list", "one-or-list") else kind
        return Sequence([_renamed(inner, item) for item in node.items], "", 1, 1)
    while kind.name in ("list", "one-or-list"):
        kind = kind.of
    if not isinstance(node, Mapping) or kind.name != "record":
        return node
    fields = {field.key: field for field in kind.of.fields}
    entries = {
        fields[key].zh: (
            Scalar(fields[key].zh, True, "", 1, 1),
            _renamed(fields[key].type, value),
        )
        for key, (_, value) in node.entries.items()
    }
    return Mapping(entries, "", 1, 1)


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        kept = {key: own for key, own in value.items() if own not in _EMPTY}
        entries = {key: (Scalar(key, True, "", 1, 1), _node(own)) for key, own in kept.items()}
        return Mapping(entries, "", 1, 1)
    if isinstance(value, (list, tuple)):
        return Sequence([_node(own) for own in value], "", 1, 1)
    return Scalar(str(value), isinstance(value, Plain), "", 1, 1)
