"""The numbers that Word gives to headings and lists, as they are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.source.word_package import W
from perfeval.source.word_styles import number, value

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = "零一二三四五六七八九"
_CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
            "taiwaneseCountingThousand")  # fmt: skip
LEVELS = 9


class Level(NamedTuple):
    start: int
    form: str
    text: str
    layer: Any


class Numbering:
    """Counts as Word does: each list by itself, lower levels anew below a higher one."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        root = parts.get("word/numbering.xml")
        self.levels: dict[str, dict[int, Level]] = {}
        self.counts: dict[str, list[int]] = {}
        self.abstract: dict[str, str] = {}
        if root is None:
            return
        plans = {value(a, "abstractNumId"): a for a in root.findall(W + "abstractNum")}
        for num in root.findall(W + "num"):
            plan = value(num.find(W + "abstractNumId"))
            if plan in plans:
                self.abstract[value(num, "numId")] = plan
                self.levels[value(num, "numId")] = _levels(plans[plan])

    def layer(self, num: str, level: int) -> Any:
        """The paragraph properties of a list's level."""
        found = self.levels.get(num, {}).get(level)
        return found.layer if found is not None else None

    def next(self, num: str, level: int) -> str:
        """The printed number of the next paragraph of a list; "" for bullets and no list."""
        levels = self.levels.get(num, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(self.abstract[num], [0] * LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        if levels[level].form in ("bullet", "none"):
            return ""

        def shown(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            other = levels.get(at)
            return counted(counts[at] or 1, other.form if other is not None else "decimal")

        return re.sub(r"%([1-9])", shown, levels[level].text)


def _levels(plan: Any) -> dict[int, Level]:
    found = {}
    for level in plan.findall(W + "lvl"):
        at = int(number(value(level, "ilvl")))
        start = int(number(value(level.find(W + "start")) or "1"))
        form = value(level.find(W + "numFmt")) or "decimal"
        if 0 <= at < LEVELS:
            text = value(level.find(W + "lvlText"))
            found[at] = Level(start, form, text, level.find(W + "pPr"))
    return found


def counted(n: int, form: str) -> str:
    """A number in the form that the list asks for."""
    if form in _CHINESE and 0 < n < 100:
        tens, ones = divmod(n, 10)
        head = "" if tens == 1 else _DIGITS[tens]
        return (head + "十" if tens else "") + (_DIGITS[ones] if ones else "")
    if form in ("upperLetter", "lowerLetter") and 0 < n < 27:
        letter = chr(ord("A") + n - 1)
        return letter if form == "upperLetter" else letter.lower()
    if form == "decimalEnclosedCircle" and 0 < n < 21:
        return chr(0x2460 + n - 1)
    return str(n)
