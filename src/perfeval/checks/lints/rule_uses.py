"""Every rule of a set with what it is scored out of: the leaves' own and those of their parts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator, IndicatorSet, ScoreUse
    from perfeval.model.points import Points


class Use(NamedTuple):
    """A rule at work.

    `leaf` is the indicator, with a part's measure, target and rule in place of its own where the
    rule is a part's; `weight` what it is scored out of, None where that is unknown; `joins` how the
    blends around it put their parts together, the outermost first. What several checks ask of the
    rule is kept in `memo`.
    """

    leaf: Indicator
    weight: Fraction | None
    joins: tuple[str, ...]
    memo: dict[str, Any]

    @property
    def score(self) -> ScoreUse:
        return self.leaf.score

    @property
    def params(self) -> Any:
        return self.leaf.score.params

    def place(self, *keys: str) -> Span | None:
        """Where the first of the rule's keys stands that is written, else the rule."""
        score = self.leaf.score
        at = score.at
        found = next((at[key] for key in keys if key in at), None)
        return found or score.span or self.leaf.at.get("score") or self.leaf.span

    def worth(self, points: Points) -> Fraction:
        return points.value * (self.weight or 0) if points.share else points.value


def uses(indicator_set: IndicatorSet, leaves: tuple[Indicator, ...]) -> Iterator[Use]:
    for leaf in leaves:
        yield from _uses(leaf, leaf.weight if indicator_set.scored else None, ())


def _uses(leaf: Indicator, weight: Fraction | None, joins: tuple[str, ...]) -> Iterator[Use]:
    score = leaf.score
    if score.params is None:
        leaf = leaf._replace(score=score._replace(params=rule(score.kind).SHAPE.build()))
    yield Use(leaf, None if score.unit else weight, joins, {})
    if score.kind != "blend":
        return
    params = leaf.score.params
    for part in params.parts:
        inner = leaf._replace(
            measure=part.measure, target=part.target, score=part.score, at=part.at, span=part.span
        )
        yield from _uses(inner, _size(part, params, weight), (*joins, params.combine))


def _size(part: Any, params: Any, weight: Fraction | None) -> Fraction | None:
    """What a part is scored out of."""
    if weight is None or params.combine != "sum":
        return weight
    points: Points | None = part.points
    if points is not None:
        return weight * points.value if points.share else points.value
    share = part.share if part.share is not None else Fraction(1, len(params.parts))
    return weight * share
