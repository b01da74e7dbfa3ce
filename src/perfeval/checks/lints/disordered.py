"""Thresholds that are neither in rising nor in falling order. (PE264)"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from perfeval.model.finding import Finding
from perfeval.model.quantity import ONE
from perfeval.model.rounding import plain
from perfeval.rules.words import size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use

CODE = "PE264"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        kind = use.score.kind
        index = first_out(use) if kind in VALUES else None
        if index is None:
            continue
        key = KEYS[kind]
        rows = getattr(use.params, key)
        params = {
            "name": use.leaf.name, "key": key, "value": _text(rows[index]),
            "before": _text(rows[index - 1]),
        }  # fmt: skip
        yield Finding(CODE, rows[index].span or use.place(key), params, use.leaf.path)


def first_out(use: Use) -> int | None:
    """The row that is the first to turn against the direction of those before it."""
    values = VALUES[use.score.kind](use.params)
    way = 0
    for index, (a, b) in enumerate(pairwise(values), 1):
        step = (b > a) - (b < a)
        if way and step and step != way:
            return index
        way = way or step
    return None


def _anchors(p: Any) -> list[Fraction]:
    scale = next((a.x.scale for a in p.anchors if a.x.scale != ONE), ONE)
    return [a.x.beside(scale).lo for a in p.anchors]


def _table(p: Any) -> list[Fraction]:
    return [row.count for row in p.table]


def _tiers(p: Any) -> list[Fraction]:
    """Twice the middle of each tier; points and shares can't be compared without the weight."""
    if all(len(t.points) == 2 and not any(x.share for x in t.points) for t in p.tiers):
        return [t.points[0].value + t.points[1].value for t in p.tiers]
    if any(t.points for t in p.tiers):
        return []
    return [
        2 * t.share if t.share is not None else (t.from_ or 0) + (ONE if t.to is None else t.to)
        for t in p.tiers
    ]


def _text(row: Any) -> str:
    """How a row is known: a tier by its name, others by their number."""
    if hasattr(row, "name"):
        return str(row.name)
    return size(row.x) if hasattr(row, "x") else plain(row.count)


VALUES = {"interpolate": _anchors, "count": _table, "tiers": _tiers}
KEYS = {"interpolate": "anchors", "count": "table", "tiers": "tiers"}
