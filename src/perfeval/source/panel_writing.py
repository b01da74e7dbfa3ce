"""Ballots into a panel's text: a copy in which nothing else is touched."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from perfeval.model.rounding import exact
from perfeval.source.decoding import line_starts
from perfeval.source.mending.compared import same
from perfeval.source.node import Mapping, Scalar, Sequence
from perfeval.source.yaml_reader import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence as SequenceOf

    from perfeval.model.panels import Ballot
    from perfeval.source.node import Node

KEYS = ("ballots", "评审票")
WORDS = {
    "zh": ("专家", "对象", "各项得分", "得分", "通过", "意见", "日期", "是", "否"),
    "en": ("expert", "subject", "scores", "score", "pass", "opinion", "date", "true", "false"),
}
# what needs no quotes: letters, digits and 汉字, and nothing that reads as a number or a word of YAML
_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff]*")
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n", "是", "否"))
_EMPTY = re.compile(r"[ \t]*(?:\[[ \t]*\]|~|null)?[ \t]*(?=#|\r|\n|$)")


def with_ballots(text: str, file: str, ballots: SequenceOf[Ballot]) -> str | None:
    """The text with the ballots behind those it has; None where its form does not allow it.

    It is read again afterwards: everything else must be as before.
    """
    document = parse_yaml(text.encode(), file)
    root = document.root
    if not isinstance(root, Mapping) or not ballots:
        return text if not ballots else None
    key = next((name for name in KEYS if name in root.entries), "")
    zh = key == KEYS[1] or (not key and any(name in root.entries for name in ("专家", "评审对象")))
    end = "\r\n" if "\r\n" in text else "\n"
    if not key:
        text = text if not text or text.endswith(("\n", "\r")) else text + end
        new = text + _lines(ballots, zh, "  ", end, f"{KEYS[zh]}:{end}")
    else:
        new = _behind(text, root, key, ballots, zh, end) or ""
    return new if new and _held(root, new, file, key or KEYS[zh], len(ballots)) else None


def _lines(ballots: SequenceOf[Ballot], zh: bool, indent: str, end: str, head: str = "") -> str:
    return head + "".join(f"{indent}- {ballot_text(ballot, zh)}{end}" for ballot in ballots)


def ballot_text(ballot: Ballot, zh: bool) -> str:
    """A ballot on one line."""
    w = WORDS["zh" if zh else "en"]
    parts = [f"{w[0]}: {_text(ballot.expert)}", f"{w[1]}: {_text(ballot.subject)}"]
    if ballot.scores:
        inner = ", ".join(f"{_text(k)}: {exact(v)}" for k, v in ballot.scores.items())
        parts.append(f"{w[2]}: {{{inner}}}")
    if ballot.score is not None:
        parts.append(f"{w[3]}: {exact(ballot.score)}")
    if ballot.passed is not None:
        parts.append(f"{w[4]}: {w[7] if ballot.passed else w[8]}")
    if ballot.opinion:
        parts.append(f"{w[5]}: {_quoted(ballot.opinion)}")
    if ballot.date is not None:
        parts.append(f"{w[6]}: {ballot.date.isoformat()}")
    return "{" + ", ".join(parts) + "}"


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else _quoted(text)


def _quoted(text: str) -> str:
    """JSON, which YAML reads; signs that it can't hold as they are become escapes or go."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(_sign(char) for char in quoted)


def _sign(char: str) -> str:
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return ""
    if code == 0x7F or 0x80 <= code <= 0x9F or code in (0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF):
        return f"\\u{code:04x}"
    return char


def _behind(
    text: str, root: Mapping, key: str, ballots: SequenceOf[Ballot], zh: bool, end: str
) -> str | None:
    name, value = root.entries[key]
    starts = line_starts(text)
    if isinstance(value, Scalar) or (isinstance(value, Sequence) and not value.items):
        return _into_empty(text, starts, name, ballots, zh, end)
    if not isinstance(value, Sequence):
        return None
    begin = starts[value.items[0].line - 1]
    line = text[begin : starts[value.items[0].line] if value.items[0].line < len(starts) else None]
    indent = line[: len(line) - len(line.lstrip(" "))]
    if not line.lstrip(" ").startswith("- "):
        return None  # in brackets
    after = [other.line for other, _ in root.entries.values() if other.line > name.line]
    stop = min(after, default=len(starts) + 1)
    lines = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    last = value.items[-1].line
    for number in range(last, stop):
        shown = lines[number - 1].strip() if number <= len(lines) else ""
        if shown and not shown.startswith("#") and shown not in ("...", "---"):
            last = number
    head, tail = "".join(lines[:last]), "".join(lines[last:])
    head = head if head.endswith(("\n", "\r")) else head + end
    return head + _lines(ballots, zh, indent, end) + tail


def _into_empty(
    text: str, starts: list[int], name: Scalar, ballots: SequenceOf[Ballot], zh: bool, end: str
) -> str | None:
    """`ballots: []` or `ballots:` with nothing behind it."""
    begin = starts[name.line - 1]
    colon = text.find(":", begin + name.column - 1 + len(name.text))
    empty = _EMPTY.match(text, colon + 1) if colon >= 0 else None
    if empty is None:
        return None
    stop = starts[name.line] if name.line < len(starts) else len(text)
    rest = text[empty.end() : stop].rstrip("\r\n")
    head = text[: colon + 1] + (f"  {rest}" if rest else "") + end
    return head + _lines(ballots, zh, "  ", end) + text[stop:]


def _held(root: Mapping, new: str, file: str, key: str, added: int) -> bool:
    """Whether the new text is the old one with so many ballots more."""
    after = parse_yaml(new.encode(), file).root
    if not isinstance(after, Mapping) or key not in after.entries:
        return False
    ballots = after.entries[key][1]
    had = root.entries.get(key)
    before = had[1].items if had is not None and isinstance(had[1], Sequence) else []
    if not isinstance(ballots, Sequence) or len(ballots.items) != len(before) + added:
        return False
    pairs: list[tuple[Node, Node]] = list(zip(before, ballots.items, strict=False))
    others = {name for name in after.entries if name != key}
    if others != {name for name in root.entries if name != key}:
        return False
    pairs += [(root.entries[name][1], after.entries[name][1]) for name in others]
    return all(same(one, other, {}) for one, other in pairs)
