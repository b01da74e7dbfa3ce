"""PE746: by how much a target was exceeded, as the text tells it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import percent
from perfeval.recheck.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.recheck.lines import Sight
    from perfeval.recheck.look import Look

_OVER = re.compile(r"超(?:额完成|过|出|额)?[^，。；%％0-9]{0,8}?(\d+(?:\.\d+)?)\s*[%％]")


def check(look: Look) -> Iterator[Finding]:
    above = [s for s in look.items if s.figures.r is not None and s.figures.r > 1 and s.figures.t]
    if not above:
        return
    for value in look.texts:
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
