"""PE749: item scores on the scale of the weight that a form weights once more."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import of_many
from perfeval.rechecking.remarks.branch_weights import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look
    from perfeval.rechecking.records import Line

KNOWN = frozenset(("score", "weight", "target", "actual"))
LEAST = 2


def check(look: Look) -> Iterator[Finding]:
    found: list[tuple[Line, Fraction]] = []
    for sight in look.items:
        line, row = sight.line, sight.row
        if row is None or not line.weight or line.weight == 100 or line.reported != line.weight:
            continue
        twice = line.weight * line.weight / 100
        if any(number(v.text) == twice for k, v in row.cells.items() if k not in KNOWN):
            found.append((line, twice))
    if len(found) < LEAST:
        found = _by_total(look)
    if found:
        total = sum((twice for _, twice in found), Fraction(0))
        line = found[0][0]
        example = f"{plain(line.weight or Fraction(0))}×{plain(line.weight or Fraction(0))}%"
        yield of_many(
            "PE749", (one for one, _ in found), "reported", sum=plain(total), example=example
        )


def _by_total(look: Look) -> list[tuple[Line, Fraction]]:
    """The printed total is the sum of scores weighted once more."""
    lines = [line for line in look.lines if line.weight and line.reported is not None]
    if len(lines) < LEAST or look.sums.reported is None or look.sums.summed is None:
        return []
    pairs = [(line, line.weight * line.reported / 100) for line in lines
             if line.weight is not None and line.reported is not None]  # fmt: skip
    made = sum((value for _, value in pairs), Fraction(0))
    return pairs if made == look.sums.reported != look.sums.summed else []
