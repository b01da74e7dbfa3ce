"""What each indicator brings into the total: parts that add up to it exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.followup.ungated import taken, ungated
from perfeval.model.scorecard import NOT_APPLICABLE, NOT_DUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.indicators import Indicator, Path
    from perfeval.model.scorecard import LeafScore, Scorecard

ZERO, ONE = Fraction(0), Fraction(1)


class Parts(NamedTuple):
    """A total taken apart: `factors` is what a point of each leaf is worth in it, `leaves` the
    points each brings before gates, `adjusters` those of bonus and malus, `gates` what each gate
    takes, and `rest` what rounding and bounds take or add; they add up to the total. `card` is
    the card without its gates, `scores` its leaves. All are in points of `full`."""

    card: Scorecard
    scores: Mapping[Path, LeafScore]
    factors: Mapping[Path, Fraction]
    leaves: Mapping[Path, Fraction]
    adjusters: Mapping[str, Fraction]
    gates: Mapping[str, Fraction]
    rest: Fraction
    bounded: bool

    def scaled(self, by: Fraction) -> Parts:
        """The same in points of another full score."""
        return self._replace(
            factors=_times(self.factors, by), leaves=_times(self.leaves, by),
            adjusters=_times(self.adjusters, by), gates=_times(self.gates, by), rest=self.rest * by,
        )  # fmt: skip


def _times(parts: Mapping[Any, Fraction], by: Fraction) -> dict[Any, Fraction]:
    return {key: value * by for key, value in parts.items()}


def parts(given: Scorecard) -> Parts | None:
    """None where there is no total to take apart."""
    if given.total is None or not given.indicator_set.scored:
        return None
    card = ungated(given)
    gates = taken(given, card)
    if card.total is None:
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
    scores = {leaf.indicator.path: leaf for leaf in card.leaves}
    return Parts(card, scores, factors, leaves, adjusters, gates, rest, _bounded(card))


def _bounded(card: Scorecard) -> bool:
    """Whether a deduction went below zero, where scores end."""
    scores = [card.total, *(branch.score for branch in card.branches if branch.adjustment)]
    return any(one.value < 0 for one in card.adjustments) and any(s == 0 for s in scores)


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
