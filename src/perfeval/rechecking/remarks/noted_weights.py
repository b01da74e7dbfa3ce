"""PE712: weights that the form itself demands in a note."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

_SAID = re.compile(
    r"(产出|效益|满意度|成本|执行率)[^，,、；;。0-9]{0,8}?(\d{1,15}(?:\.\d{1,10})?)分"
)
_RULE = ("设置", "统一", "分值")


def check(look: Look) -> Iterator[Finding]:
    for note in look.texts:
        pairs = _SAID.findall(note.text)
        if len(pairs) < 2 or not any(word in note.text for word in _RULE):
            continue
        demanded = {word: Fraction(points) for word, points in pairs}
        actual = {word: _weight(look, word) for word in demanded}
        wrong = [
            w for w, points in demanded.items() if actual[w] is not None and actual[w] != points
        ]
        if wrong:
            said = "、".join(f"{w}{plain(demanded[w])}" for w in demanded)
            are = "、".join(f"{w}{plain(actual[w] or Fraction(0))}" for w in wrong)
            yield at("PE712", note.span, said=said, are=are)


def _weight(look: Look, word: str) -> Fraction | None:
    """What the rows of a first level carry together; None where there is none or one is blank."""
    if word == "执行率":
        own = [line.weight for line in look.lines if line.execution]
    else:
        own = [line.weight for line in look.lines if not line.execution and word in line.path[0]]
    known = [weight for weight in own if weight is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(own) else None
