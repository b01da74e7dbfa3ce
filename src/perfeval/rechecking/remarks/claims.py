"""PE746: by how much a target was exceeded, as the text tells it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import percent
from perfeval.rechecking.look import NUMBER, at, row_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.model.finding import Finding
    from perfeval.model.form import Value
    from perfeval.rechecking.lines import Sight
    from perfeval.rechecking.look import Look

_OVER = re.compile(rf"超(?:额完成|过|出|额)?[^，。；%％0-9]{{0,8}}?({NUMBER})\s*[%％]")


def check(look: Look) -> Iterator[Finding]:
    above = [s for s in look.items if _exceeds(s)]
    for value in look.told if above else ():
        yield from _told(value, above)
    for sight, value in row_texts(above):
        yield from _told(value, [sight])


def _exceeds(sight: Sight) -> bool:
    return sight.figures.r is not None and sight.figures.r > 1 and bool(sight.figures.t)


def _told(value: Value, above: Sequence[Sight]) -> Iterator[Finding]:
    """Claims that no row bears out, where it is plain which row is meant."""
    for found in _OVER.finditer(value.text):
        said = Fraction(found.group(1)) / 100
        unit = Fraction(1, 100 * 10 ** len(found.group(1).partition(".")[2]))
        if any(abs(said - excess(s)) < unit or abs(said - excess(s) - 1) < unit for s in above):
            continue
        inverted = [s for s in above if abs(said - 1 / (1 + excess(s))) < unit]
        named = [s for s in above if s.line.name in value.text] or above
        if not inverted and len(named) != 1:
            continue
        one = (inverted or named)[0]
        params = {
            "said": found.group(), "name": one.line.name, "computed": percent(excess(one)),
            "target": one.line.target, "actual": one.line.actual,
            "inverted": "inverted" if inverted else "",
        }  # fmt: skip
        yield at("PE746", value.span, **params)


def excess(sight: Sight) -> Fraction:
    """By which share of the target the actual is more."""
    return (sight.figures.r or Fraction(1)) - 1
