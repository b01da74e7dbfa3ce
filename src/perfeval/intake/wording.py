"""Printed labels as they are looked up: half-width, without blanks, brackets and numbering."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

BRACKETS = str.maketrans("〔【［[〈《{", "(((((((") | str.maketrans("〕】］]〉》}", ")))))))")
BLANKS = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
BRACKETED = re.compile(r"\(([^()]*)\)")
NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.](?!\d))")
CIRCLED = re.compile(r"[①-⑳⑴-⒇]")
FORMULA = re.compile(r"^([^=<>]*[一-鿿)])=.*$")  # 支出实现率=④/③
UNITS = ("亿元", "万元", "千元", "元", "%", "百分比", "百分数")
UNIT_AT_END = re.compile(r"(.{2,}?)[,:/]?(?:单位[:为]?)?(亿元|万元|千元|元|%)$")
MONEY_UNIT = re.compile(r"(?:^|[(:位\s,])(亿元|万元|千元|元)(?:$|[)\s,;])")
LONGEST = 40  # no heading or label is longer


class Word(NamedTuple):
    """A printed label without blanks, brackets and numbering; `brackets` are their contents."""

    base: str
    brackets: tuple[str, ...] = ()
    unit: str = ""


def plain(text: str) -> str:
    """A text in half-width characters, without any blanks."""
    return BLANKS.sub("", unicodedata.normalize("NFKC", text)).translate(BRACKETS)


@lru_cache(maxsize=4096)
def word(text: str) -> Word:
    """A printed label as it is looked up; nothing for texts that are too long for a label."""
    if len(text) > 3 * LONGEST or text.isascii():
        return Word("")
    whole = plain(CIRCLED.sub("", text))
    if "=" in whole:
        whole = FORMULA.sub(r"\1", whole)
    brackets: tuple[str, ...] = ()
    base = whole
    if "(" in whole:
        brackets = tuple(BRACKETED.findall(whole))
        base = BRACKETED.sub("", whole)
    base = NUMBERING.sub("", base).strip(":;,。*、.-—_")
    unit = next((u for b in brackets for u in UNITS if b.removeprefix("单位").strip(":") == u), "")
    if not unit and base.endswith(("元", "%")):
        ending = UNIT_AT_END.fullmatch(base)
        if ending:
            base, unit = ending[1], ending[2]
    if len(base) > LONGEST:
        return Word("")
    return Word(base.lower(), brackets, unit)


def keyed(text: str) -> dict[str, str]:
    """Lines "key: word word" as a mapping of each word to its key."""
    made: dict[str, str] = {}
    for line in text.strip().splitlines():
        key, _, said = line.partition(":")
        made.update((w, key.strip()) for w in said.split())
    return made


def words(text: str) -> frozenset[str]:
    """Words parted by blanks."""
    return frozenset(text.split())
