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
_ROOT = r"[^\s#\-]"  # how an entry of the root begins
_KEY = re.compile(r"([^\W\d]\w{0,60}):(?= |\n)")
_REMARKS = re.compile(r"(?: *(?:#[^\n]*)?\n)*")
_BODY = re.compile(r"\n(?: *(?:#[^\n]*)?\n)*( *)(- )?(?=[^\s#])")


class Piece(NamedTuple):
    """Part of a text that begins at the beginning of a line; `line` counts from 1."""

    text: str
    line: int


class Starts(NamedTuple):
    """Where parts begin: `next` finds the next one, or an entry of the root, and `end` is an
    expression for either, or for the end of the text, to be met behind a part."""

    next: re.Pattern[str]
    end: str


class Body(NamedTuple):
    """The value of an entry that may be cut: its first part begins `lines` lines below the entry."""

    start: int
    lines: int
    sign: str  # what a line begins with where another part follows
    starts: Starts


def _starts(some: str) -> Starts:
    return Starts(re.compile(rf"^(?={some})", re.MULTILINE), rf"(?={some}|\Z)")


ROOT = _starts(_ROOT)


@cache
def _parts(indent: int, items: bool) -> Starts:
    return _starts(rf" {{{indent}}}{'- ' if items else '[^ #-]'}|{_ROOT}")


def end_of(text: str, start: int, starts: Starts) -> int:
    """Where the part that begins at `start` ends."""
    found = starts.next.search(text, start + 1)
    return len(text) if found is None else found.start()


def opening(text: str) -> int | None:
    """Where the first entry of the root begins; None where something stands before it."""
    found = ROOT.next.search(text)
    if found is None or _REMARKS.fullmatch(text, 0, found.start()) is None:
        return None
    return found.start()


def key_at(text: str, start: int) -> str | None:
    """The name of the root's entry that begins here; None of one that needs care."""
    found = _KEY.match(text, start)
    return None if found is None else found[1]


def body_of(text: str, colon: int, way: str | None) -> Body | None:
    """The value behind an entry's colon, if it can be cut: into the "entries" of a mapping or the
    "items" of a list."""
    found = None if way is None else _BODY.match(text, colon + 1)
    items = way == "items"
    if found is None or (found[2] is None) is items or not (items or found[1]):
        return None
    start, starts = found.start(1), _parts(len(found[1]), items)
    if starts.next.match(text, start) is None:
        return None
    return Body(start, text.count("\n", colon, start), " " if found[1] else "-", starts)


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
