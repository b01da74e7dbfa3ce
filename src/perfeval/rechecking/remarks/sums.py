"""PE747: sums that a text writes out."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import at, row_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.model.form import Value
    from perfeval.rechecking.look import Look

_NUM = r"\d{1,15}(?:\.\d{1,10})?"
_WORDS = r"[^\d+＋=＝，。；]{0,8}"
_ADDED = re.compile(rf"{_NUM}{_WORDS}(?:[+＋]{_WORDS}{_NUM}{_WORDS})+[=＝]{_WORDS}{_NUM}")
_LIST = re.compile(
    rf"(?:共计|合计|总计|总数|总|共)[^\d，。；]{{0,8}}({_NUM})\s*([\u4e00-\u9fff]{{1,3}}?)[，,（(：:]\s*"
    r"(?:其中|包括|分别|含)([^。；]*)"
)
_BEHIND = re.compile(
    rf"([^。；]{{0,200}}?)[，,、]\s*(?:共计|合计|总计|共)[^\d，。；]{{0,4}}({_NUM})\s*([\u4e00-\u9fff]{{1,3}})"
)
LEAST = 2


def check(look: Look) -> Iterator[Finding]:
    for value in (*look.texts, *(value for _, value in row_texts(look.items))):
        for found in _ADDED.finditer(value.text):
            *parts, total = (Fraction(n) for n in re.findall(_NUM, found.group()))
            if sum(parts) != total:
                yield at("PE747", value.span, sum=plain(sum(parts, Fraction(0))), total=plain(total),
                         text=found.group())  # fmt: skip
        near = look.limits.near_sum
        if near is None:
            continue
        for found in _LIST.finditer(value.text):
            yield from _listed(value, found.group(1), found.group(2), found.group(3), near)
        for found in _BEHIND.finditer(value.text):
            yield from _listed(value, found.group(2), found.group(3), found.group(1), near)


def _listed(value: Value, total: str, unit: str, listed: str, near: Fraction) -> Iterator[Finding]:
    """Items of one unit beside the number that they should make; near misses only, since a list
    may name some of them."""
    items = [Fraction(n) for n in re.findall(rf"({_NUM})\s*{re.escape(unit)}", listed)]
    if len(items) <= LEAST:
        return
    added, whole = sum(items, Fraction(0)), Fraction(total)
    if added != whole and abs(added - whole) <= whole * near:
        yield at(
            "PE747", value.span, sum=plain(added), total=total + unit, text=listed.strip()[:40]
        )
