"""Cells that a leaf's rule may have no use for: the scalar kernel says so, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.columns.block import ABSENT
from perfeval.measures import measure
from perfeval.scoring.judging import READS
from perfeval.scoring.named_data import wanted
from perfeval.scoring.unread import BESIDE, DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.columns.block import Column
    from perfeval.model.indicators import Indicator

# judgements of which one may stand in the way of another
JUDGED = ("judged", "share", "points", "met")


def idle(leaf: Indicator, columns: Mapping[str, Column]) -> Any:
    """Where a cell is given that the leaf's rule and measure don't read, or may not."""
    kind = leaf.score.kind
    if kind == "blend":
        return _parts(leaf, columns)
    read = {*measure(leaf.measure.kind).READS, *BESIDE.get(leaf.measure.kind, ())}
    judged = set(READS.get(kind, ()))
    names = wanted(leaf)
    odd: Any = False
    number: Any = False
    by_hand: list[Any] = []
    for key, column in columns.items():
        base, _, name = key.partition(".")
        has = column.form != ABSENT
        if base == "actual" or (base in read and base != "data"):
            number = number | has
        known = name in names if base == "data" else base in read | judged
        if base in DATA and not (known and base in read | judged):
            odd = odd | has
        elif key in JUDGED and key in judged:
            by_hand.append(has)
    for at, has in enumerate(by_hand):
        if kind in ("completion", "bands"):
            odd = odd | (has & number)
        for other in by_hand[:at]:
            odd = odd | (has & other)
    return odd


def _parts(leaf: Indicator, columns: Mapping[str, Column]) -> Any:
    odd: Any = False
    inner: dict[int, dict[str, Column]] = {}
    for key, column in columns.items():
        base, _, rest = key.partition(".")
        number, _, name = rest.partition(".")
        if base == "parts":
            inner.setdefault(int(number), {})[name] = column
        elif base in DATA:
            odd = odd | (column.form != ABSENT)
    for place, own in inner.items():
        if place > len(leaf.score.params.parts):
            return True
        part = leaf.score.params.parts[place - 1]
        odd = odd | idle(leaf._replace(score=part.score, measure=part.measure), own)
    return odd
