"""What each indicator brings into the total: parts that add up to it exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.scorecard import NOT_APPLICABLE, NOT_DUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.indicators import Indicator, Path
    from perfeval.model.scorecard import Scorecard

ZERO, ONE = Fraction(0), Fraction(1)


class Parts(NamedTuple):
    """A total taken apart: `factors` is what a point of each leaf is worth in it, `leaves` the
    points each brings, `adjusters` those of bonus and malus, and `rest` what rounding and gates
    and bounds take or add. leaves + adjusters + rest = total."""

    factors: Mapping[Path, Fraction]
    leaves: Mapping[Path, Fraction]
    adjusters: Mapping[str, Fraction]
    rest: Fraction
    gated: bool


def parts(card: Scorecard) -> Parts | None:
    """None where there is no total to take apart."""
    if card.total is None or not card.indicator_set.scored:
        return None
    factors: dict[Path, Fraction] = {}
    tops = card.indicator_set.indicators
    scale = dict.fromkeys((top.path for top in tops), card.factor or ONE)
    if card.indicator_set.combine == "min":
        scale = _lowest(card)
    for top in tops:
        _spread(top, scale[top.path], factors)
    leaves = {}
    for leaf in card.leaves:
        path = leaf.indicator.path
        counts = leaf.score is not None and not leaf.indicator.score.unit
        leaves[path] = leaf.score * factors[path] if counts and leaf.score is not None else ZERO
    adjusters: dict[str, Fraction] = {}
    for one in card.adjustments:
        worth = factors[one.at] if one.at else ONE
        adjusters[one.name] = adjusters.get(one.name, ZERO) + one.value * worth
    rest = card.total - sum(leaves.values(), ZERO) - sum(adjusters.values(), ZERO)
    return Parts(factors, leaves, adjusters, rest, any(g.effect != "grade" for g in card.gates))


def _spread(node: Indicator, factor: Fraction, factors: dict[Path, Fraction]) -> None:
    """What a point of the node is worth in the total; children with a base are scaled to the weight."""
    factors[node.path] = factor
    if node.base and node.weight is not None:
        factor = factor * node.weight / node.base
    for child in node.children:
        _spread(child, factor, factors)


def _lowest(card: Scorecard) -> dict[Path, Fraction]:
    """Where the lowest branch is the total: its scale; the others bring nothing."""
    weights: dict[Path, Fraction] = {}
    scores: dict[Path, Fraction] = {}
    for branch in card.branches:
        if len(branch.indicator.path) == 1:
            weights[branch.indicator.path] = branch.weight or ZERO
            scores[branch.indicator.path] = branch.score or ZERO
    inner: dict[Path, Fraction] = {}
    for top in card.indicator_set.indicators:
        _spread(top, ONE, inner)
    gone: dict[Path, Fraction] = {}
    for leaf in card.leaves:
        top_path = leaf.indicator.path[:1]
        if len(leaf.indicator.path) == 1:
            weights[top_path], scores[top_path] = leaf.weight or ZERO, leaf.score or ZERO
        if leaf.status in (NOT_APPLICABLE, NOT_DUE) and leaf.policy == "rescale":
            worth = (leaf.indicator.weight or ZERO) * inner[leaf.indicator.path]
            gone[top_path] = gone.get(top_path, ZERO) + worth
    full = card.indicator_set.total
    rests = {path: weight - gone.get(path, ZERO) for path, weight in weights.items()}
    scaled = {path: scores[path] * full / rest for path, rest in rests.items() if rest > 0}
    least = min(scaled, key=lambda path: scaled[path], default=None)
    return {
        top.path: full / rests[top.path] if top.path == least else ZERO
        for top in card.indicator_set.indicators
    }
