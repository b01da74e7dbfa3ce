"""Texts of a form that may have so many characters and no more."""

from __future__ import annotations

import re
from typing import NamedTuple

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_OPENING = re.compile(r"(\n\d+\. ?)$")  # the number of a sentence that is not there


class Shortened(NamedTuple):
    """What stands in the form, of a text `length` characters long; line ends are not counted."""

    text: str
    length: int
    kept: int


def shortened(text: str, limit: int) -> Shortened:
    """The whole sentences from the beginning that keep within `limit`; the text as it is where not
    even one does, or where there is no limit (0)."""
    length = count(text)
    if not limit or length <= limit:
        return Shortened(text, length, length)
    found = ""
    for piece in _SENTENCE.findall(text):
        if count(found + piece) > limit:
            break
        found += piece
    found = _OPENING.sub("", found).rstrip()
    if not found:
        return Shortened(text, length, length)
    ended = found[:-1] + "。" if found[-1] == "；" else found
    return Shortened(ended, length, count(ended))


def count(text: str) -> int:
    return len(text.replace("\n", ""))
