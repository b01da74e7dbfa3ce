"""PE748: one figure with two values in table and text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.recheck.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.recheck.look import Look

_AMOUNT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*([\u4e00-\u9fff]{1,3})")


def check(look: Look) -> Iterator[Finding]:
    known = {f.x for s in look.items if (f := s.figures).x} | {s.figures.t for s in look.items}
    for value in look.texts:
        for found in _AMOUNT.finditer(value.text):
            for sight in look.items:
                f, line = sight.figures, sight.line
                said = _in_unit(found, line.unit)
                if said is None or f.percent or not f.x or said in known:
                    continue
                if abs(said - f.x) <= abs(f.x) * look.limits.two_values and _named(
                    value.text, line.name
                ):
                    params = {"name": line.name, "said": found.group(), "actual": line.actual}
                    yield at("PE748", value.span, **params)


def _in_unit(found: re.Match[str], unit: str) -> Fraction | None:
    """The amount in base units (万 is ten thousand), where it has the row's unit."""
    if not unit or not found.group(2).startswith(unit):
        return None
    return Fraction(found.group(1)) * (10_000 if unit.startswith("万") else 1)


def _named(text: str, name: str) -> bool:
    """Whether the text speaks of the indicator: three characters of its name in a row."""
    return any(name[i : i + 3] in text for i in range(max(len(name) - 2, 1)))
