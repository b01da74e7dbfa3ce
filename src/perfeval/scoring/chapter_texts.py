"""A chapter of the project's own texts by the words of its heading, and whether it names a goal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from perfeval.model.quantity import mantissa

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.scorecard import LeafScore

_CHAPTER = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十百]+(?:章|部分|、|\.|．)|\d+[、．.]\s*(?!\d))"
)
_PART = re.compile(r"^\s*[（(]?\s*(?:[一二三四五六七八九十]+\s*[)）]|\d+[.．]\d+|\d+\s*[)）])")
_DIGITS = "零一二三四五六七八九"
_MOST = 20_000  # signs of a chapter that are compared
_LONGEST = 200  # signs of a name that is looked for in part
LEAST = 6  # signs of a name that tell it apart


class Chapter(NamedTuple):
    heading: str
    text: str


def chapter(texts: Mapping[str, str], words: tuple[str, ...]) -> Chapter | None:
    """The text below the heading that has one of the words, with the parts below it; None where
    there is no such heading."""
    heading, found, inside = "", [], False
    for name, text in texts.items():
        plain = normalize("NFKC", name).casefold()
        if any(word in plain for word in words):
            heading, inside = heading or name, True
            found.append(text)
        elif inside and _PART.match(name) and not _CHAPTER.match(name):
            found += [name, text]
        else:
            inside = False
    return Chapter(heading, "\n".join(found)) if heading else None


class Said(NamedTuple):
    """A text for looking names up in it: as it is, and its letters and digits alone."""

    raw: str
    plain: str


def said(text: str) -> Said:
    raw = normalize("NFKC", text[:_MOST])
    return Said(raw, _loose(raw))


def mentions(text: Said, leaf: LeafScore, names: list[str], numbers: list[int]) -> bool:
    """Whether the text speaks of the leaf: by its name or most of it, another of its names, the
    number of its goal, or target and actual in figures."""
    value = leaf.measured.value if leaf.measured is not None else None
    pair = (value.text, leaf.target.text) if value is not None and leaf.target is not None else None
    return speaks(text, [leaf.indicator.name, leaf.indicator.id, *names], numbers, pair)


def speaks(
    text: Said, names: list[str], numbers: list[int], pair: tuple[str, str] | None
) -> bool:  # fmt: skip
    """Whether the text has one of the names or most of it, one of the numbers of goals, or both
    figures of a pair."""
    for name in names:
        loose = _loose(name)
        if loose and (loose in text.plain or _mostly(loose, text.plain)):
            return True
    if any(_numbered(text.raw, number) for number in numbers):
        return True
    return pair is not None and _figures(text.raw, pair)


def _loose(text: str) -> str:
    return "".join(sign for sign in normalize("NFKC", text).casefold() if sign.isalnum())


def _mostly(name: str, text: str) -> bool:
    """Whether more than half of a long name stands there in one piece."""
    least = max(LEAST, len(name) * 3 // 5)
    return least < len(name) <= _LONGEST and any(
        name[start : start + least] in text for start in range(len(name) - least + 1)
    )


def _numbered(text: str, number: int) -> bool:
    """目标（2）, 目标2, 目标（二）, 第2项目标."""
    word = _DIGITS[number] if 0 < number < len(_DIGITS) else str(number)
    either = f"(?:{number}|{word})"
    closed = rf"目标\s*[(\[]\s*{either}\s*[)\]]|目标\s*{number}(?!\d)|第\s*{either}\s*[项个条]"
    return re.search(closed, text) is not None


def _figures(text: str, pair: tuple[str, str]) -> bool:
    """Whether both the target's and the actual's number stand in the text."""
    numbers = [mantissa(part) for part in pair]
    different = all(numbers) and numbers[0] != numbers[1]
    return different and all(_stands(text, number) for number in numbers)


def _stands(text: str, number: str) -> bool:
    plain = text.replace(",", "")
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", plain) is not None
