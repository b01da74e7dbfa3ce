"""The targets of a set: of its leaves, and of the parts of blends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.quantity import NUMBER
from perfeval.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator, MeasureUse, ScoreUse
    from perfeval.model.quantity import Quantity


class Target(NamedTuple):
    """A target with the leaf it belongs to, and what is done with it."""

    leaf: Indicator
    name: str
    quantity: Quantity
    measure: MeasureUse
    score: ScoreUse
    span: Span | None

    @property
    def takes_number(self) -> bool:
        module = rule(self.score.kind)
        params = self.score.params
        return bool(module.uses_number(params if params is not None else module.SHAPE.build()))


def targets(look: SetLook) -> list[Target]:
    """In order of the table; several checks ask for them."""
    found: list[Target] | None = look.memo.get("targets")
    if found is None:
        found = look.memo["targets"] = list(_targets(look))
    return found


def _targets(look: SetLook) -> Iterator[Target]:
    for leaf in look.leaves:
        if leaf.target is not None:
            span = leaf.at.get("target", leaf.span)
            yield Target(leaf, leaf.name, leaf.target, leaf.measure, leaf.score, span)
        if leaf.score.kind == "blend":
            for part in leaf.score.params.parts:
                if part.target is not None:
                    name = part.name or leaf.name
                    span = leaf.at.get("score", leaf.span)
                    yield Target(leaf, name, part.target, part.measure, part.score, span)


def weights_typed(look: SetLook) -> tuple[Indicator, ...]:
    """The leaves whose bare targets are their weights, where all number targets are so."""
    numbers = [
        leaf for leaf in look.leaves if leaf.target is not None and leaf.target.kind == NUMBER
    ]
    if len(numbers) < 3:
        return ()
    for leaf in numbers:
        target = leaf.target
        if target is None or target.scale != 1 or target.unit not in ("", "分"):
            return ()
        if target.lo != leaf.weight:
            return ()
    return tuple(numbers)
