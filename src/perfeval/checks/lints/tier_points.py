"""Tiers in points that overlap or leave points to none of them. (PE269)"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use

CODE = "PE269"
# forms write 13–20, 7–12, 0–6 where points are whole
APART = Fraction(1)


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        if use.score.kind == "tiers":
            yield from _tiers(use)


def _tiers(use: Use) -> Iterator[Finding]:
    rows = [
        (sorted(use.worth(points) for points in tier.points), tier)
        for tier in use.params.tiers
        if len(tier.points) == 2 and tier.points[0] != tier.points[1]
    ]
    rows.sort(key=lambda row: row[0])
    for (first, a), (second, b) in pairwise(rows):
        apart = max(a.step or APART, b.step or APART, use.params.step or APART)
        if first[1] <= second[0] <= first[1] + apart:
            continue
        problem = "overlap" if second[0] < first[1] else "hole"
        params = {
            "name": use.leaf.name, "first": a.name, "second": b.name, "problem": problem,
            "low": plain(min(first[1], second[0]), 4), "high": plain(max(first[1], second[0]), 4),
        }  # fmt: skip
        yield Finding(CODE, b.span or use.place("tiers"), params, use.leaf.path)
