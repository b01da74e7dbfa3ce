"""What rolling up needs to know of a set, worked out once."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from perfeval.columns.absences import Absent, alone, moves
from perfeval.columns.asked import asked
from perfeval.model.rounding import Rounding
from perfeval.scoring.remarks import TRANSFER
from perfeval.scoring.shares import shares

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.columns.asked import Asked
    from perfeval.model.indicators import Indicator, IndicatorSet, Path

# shares of the total finer than this are for the scalar kernel
FINEST = 10**6


class Plan(NamedTuple):
    """`digits` hold every score of the set; `parts` is what one point is divided into for sums of
    weights; `slack` is how far an exact total can be from the printed one, in points."""

    set: IndicatorSet
    leaves: tuple[Indicator, ...]
    digits: int
    parts: int
    factors: Mapping[Path, Fraction]
    alone: tuple[Absent, ...]
    moves: tuple[bool, ...]
    slack: Fraction
    asks: Mapping[Path, tuple[Asked, ...]]


def plan(indicator_set: IndicatorSet, digits: int) -> Plan | None:
    """None where every project of the set is for the scalar kernel."""
    leaves = indicator_set.leaves()
    if not indicator_set.scored or not leaves or indicator_set.report == TRANSFER:
        return None
    asks, whole = asked(indicator_set)
    if not whole:
        return None
    factors = shares(indicator_set, {}).factors
    amounts = [indicator_set.total]
    amounts += [(leaf.weight or Fraction(0)) * factors[leaf.path] for leaf in leaves]
    parts = lcm(*(amount.denominator for amount in amounts))
    if parts > FINEST:
        return None
    return Plan(
        indicator_set, leaves, digits, parts, factors,
        tuple(alone(indicator_set, leaf) for leaf in leaves),
        tuple(moves(indicator_set, leaf) for leaf in leaves),
        _slack(indicator_set, leaves, factors), asks,
    )  # fmt: skip


def _slack(
    indicator_set: IndicatorSet, leaves: tuple[Indicator, ...], factors: Mapping[Path, Fraction]
) -> Fraction:
    """A whole last digit for every rounding on the way to the total."""
    last = Fraction(1, 10**indicator_set.rounding.digits)
    found = 2 * last
    for leaf in leaves:
        found += Fraction(1, 10 ** (leaf.rounding or Rounding()).digits) * factors[leaf.path]

    def branch(node: Indicator, factor: Fraction) -> Fraction:
        own = Fraction(0)
        if not node.is_leaf and node.base and node.weight is not None:
            own, factor = last * factor, factor * node.weight / node.base
        return own + sum((branch(child, factor) for child in node.children), Fraction(0))

    return found + sum((branch(top, Fraction(1)) for top in indicator_set.indicators), Fraction(0))
