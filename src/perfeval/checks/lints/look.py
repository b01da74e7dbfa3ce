"""A set or a scorecard with what most checks ask of it, worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.lints.rule_uses import uses
from perfeval.model.indicators import walk

if TYPE_CHECKING:
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.project import Project
    from perfeval.model.scorecard import LeafScore, Scorecard


class SetLook(NamedTuple):
    """A set; all its nodes, its leaves, and its rules with those of their parts, in order of the
    table; `ruled` are those of the rules that somebody has written. What several checks ask of it is kept in `memo`."""

    set: IndicatorSet
    nodes: tuple[Indicator, ...]
    leaves: tuple[Indicator, ...]
    uses: tuple[Use, ...]
    ruled: tuple[Use, ...]
    memo: dict[str, Any]

    @staticmethod
    def at(indicator_set: IndicatorSet) -> SetLook:
        nodes = tuple(node for top in indicator_set.indicators for node in walk(top))
        leaves = tuple(node for node in nodes if not node.children)
        used = tuple(uses(indicator_set, leaves))
        ruled = tuple(use for use in used if use.leaf.score.span is not None)
        return SetLook(indicator_set, nodes, leaves, used, ruled, {})


class CardLook(NamedTuple):
    """A scorecard with its project, set and leaves."""

    card: Scorecard
    project: Project
    set: IndicatorSet
    leaves: tuple[LeafScore, ...]

    @staticmethod
    def at(card: Scorecard) -> CardLook:
        return CardLook(card, card.project, card.indicator_set, card.leaves)
