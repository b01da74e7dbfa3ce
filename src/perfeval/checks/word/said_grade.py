"""A sentence that tells another grade."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.checks.word.said import sentences
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE925"
_TOLD = re.compile(
    "(?:the grade (?:is |of )?|(?:评级|评价等级|绩效等级|等级|评定结果|评价结果|评定)(?:结果)?(?:为|是|:|评定为|评为))\\s*[“\"「『'‘]?([^\\s“”\"「」『』'‘’,，(（]{1,6})"
)


def check(look: Look, p: None) -> Iterator[Finding]:
    """Only words that are grades of the set are taken for one."""
    card = look.card
    if card is None or card.grade is None:
        return
    names = {grade.name for grade in card.indicator_set.grades}
    reported = card.project.reported.grade if card.project.reported is not None else ""
    for one in sentences(look):
        for told in _TOLD.findall(one.text):
            printed = _grade(told, names)
            if printed and printed not in (card.grade, reported):
                yield Finding(CODE, span(look, one.line), {"printed": printed, "value": card.grade})


def _grade(text: str, names: set[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        if text in (name, name + "级", name + "等", name + "秀", name + "好"):
            return name
    return ""
