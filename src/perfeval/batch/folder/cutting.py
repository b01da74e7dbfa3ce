"""A file's text into pieces that mean the same alone as together.

Lines without indentation begin the entries of the root mapping, so what stands between two of them
is read alike whatever surrounds it, if only it can be read alone: then nothing is left open at its
end (a quote, a bracket), and nothing in it asks for what stands elsewhere (an alias). The reader
that is given a piece finds out whether it can; here is only where to cut, and which texts not to
touch at all because something in them holds for the whole file.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

# below this no limit on nodes is ever met
MOST = 90_000
_TOP = re.compile(r"^(?=[^\s#\-])", re.MULTILINE)
_KEY = re.compile(r"([^\W\d]\w{0,60}):(?: |\n)")
_REMARKS = re.compile(r"(?: *(?:#[^\n]*)?\n)*")
_BODY = re.compile(r"([^\W\d]\w{0,60}):\n(?: *(?:#[^\n]*)?\n)*( *)(- )?(?=[^\s#])")


class Piece(NamedTuple):
    """Part of a text that begins at the beginning of a line; `line` counts from 1."""

    text: str
    line: int


class Section(NamedTuple):
    """An entry of the root; `parts` are those of its value that may be read one by one, each below
    `head`, where it can be cut so."""

    key: str
    whole: Piece
    head: str = ""
    parts: tuple[Piece, ...] = ()


def readable(data: bytes) -> str | None:
    """The text where nothing in it needs care; None where the ordinary reader is to see it."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not text.endswith("\n"):
        text += "\n"
    # neither tabs nor odd spaces, marks of byte order, line breaks of other kinds, controls
    return text if len(text) < MOST and text.replace("\n", "").isprintable() else None


def sections(text: str, cut: dict[str, str]) -> list[Section] | None:
    """The entries of the root in order; None where they can't be told apart by their lines alone.

    `cut` says of keys how their values may be cut: "entries" of a mapping, "items" of a list.
    """
    first, *rest = _TOP.split(text) if text[:1] in " #\n-" else ["", *_TOP.split(text)[1:]]
    if _REMARKS.fullmatch(first) is None:
        return None
    line = 1 + first.count("\n")
    found = []
    for piece in rest:
        key = _KEY.match(piece)
        if key is None:
            return None
        way = cut.get(key[1])
        whole = Piece(piece, line)
        found.append(Section(key[1], whole) if way is None else _cut(key[1], whole, way))
        line += piece.count("\n")
    return found


def _cut(key: str, whole: Piece, way: str) -> Section:
    body = _BODY.match(whole.text)
    if body is None or (body[3] is None) is (way == "items"):
        return Section(key, whole)
    head = f"{key}:\n"
    first, *texts = _starts(len(body[2]), way == "items").split(whole.text[len(head) :])
    if _REMARKS.fullmatch(first) is None or not texts:
        return Section(key, whole)
    line = whole.line + 1 + first.count("\n")
    parts = []
    for text in texts:
        parts.append(Piece(text, line))
        line += text.count("\n")
    return Section(key, whole, head, tuple(parts))


@cache
def _starts(indent: int, items: bool) -> re.Pattern[str]:
    return re.compile(rf"^(?= {{{indent}}}{'- ' if items else '[^ #-]'})", re.MULTILINE)
