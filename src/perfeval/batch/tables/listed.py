"""The points of a checklist that are met, by their numbers: 3; 1、3、4; ①③; 1-3; 第3项."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.node import Node, Scalar, Sequence

if TYPE_CHECKING:
    from perfeval.model.finding import Span

_RINGS = {chr(0x2460 + at): f" {at + 1} " for at in range(20)}
_RINGED = str.maketrans({**_RINGS, "０": "0", **{chr(0xFF10 + n): str(n) for n in range(1, 10)}})
_ONE = r"(?:第\s*)?\d{1,3}(?:\s*[项条点款])?"
_SPAN = rf"{_ONE}(?:\s*[-~～—–至到]\s*{_ONE})?"
_BETWEEN = r"(?:\s*[,，、;；和及]\s*|\s+)"
_LISTED = re.compile(rf"\s*{_SPAN}(?:{_BETWEEN}{_SPAN})*\s*[,，、;；。]?\s*")
_SPANS = re.compile(r"(\d{1,3})[\s项条点款]*(?:[-~～—–至到][\s第]*(\d{1,3}))?")


def listed(text: str, place: Span) -> Sequence | None:
    """The numbers as a list; None for any other text."""
    plain = text.translate(_RINGED)
    if len(text) > 1000 or _LISTED.fullmatch(plain) is None:
        return None
    numbers: list[int] = []
    for first, last in _SPANS.findall(plain):
        low, high = int(first), int(last or first)
        if low > high:
            return None
        numbers += range(low, high + 1)
    items: list[Node] = [Scalar(str(number), True, *place) for number in numbers]
    return Sequence(items, *place)
