"""What each indicator carries of a set's total."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.structure_weights import carried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.model.indicators import Indicator

ONE = Fraction(1)


def added(look: SetLook) -> bool:
    """Whether the weights of the set are points of one sum."""
    return look.set.scored and look.set.combine == "sum" and look.set.total > 0


def points(look: SetLook) -> Iterator[tuple[Indicator, Fraction]]:
    """Each leaf with the points of the total that it carries."""
    for top in look.set.indicators:
        yield from _points(top, ONE)


def _points(node: Indicator, factor: Fraction) -> Iterator[tuple[Indicator, Fraction]]:
    if node.is_leaf:
        weight = carried(node)
        yield node, weight if factor is ONE else weight * factor
        return
    if node.base:
        factor = factor * carried(node) / node.base
    for child in node.children:
        yield from _points(child, factor)
