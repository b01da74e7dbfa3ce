"""Numbers of headings that skip one or come twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE909"
_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")}


def check(look: Look, p: None) -> Iterator[Finding]:
    last: dict[int, int] = {}
    for one in look.headings():
        number = value(one.label)
        if number is None:
            continue
        for level in [key for key in last if key > one.level]:
            del last[level]
        expected = last.get(one.level, 0) + 1
        if number != expected and not (number == 1 and one.form not in ("一、", "第一章")):
            params = {
                "text": one.line.text.strip()[:30], "label": one.label, "found": str(number),
                "expected": str(expected),
            }  # fmt: skip
            yield Finding(CODE, span(look, one.line), params)
        last[one.level] = number


def value(label: str) -> int | None:
    """The number that a label ends in: 十二、 is 12, 2.3 is 3."""
    digits = re.findall(r"\d+", label)
    if digits:
        return int(digits[-1][:6])
    signs = "".join(re.findall("[一二三四五六七八九十]", label))
    if not signs:
        return ord(label[0]) - 0x2460 + 1 if label and "①" <= label[0] <= "⑳" else None
    if "十" not in signs:
        return _DIGITS.get(signs[-1])
    before, _, after = signs.partition("十")
    return (_DIGITS[before[-1]] if before else 1) * 10 + (_DIGITS[after[0]] if after else 0)
