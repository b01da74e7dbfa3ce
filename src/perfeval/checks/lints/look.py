"""A set or a scorecard with what most checks ask of it, worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.indicators import walk

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.project import Project
    from perfeval.model.scorecard import LeafScore, Scorecard


class SetLook(NamedTuple):
    """A set; all its nodes and its leaves in order of the table."""

    set: IndicatorSet
    nodes: tuple[Indicator, ...]
    leaves: tuple[Indicator, ...]

    @staticmethod
    def at(indicator_set: IndicatorSet) -> SetLook:
        nodes = tuple(node for top in indicator_set.indicators for node in walk(top))
        return SetLook(indicator_set, nodes, tuple(node for node in nodes if not node.children))


class CardLook(NamedTuple):
    """A scorecard with its project, set and leaves."""

    card: Scorecard
    project: Project
    set: IndicatorSet
    leaves: tuple[LeafScore, ...]

    @staticmethod
    def at(card: Scorecard) -> CardLook:
        return CardLook(card, card.project, card.indicator_set, card.leaves)
