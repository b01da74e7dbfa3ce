"""The items of an averaged indicator: each with its target, its actual, and how it fell out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.quantity import DATE, NUMBER, Quantity
from perfeval.model.rounding import percent
from perfeval.reports import figures
from perfeval.reports.counted import counted
from perfeval.reports.texts import bracketed

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.results import Item
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.words import Words

MOST = 8  # items in one cell or sentence
SHORT, OVER, BELOW, ABOVE = "short", "over", "below", "above"


class ItemRow(NamedTuple):
    """One item; `side` is one of the four words above, or "" where there is nothing to say."""

    name: str
    target: Quantity | None
    actual: Quantity
    rate: Fraction | None
    side: str


def rows(leaf: LeafScore) -> list[ItemRow]:
    """The items that an average was made of; none for any other indicator."""
    given = leaf.result.items if leaf.result is not None else ()
    if leaf.indicator.measure.kind != "average" or not isinstance(given, tuple):
        return []
    if leaf.measured is None or leaf.measured.value is None or leaf.measured.stated:
        return []
    return [found for n, one in enumerate(given, 1) if (found := _row(leaf, one, n)) is not None]


def _row(leaf: LeafScore, item: Item, n: int) -> ItemRow | None:
    if item.actual is None:
        return None
    target = item.target if item.target is not None else leaf.target
    name = item.name or str(n)
    if target is None or not target.is_ordered or not item.actual.is_ordered:
        return ItemRow(name, item.target, item.actual, None, "")
    from perfeval.measures.average import completion_of
    from perfeval.rules.achievement import meets
    from perfeval.scoring.numbers import direction

    if leaf.measured.pieces or item.target is not None:
        beside = item._replace(target=target)
        rate = completion_of(beside)
        scale = target.scale if target.scale != 1 else item.actual.scale
        x, aim = item.actual.beside(scale), target.beside(scale)
        met = bool(meets(x.lo, direction(target), aim.lo, aim.hi))
        side = _side(leaf, rate, met)
        return ItemRow(name, target, item.actual, None if target.kind == DATE else rate, side)
    return ItemRow(name, None, item.actual, None, "")


def _side(leaf: LeafScore, rate: Fraction, met: bool) -> str:
    within = getattr(leaf.indicator.measure.params, "met_share", None)
    if within is not None and within.low is not None and rate < within.low:
        return BELOW
    if within is not None and within.high is not None and rate > within.high:
        return ABOVE
    return SHORT if not met else OVER if rate > 1 else ""


def targets(leaf: LeafScore, words: Words) -> str:
    """Each item with its target, for a cell; empty where the items have none of their own."""
    found = [
        _beside(one.name, figures.quantity(one.target, words), words)
        for one in rows(leaf) if one.target is not None
    ]  # fmt: skip
    return _listed(found, words)


def actuals(leaf: LeafScore, words: Words) -> str:
    """Each item with its actual, for a cell."""
    found = [_beside(one.name, _actual(one, words), words) for one in rows(leaf)]
    return _listed(found, words)


def _beside(name: str, value: str, words: Words) -> str:
    """A name and its value, which stay apart: t1 8, not t18."""
    close = name[-1:].isascii() and value[:1].isascii()
    return name + (" " if close else words("gap")) + value


def _actual(one: ItemRow, words: Words) -> str:
    return figures.quantity(one.actual, words)


def _listed(parts: list[str], words: Words) -> str:
    shown = words("semicolon").join(parts[:MOST])
    return words("some", parts=shown) if len(parts) > MOST else shown


def text(leaf: LeafScore, words: Words) -> str:
    """A sentence on the items: target, actual, completion, and which missed on which side."""
    found = rows(leaf)
    if not found:
        return ""
    parts = _listed([_told(leaf, one, words) for one in found], words)
    return counted(words, "items.all", len(found), parts=parts)


def _told(leaf: LeafScore, one: ItemRow, words: Words) -> str:
    parts = []
    if one.target is not None:
        parts.append(words("items.target", target=figures.quantity(one.target, words)))
    if one.rate is not None and one.actual.kind == NUMBER:
        parts.append(words("items.rate", rate=figures.rate(one.rate)))
    if one.side:
        parts.append(_sided(leaf, one, words))
    return bracketed(_beside(one.name, _actual(one, words), words), parts, words)


def _sided(leaf: LeafScore, one: ItemRow, words: Words) -> str:
    within = getattr(leaf.indicator.measure.params, "met_share", None)
    edge = None if within is None else within.low if one.side == BELOW else within.high
    return words(f"items.{one.side}", edge=percent(edge) if edge is not None else "")


def missed(leaf: LeafScore, words: Words) -> list[str]:
    """The items that fell short or, where that is not counted, went too far: in a clause each."""
    found = [one for one in rows(leaf) if one.side in (SHORT, BELOW, ABOVE)]
    parts = []
    for one in found[:MOST]:
        side = _sided(leaf, one, words)
        if one.rate is None:
            parts.append(one.name + words("gap") + side)
            continue
        rate = one.name + words("gap") + words("items.rate", rate=figures.rate(one.rate))
        parts.append(bracketed(rate, [side if one.side != SHORT else ""], words))
    return parts
