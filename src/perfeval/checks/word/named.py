"""The names of a project's indicators and branches in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from perfeval.checks.word.figures import loose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.checks.word.figures import Figures

_BOUNDARY = re.compile(r"[\s,;:。、(（\"“”《》【】\]\[.)）•·—–-]|^$")
_SHORT_ENDS = re.compile(
    r"[”\"]?(?:指标|类)?\s*(?:[:(]?\s*(?:得|扣|满分|分值|共扣|共得|完成率|completion|\d|[-−]\d)|由\d|has \d|loses|is awarded)"
)
_LEAD = re.compile(r"^[\s\d.、()一二三四五六七八九十①-⑳•·*“\"《【]*")
_LONG = 4  # names of fewer signs are words of their own too often


class Names:
    """The project's names in a text: the longest at each place, short ones only where a number
    of theirs follows."""

    def __init__(self, known: Mapping[str, Figures]) -> None:
        names = {normalize("NFKC", one.name): key for key, one in known.items()}
        self.keys = {name: key for name, key in names.items() if name.strip()}
        longest = sorted(self.keys, key=lambda name: (-len(name), name))
        self.sign = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
        self.known = known

    def there(self, part: str) -> list[tuple[int, int, str]]:
        return [
            (one.start(), one.end(), self.keys[one.group()])
            for one in self.sign.finditer(part)
            if self._meant(part, one.start(), one.end())
        ]

    def _meant(self, part: str, start: int, end: int) -> bool:
        if end - start >= _LONG:
            return True
        before = part[start - 1 : start]
        return bool(_BOUNDARY.match(before)) and bool(_SHORT_ENDS.match(part, end))

    def subject(self, text: str) -> str:
        """The name that a paragraph begins with, or that stands before its first colon."""
        lead = _LEAD.match(text)
        at = lead.end() if lead is not None else 0
        one = self.sign.match(text, at)
        if one is not None and self._ends(text, one.end()):
            return self.keys[one.group()]
        colon = text.find(":", 0, 200)
        if colon > 0:
            last = [o for o in self.sign.finditer(text, 0, colon) if o.end() == colon]
            if last and text[max(last[-1].start() - 1, 0)] in "–—-/、 >":
                return self.keys[last[-1].group()]
        return ""

    def _ends(self, text: str, at: int) -> bool:
        rest = text[at : at + 12]
        return bool(
            re.match(
                r"[”\"》】]?(?:指标|类)?\s*(?:[:,。(]|由|满分|得|共|分值|该|实际|has |is |$)", rest
            )
        )

    def whole(self, text: str) -> str:
        """The indicator that a heading is nothing but the name of."""
        plain = _LEAD.sub("", normalize("NFKC", text)).strip()
        key = loose(re.sub(r"\(\d+(?:\.\d+)?分\)$", "", plain))
        one = self.known.get(key)
        return key if one is not None and one.path and "actual" in one.values else ""
