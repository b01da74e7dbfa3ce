"""A value behind a printed label in the same text: 项目名称：____　主管部门：____."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OPEN = re.compile(r"[^\S\n]*[_＿][\s_＿]*|[^\S\n]*")


def room(text: str, label: str) -> tuple[int, int] | None:
    """Where in a text the value of a label goes, first and last place; None without the label."""
    signs = [re.escape(sign) for sign in label if not sign.isspace()]
    found = re.search(r"\s*".join(signs), text) if signs else None
    if found is None:
        return None
    blank = _OPEN.match(text, found.end())
    return found.end(), blank.end() if blank is not None else found.end()


def put_behind(pieces: Sequence[Any], label: str, value: str) -> bool:
    """Writes a value behind its label into elements that hold the pieces of one text; each piece
    keeps its look, blanks to be written over give way. Whether the label was found."""
    texts = [piece.text or "" for piece in pieces]
    whole = "".join(texts)
    place = room(whole, label)
    if place is None:
        return False
    first, last = place
    more = whole[last : last + 1]
    told = value + ("　" if more and more != "\n" else "")
    start, written = 0, False
    for at, text in enumerate(texts):
        end = start + len(text)
        low, high = max(first, start), min(last, end)
        holds = low < high or (first == last == end and start < end)
        if holds:
            made = text[: low - start] + ("" if written else told) + text[max(high, low) - start :]
            texts[at] = made
            written = True
        start = end
    for piece, text in zip(pieces, texts, strict=True):
        piece.text = text
        piece.set(XML_SPACE, "preserve")
    return written
