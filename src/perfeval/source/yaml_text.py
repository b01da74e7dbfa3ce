"""Nodes to YAML text that our own reader reads back as the same nodes.

Characters that no file of ours may hold (control characters, halves of surrogate pairs) fall
away, as they do in reading; everything else comes back as it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.spots import spot
from perfeval.source.decoding import is_control
from perfeval.source.node import NULLS, Added, Joined, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from perfeval.source.node import Node

STEP = 2
MOST_CELLS = 2  # of a text of several cells, beside the first; more are shown as first…last
# a longer key is no simple key any more, and is written behind a question mark
LONGEST_KEY = 400
# what stands plain: no sign that YAML, or our hints about slips, could take for something else
_PLAIN = re.compile(r"[^\s\-?:：,\[\]{}#&*!|>'\"%@`~\ufeff][^:：#\n\r\t\"'\\\[\]{}［］｛｝]*")
# a text that looks like a number, a yes or a null to some reader of YAML
_LOOKS = re.compile(
    r"[-+.]?[\d_][\d_,.:eExXoOa-fA-F+-]*|\.(?:nan|inf)|[-+]\.inf|<<|=|~|null|true|false|yes|no|on|off|y|n",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_IGNORE = re.compile(r"perfeval\s*[:：]", re.IGNORECASE)


def dump(
    root: Mapping, header: str = "", keys: str = "en", lang: str = "zh", origins: bool = True
) -> str:
    """The whole file: `header` as comments above, `keys` in "en" or "zh".

    With `origins`, every value that comes from a cell has the cell behind it as a comment.
    """
    if keys == "zh":
        from perfeval.source.key_names import renamed

        root = renamed(root)
    writer = _Writer(lang if origins else "")
    for line in header.splitlines():
        writer.lines.append(f"# {_comment(line)}".rstrip())
    writer.mapping(root, 0)
    return "\n".join(writer.lines) + "\n"


def scalar(text: str) -> str:
    """A text as a key or a value on one line, quoted only where it must be."""
    text = clean(text)
    if _DAY.fullmatch(text):
        return text
    if text in NULLS or text != text.strip() or _LOOKS.fullmatch(text):
        return quoted(text)
    if _PLAIN.fullmatch(text) and text.isprintable():
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """The text in quotes, with escapes only where it holds what can't be seen."""
    text = clean(text)
    if text.isprintable():
        if '"' in text and "'" not in text:
            return f"'{text}'"
        if "\\" in text and "'" not in text:
            return f"'{text}'"
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    point = ord(char)
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def clean(text: str) -> str:
    """The text without the characters that reading would take out."""
    return text if text.isprintable() else "".join(c for c in text if not is_control(c))


def _comment(text: str) -> str:
    """A text that stays on its line and is taken for no instruction of ours."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return _IGNORE.sub("perfeval ", shown)


class _Writer:
    """Lines of the file; `lang` is that of the origins, "" for none."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.lines: list[str] = []

    def mapping(self, node: Mapping, indent: int, lead: str = "") -> None:
        """The entries, a line each; `lead` stands before the first one ("- ")."""
        for key, (_, value) in node.entries.items():
            name = scalar(key)
            before = lead or " " * indent
            lead = ""
            if len(name) > LONGEST_KEY:
                self.lines.append(f"{before}? {name}")
                before = " " * indent
                name = ""
            self.entry(f"{before}{name}:", value, indent)

    def sequence(self, node: Sequence, indent: int) -> None:
        for item in node.items:
            before = " " * indent + "- "
            if isinstance(item, Mapping) and item.entries:
                self.mapping(item, indent + STEP, before)
            elif isinstance(item, Sequence) and item.items:
                self.lines.append(before.rstrip())
                self.sequence(item, indent + STEP)
            else:
                self.value(before.rstrip(), item, indent)

    def entry(self, before: str, value: Node, indent: int) -> None:
        if isinstance(value, Mapping) and value.entries:
            self.lines.append(before)
            self.mapping(value, indent + STEP)
        elif isinstance(value, Sequence) and value.items:
            self.lines.append(before)
            self.sequence(value, indent + STEP)
        else:
            self.value(before, value, indent)

    def value(self, before: str, value: Node, indent: int) -> None:
        """A value that stands behind its key."""
        if not isinstance(value, Scalar):
            self.lines.append(before + (" {}" if isinstance(value, Mapping) else " []"))
            return
        origin = self.origin(value)
        text = clean(value.text)
        if value.plain and (text in NULLS or _PLAIN.fullmatch(text) or _LOOKS.fullmatch(text)):
            self.lines.append(f"{before} {text}{origin}" if text else before + origin)
        elif not value.plain and _is_block(text):
            self.lines.append(f"{before} |-{origin}")
            self.lines += [
                " " * (indent + STEP) + line if line else "" for line in text.split("\n")
            ]
        else:
            self.lines.append(f"{before} {scalar(text)}{origin}")

    def origin(self, value: Scalar) -> str:
        span = value.span
        if not self.lang or not span.sheet or isinstance(value, Added):
            return ""
        shown = _comment(spot(span, self.lang))
        if isinstance(value, Joined):
            cells = list(dict.fromkeys(place.cell for place in value.places if place != span))
            if len(cells) > MOST_CELLS:
                shown += f"…{cells[-1]}"
            elif cells:
                mark = "、" if self.lang == "zh" else ", "
                shown += "".join(mark + cell for cell in cells)
        return f"  # {shown}"


def _is_block(text: str) -> bool:
    """Whether the text can stand line by line as it is."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and all(line.isprintable() for line in lines)
        and bool(lines[-1].strip())
        and bool(lines[0].strip())
        and not lines[0].startswith(" ")
    )
