"""Joining what people wrote into sentences: ends, brackets, references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.reports.words import Words

_ENDS = "。．；;，,、：:"
_CLOSED = "。！？!?…"
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_ADDRESS = re.compile(r"https?://[^\s，。；、（）()]+")
_EMPTY = re.compile(r"\s*(?:（\s*）|\(\s*\))")
_PAGE = re.compile(
    r"^(\S+?)(?:[\s,，]+pp?\.?\s*|[\s,，]*第\s*)(\d+(?:\s*[-–~至]\s*\d+)?)\s*页?$", re.IGNORECASE
)


def unaddressed(text: str) -> str:
    """A text without the web addresses in it: nobody reads them on paper."""
    if "://" not in text:
        return text
    return _EMPTY.sub("", _ADDRESS.sub("", text)).strip(" ，,、；;：:")


def documents(basis: Iterable[str]) -> list[str]:
    """Documents by number or title; one that is but a web address is left out."""
    return [found for one in basis if (found := unaddressed(one))]


def flat(text: str) -> str:
    """A text on one line; lines that end or begin in Chinese join without a space."""
    if text.isprintable():  # no end of a line in it
        return text.strip()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    joined = ""
    for line in lines:
        joined += line if not joined or tight(joined, line) else " " + line
    return joined


def tight(before: str, after: str) -> bool:
    """Whether two lines join without a space."""
    return bool(_WIDE.match(before[-1]) or _WIDE.match(after[0]))


def bare(text: str) -> str:
    """A text without the stop at its end, to go on from."""
    found = flat(text).rstrip()
    while found and (found[-1] in _ENDS or (found[-1] == "." and not found.endswith(".."))):
        found = found[:-1].rstrip()
    return found


def ended(text: str, words: Words) -> str:
    """A text that ends like a sentence."""
    found = flat(text)
    if not found or found[-1] in _CLOSED or (found[-1] in ".:" and words.lang == "en"):
        return found
    return bare(found) + words("stop")


def reference(text: str, words: Words) -> str:
    """A piece of evidence with its page: "E09 p.4" reads E09第4页."""
    text = text.strip()
    found = _PAGE.match(text) if not (text.isascii() and text.isalnum()) else None
    if not found:
        return text
    page = re.sub(r"\s*[-–~至]\s*", "-", found.group(2))
    return words("page", id=found.group(1), page=page)


def references(texts: tuple[str, ...], words: Words) -> str:
    return words.listed([reference(text, words) for text in texts])


def bracketed(text: str, inner: list[str], words: Words) -> str:
    """A text with remarks in brackets behind it."""
    kept = [part for part in inner if part]
    if not kept:
        return text
    return text + words("open") + words("comma").join(kept) + words("close")


def joined(sentences: list[str], words: Words) -> str:
    """Sentences one after the other."""
    return words("space").join(sentence for sentence in sentences if sentence)


def ordered(parts: list[str], words: Words) -> str:
    """Several statements in one sentence, numbered when there is more than one."""
    if len(parts) < 2:
        return "".join(parts)
    numbered = [words("ordinal", n=index) + part for index, part in enumerate(parts, 1)]
    return words("semicolon").join(numbered)


def sentence(words: Words, key: str, **values: str) -> str:
    """A sentence of the table around what someone wrote, which may end in a stop of its own."""
    return words(key, **{name: bare(value) for name, value in values.items()})


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
