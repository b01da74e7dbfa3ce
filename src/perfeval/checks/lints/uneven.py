"""Points that go up, then down, where they should go one way. (PE265)"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.checks.lints.disordered import first_out
from perfeval.checks.lints.rule_slopes import Level, anchor_levels, band_levels
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use

CODE = "PE265"
DISORDERED = ("interpolate", "count")
FEWEST = 4


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        kind = use.score.kind
        if use.score.unit or (kind in DISORDERED and first_out(use)):
            continue  # what is out of order goes up and down by that alone
        if kind == "bands":
            found = _bands(use)
        elif kind == "interpolate":
            found = _valley(anchor_levels(use))
        elif kind == "count":
            found = _count(use)
        else:
            continue
        if found is not None:
            share = kind == "interpolate"
            shown = percent(found.value) if share else plain(found.value, 4)
            params = {"name": use.leaf.name, "kind": kind, "value": shown}
            yield Finding(CODE, found.span or use.place(), params, use.leaf.path)


def _bands(use: Use) -> Level | None:
    levels = band_levels(use)
    turns = {(b.value > a.value) - (b.value < a.value) for a, b in pairwise(levels)} - {0}
    if len(turns) < 2:
        return None  # all one way, as most are
    found = _valley(levels)
    if found is None and use.params.input in ("value", "completion"):
        return _swapped(use, levels)
    return found


def _valley(levels: list[Level]) -> Level | None:
    """The lowest with something better on either side. Full marks at exactly 0 stand for
    “nothing of the kind happened” and are no side."""
    kept = levels[1:] if len(levels) > 1 and levels[1].low == 0 else levels
    for index in range(1, len(kept) - 1):
        here = kept[index].value
        if max(x.value for x in kept[:index]) > here < max(x.value for x in kept[index + 1 :]):
            return kept[index]
    return None


def _swapped(use: Use, levels: list[Level]) -> Level | None:
    """Two neighbours in wrong order among rates up to 100% that otherwise rise or fall strictly:
    a peak of its own meaning is rarely that regular."""
    bands = use.params.bands
    if len(levels) < FEWEST or len(levels) != len(bands):
        return None
    edges = [q for band in bands for q in (band.low, band.high) if q is not None]
    if not all(q.unit == "%" and 0 < q.lo <= 1 for q in edges):
        return None
    values = [level.value for level in levels]
    for index in range(len(values) - 1):
        other = [*values]
        other[index], other[index + 1] = other[index + 1], other[index]
        if _strict(other):
            outer = index + 1 if index + 2 == len(values) else index
            return levels[outer]
    return None


def _strict(values: list[Fraction]) -> bool:
    return all(a < b for a, b in pairwise(values)) or all(a > b for a, b in pairwise(values))


def _count(use: Use) -> Level | None:
    """A row that takes off less than one for fewer occurrences."""
    rows = [(row.count, use.worth(row.deduction), row.span) for row in use.params.table]
    rows.sort(key=lambda row: row[0])
    for before, after in pairwise(rows):
        if after[1] < before[1]:
            return Level(after[1], after[0], after[2])
    return None
