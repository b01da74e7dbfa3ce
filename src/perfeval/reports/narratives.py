"""Which section each of the project's texts belongs to, by key or by heading as people type it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.reports.outlines import Section

_NUMERAL = "一二三四五六七八九十百零〇"
# numbers of headings with the depth they stand for
_NUMBERS = (
    (0, re.compile(rf"^第\s*[{_NUMERAL}\d]+\s*(?:章|部分|篇|节)[\s、.．:：]*")),
    (1, re.compile(rf"^[{_NUMERAL}]+\s*[、.．]\s*")),
    (2, re.compile(rf"^[（(]\s*[{_NUMERAL}]+\s*[)）][\s、]*")),
    (5, re.compile(r"^[①-⑳][\s、]*")),
    (4, re.compile(r"^[（(]\s*\d+\s*[)）][\s、]*|^\d+[)）][\s、]*")),
    (3, re.compile(r"^(\d+(?:[.．]\d+)*)(?:[.．、]\s*|\s+)")),
)
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*")
_PREFIXES = ("项目", "the")
UNNUMBERED = None


@lru_cache(maxsize=512)
def unnumbered(heading: str) -> tuple[str, int | None]:
    """A heading without its number, and how deep the number says it stands."""
    text = heading.strip()
    depth: int | None = UNNUMBERED
    while True:
        for level, pattern in _NUMBERS:
            found = pattern.match(text)
            if found and found.end() < len(text):
                dots = len(re.findall(r"\d+", found.group(1))) - 1 if level == 3 else 0
                depth = level + dots if depth is None else depth
                text = text[found.end() :]
                break
        else:
            return text, depth


@lru_cache(maxsize=512)
def loose(heading: str) -> str:
    """What is compared: letters, digits and 汉字 alone."""
    plain = normalize("NFKC", unnumbered(heading)[0]).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _short(name: str) -> str:
    """A heading without 项目 in front."""
    prefix = next((p for p in _PREFIXES if name.startswith(p) and len(name) > len(p)), "")
    return name[len(prefix) :]


@lru_cache(maxsize=64)
def _names(sections: tuple[Section, ...]) -> Mapping[str, str]:
    """Loose name → section key; names without 项目 only where they mean one section."""
    found: dict[str, str] = {}
    brief: dict[str, set[str]] = {}
    for section in sections:
        for name in (section.key, section.zh, section.en):
            found.setdefault(loose(name), section.key)
            brief.setdefault(_short(loose(name)), set()).add(section.key)
    for name, keys in brief.items():
        if len(keys) == 1:
            found.setdefault(name, next(iter(keys)))
    return found


def placed(
    given: Mapping[str, str], sections: Iterable[Section]
) -> tuple[dict[str, str], list[str]]:
    """(section key → text, headings of texts that no section takes).

    The order is the document's. A heading that no section has goes, as a bold line, with the
    section before it when it stands deeper (or has no number); a mistyped key goes nowhere.
    """
    names = _names(tuple(sections))
    texts: dict[str, list[str]] = {}
    unused = []
    current, above = "", UNNUMBERED
    for heading, text in given.items():
        name = loose(heading)
        key = names.get(name) or names.get(_short(name), "")
        depth = unnumbered(heading)[1]
        if key:
            current, above = key, depth
            texts.setdefault(key, []).append(text.strip())
        elif current and _within(heading, depth, above):
            title = heading.strip().replace("*", "\\*")
            texts[current].append(f"**{title}**\n\n{text.strip()}")
        else:
            unused.append(heading)
            if depth is not None:
                current = ""
    return {key: "\n\n".join(p for p in parts if p) for key, parts in texts.items()}, unused


def _within(heading: str, depth: int | None, above: int | None) -> bool:
    if _KEY.fullmatch(heading.strip()):
        return False
    return depth is None or (above is not None and depth > above) or (above is None and depth > 1)
