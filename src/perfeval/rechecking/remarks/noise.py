"""PE744: digits that a spreadsheet made, not a person."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

_LONG = re.compile(r"-?\d{1,15}\.\d{9,30}")


def check(look: Look) -> Iterator[Finding]:
    for sight in look.items:
        for key, text in (("target", sight.line.target), ("actual", sight.line.actual)):
            found = _LONG.search(text)
            if found is None:
                continue
            value = Fraction(found.group())
            meant = plain(value, 6)
            if Fraction(meant) != value and len(meant) < len(found.group()) - 3:
                yield about("PE744", sight.line, key, text=found.group(), meant=meant)
