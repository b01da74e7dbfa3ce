"""A card as it would be without its gates: what they took is the difference."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.scoring.kernel import score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.indicators import Indicator, Path
    from perfeval.model.results import Result
    from perfeval.model.scorecard import GateFired, Scorecard

ZERO = Fraction(0)


def ungated(card: Scorecard) -> Scorecard:
    """The card itself where no gate took points."""
    return without(card, lowering(card))


def lowering(card: Scorecard) -> tuple[GateFired, ...]:
    """The gates that take points: those that only set the grade don't."""
    return tuple(gate for gate in card.gates if gate.effect != "grade")


def without(card: Scorecard, gates: tuple[GateFired, ...]) -> Scorecard:
    """Scored anew with these gates taken out of set and project."""
    if not gates:
        return card
    out = {(gate.at, gate.name) for gate in gates}
    names = {gate.name for gate in gates}
    left = {gate.name for gate in card.gates if (gate.at, gate.name) not in out}
    project = card.project._replace(
        gates=tuple(one for one in card.project.gates if one.name not in names or one.name in left)
    )
    whole = card.indicator_set
    bare = whole._replace(
        gates=tuple(gate for gate in whole.gates if ((), gate.name) not in out),
        indicators=tuple(_bare(top, out) for top in whole.indicators),
    )
    return score(project, bare)


def _bare(node: Indicator, out: set[tuple[Path, str]]) -> Indicator:
    return node._replace(
        gates=tuple(gate for gate in node.gates if (node.path, gate.name) not in out),
        children=tuple(_bare(child, out) for child in node.children),
    )


def taken(card: Scorecard, bare: Scorecard) -> Mapping[str, Fraction]:
    """What each gate takes from the total, one after the other in the order they fired."""
    gates = lowering(card)
    if not gates or card.total is None or bare.total is None:
        return {}
    found: dict[str, Fraction] = {}
    at = bare.total
    for index, gate in enumerate(gates, 1):
        now = card.total if index == len(gates) else without(card, gates[index:]).total
        if now is None:
            continue
        found[gate.name] = found.get(gate.name, ZERO) + now - at
        at = now
    return found


def with_result(card: Scorecard, path: Path, result: Result | None) -> Scorecard:
    """Scored anew with another result for one indicator."""
    results = {key: one for key, one in card.project.results.items() if key != path}
    if result is not None:
        results[path] = result
    return score(card.project._replace(results=results), card.indicator_set)
