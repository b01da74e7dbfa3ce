"""PE748: one figure with two values in table and text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.rechecking.look import at, row_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.model.finding import Finding
    from perfeval.model.form import Value
    from perfeval.rechecking.lines import Sight
    from perfeval.rechecking.look import Look

_AMOUNT = re.compile(r"(?<![\d.])(\d{1,15}(?:\.\d{1,10})?)\s*([\u4e00-\u9fff]{1,4})")
_TIMES = {"千": 1000, "万": 10_000, "亿": 100_000_000}


def check(look: Look) -> Iterator[Finding]:
    near = look.limits.two_values
    if near is None:
        return
    known = {value for s in look.items for value in (s.figures.x, s.figures.t) if value is not None}
    for value in look.texts:
        yield from _told(value, look.items, known, near)
    for sight, value in row_texts(look.items):
        yield from _told(value, [sight], known, near)


def _told(
    value: Value, sights: Sequence[Sight], known: set[Fraction], near: Fraction
) -> Iterator[Finding]:
    """Numbers that are all but the actual of an indicator of which the text speaks."""
    amounts = list(_AMOUNT.finditer(value.text))
    for sight in sights if amounts else ():
        f, line = sight.figures, sight.line
        if f.percent or not f.x or not line.unit or not _named(value.text, line.name):
            continue
        for found in amounts:
            said = _in_unit(found, line.unit)
            if said is not None and said not in known and abs(said - f.x) <= abs(f.x) * near:
                params = {"name": line.name, "said": found.group(), "actual": line.actual}
                yield at("PE748", value.span, **params)


def _in_unit(found: re.Match[str], unit: str) -> Fraction | None:
    """The amount in base units (万 is ten thousand), where it has the row's unit."""
    said, times = found.group(2), 1
    if not unit.startswith(tuple(_TIMES)) and said[:1] in _TIMES:
        said, times = said[1:], _TIMES[said[0]]
    if not unit or not said.startswith(unit):
        return None
    return Fraction(found.group(1)) * times * (10_000 if unit.startswith("万") else 1)


def _named(text: str, name: str) -> bool:
    """Whether the text speaks of the indicator: three characters of its name in a row."""
    return any(name[i : i + 3] in text for i in range(max(len(name) - 2, 1)))
