"""The inside of a Markdown paragraph as runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.reports.texts import tight

if TYPE_CHECKING:
    from markdown_it.token import Token

    from perfeval.reports.story.elements import Run

_SAFE = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)
# browsers leave out tabs and control characters: whatever stands before a colon is a scheme
_SCHEME = re.compile(r"[^/?#]*:")
_STYLES = {"strong": "bold", "em": "italic", "s": "strike"}


def runs(token: Token) -> list[Run]:
    """The runs of an inline token; lines that end or begin in Chinese join without a space."""
    found: list[Run] = []
    now: Run = {"bold": False}
    waiting = False
    for child in token.children or []:
        kind, _, side = child.type.rpartition("_")
        if kind in _STYLES:
            now = _with(now, _STYLES[kind], side == "open")
        elif kind == "link":
            now = _with(
                now, "link", address(str(child.attrs.get("href", ""))) if side == "open" else ""
            )
        elif child.type == "softbreak":
            waiting = True
        else:
            text, own = _piece(child)
            if waiting and text and found and not tight(found[-1]["text"], text):
                text = " " + text
            waiting = waiting and not text
            _add(found, text, {**now, **own} if own else now)
    return found


def plain(token: Token) -> str:
    """The text alone."""
    return "".join(one["text"] for one in runs(token))


def address(url: str) -> str:
    """An address that may be followed, or "": no scripts, no anchors of pages that are not here."""
    if url.startswith("#") or (_SCHEME.match(url) and not _SAFE.match(url)):
        return ""
    return url


def _piece(child: Token) -> tuple[str, Run]:
    if child.type == "hardbreak":
        return "\n", {}
    if child.type == "code_inline":
        return shown(child.content), {"code": True}
    if child.type == "image":
        link = address(str(child.attrs.get("src", "")))
        text = plain(child) or link
        return text, {"link": link} if link else {}
    return child.content, {}


def shown(code: str) -> str:
    """Code as it was written: in code, what `escape.block` did to a tag would show."""
    return code.replace("&lt;", "<")


def _with(now: Run, key: str, value: bool | str) -> Run:
    rest = {k: v for k, v in now.items() if k != key}
    return {**rest, key: value} if value or key == "bold" else rest


def _add(found: list[Run], text: str, style: Run) -> None:
    if not text:
        return
    if found and {k: v for k, v in found[-1].items() if k != "text"} == style:
        found[-1]["text"] += text
    else:
        found.append({"text": text, **style})
