"""Making values safe where they stand in HTML: text, attributes, addresses."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.story.elements import Run

# controls, lone halves of surrogate pairs, non-characters, and marks that turn the direction of
# what follows: with those a name could print the number behind it backwards
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_BAD = re.compile(f"[{_CONTROLS}]")
_UNSAFE = re.compile(f"[&<>\"'{_CONTROLS}]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\\]+", re.IGNORECASE)


def clean(text: str) -> str:
    """The text without what no page may hold or show."""
    return _BAD.sub("", text)


def esc(text: str) -> str:
    """A value as text or inside a quoted attribute."""
    return escape(clean(text)) if _UNSAFE.search(text) else text


def runs(given: Sequence[Run]) -> str:
    """Runs as they follow each other; a line end in one is one that was asked for."""
    return "".join(_run(one) for one in given)


def _run(one: Run) -> str:
    text = esc(one["text"]).replace("\n", "<br>")
    if one.get("code"):
        text = f"<code>{text}</code>"
    if one.get("strike"):
        text = f"<s>{text}</s>"
    if one.get("italic"):
        text = f"<em>{text}</em>"
    if one["bold"] and text.strip():
        text = f"<strong>{text}</strong>"
    link = one.get("link")
    if not link:
        return text
    address = clean(link).strip()
    if _ADDRESS.fullmatch(address):
        return f'<a href="{escape(address)}" rel="noopener noreferrer">{text}</a>'
    return text
