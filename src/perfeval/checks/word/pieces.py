"""Single deductions of an indicator, and what several of them come to."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.model.results import Result
    from perfeval.model.scorecard import LeafScore

_MOST = 8  # of which all sums are made


def deducted(leaf: LeafScore) -> tuple[Fraction, ...]:
    """Points that stand rightly beside all that was lost: a problem's, those of one fact, and the
    rest that no fact explains."""
    single = [] if leaf.result is None else [*_facts(leaf.result), *_unmet(leaf)]
    if len(single) > _MOST:
        return tuple(dict.fromkeys(single))
    sums = dict.fromkeys(
        sum(some, Fraction(0))
        for size in range(1, len(single) + 1)
        for some in combinations(single, size)
    )
    if single and leaf.weight is not None and leaf.score is not None:
        rest = leaf.weight - leaf.score - sum(single, Fraction(0))
        sums |= dict.fromkeys([rest] if rest > 0 else [])
    return tuple(sums)


def _facts(result: Result) -> Iterator[Fraction]:
    told = (*(result.deductions or ()), *(result.occurrences or ()))
    yield from (one.points for one in told if one.points is not None)
    for part in result.parts:
        yield from _facts(part)


def _unmet(leaf: LeafScore) -> Iterable[Fraction]:
    """What points of a checklist that are not, or only partly, met have lost."""
    use, v = leaf.indicator.score, leaf.inputs
    if use.kind != "checklist" or v is None or not v.met or leaf.weight is None:
        return []
    if use.params.mode.kind != "share" or any(met is None for met in v.met):
        return []
    from perfeval.rules.checklist import worths

    given = zip(worths(v, use.params), v.met, use.params.items, strict=True)
    return [worth * (1 - met) for worth, met, entry in given if met < 1 and not entry.gate]
