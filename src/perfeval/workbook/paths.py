"""Places in a project as texts: `results."决策/立项".parts[0].actual`."""

from __future__ import annotations

import json
import re

Path = tuple[str | int, ...]
_BARE = re.compile(r"[^\W]+(?:[-_][^\W]+)*")
_PIECE = re.compile(
    r'\.?(?:(?P<quoted>"(?:[^"\\]|\\.)*")|(?P<bare>[^\s."\[\]]+))|\[(?P<index>\d{1,7})\]'
)
MOST_PIECES = 24


def show(path: Path) -> str:
    """The path in words; a key with signs of its own is quoted."""
    text = ""
    for piece in path:
        if isinstance(piece, int):
            text += f"[{piece}]"
            continue
        own = piece if _BARE.fullmatch(piece) else json.dumps(piece, ensure_ascii=False)
        text += f".{own}" if text else own
    return text


def parse(text: str) -> Path | None:
    """The path that a text names; None where it names none."""
    text = text.strip()
    found: list[str | int] = []
    at = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None or len(found) >= MOST_PIECES:
            return None
        dotted = text[at] == "."
        if piece["index"] is not None:
            found.append(int(piece["index"]))
        elif dotted != bool(found):
            return None
        elif piece["quoted"] is not None:
            key = _unquoted(piece["quoted"])
            if key is None:
                return None
            found.append(key)
        else:
            found.append(piece["bare"])
        at = piece.end()
    return tuple(found) if found and isinstance(found[0], str) else None


def _unquoted(text: str) -> str | None:
    try:
        key = json.loads(text)
    except ValueError:
        return None
    return key if isinstance(key, str) else None
