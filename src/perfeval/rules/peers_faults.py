"""Faults of a comparison's parameters, seen without any project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import percent, plain
from perfeval.rules.faults import Fault, below_zero

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.model.indicators import Indicator
    from perfeval.rules.peers import Params

# which keys say something to which method
OWN = {"rank": ("ties", "ranks", "per_place"), "min_max": (), "benchmark": ("quantile", "project")}


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    use = leaf.score
    found = [*_idle(p, leaf)]
    if leaf.measure.kind == "average" and getattr(leaf.measure.params, "of", "") == "score":
        found.append(Fault("PE983", use.span, {"problem": "items"}))
    if p.quantile is not None and not 0 < p.quantile <= 1:
        place_ = use.at.get("quantile", use.span)
        found.append(Fault("PE230", place_, {"key": "quantile", "value": percent(p.quantile)}))
    found += below_zero("per_place", p.per_place, use.at.get("per_place", use.span))
    found += _ranks(p)
    return found


def _idle(p: Params, leaf: Indicator) -> Iterator[Fault]:
    """Keys that the method does not look at."""
    given = leaf.score.at
    for method, keys in OWN.items():
        for key in keys:
            if key in given and method != p.method:
                yield Fault(
                    "PE984", given[key], {"key": key, "method": p.method, "beside": "method"}
                )
    for key, other in (("per_place", "ranks"), ("quantile", "project")):
        if (
            p.method in ("rank", "benchmark")
            and key in OWN[p.method]
            and {key, other} <= set(given)
        ):
            yield Fault("PE984", given[key], {"key": key, "method": p.method, "beside": other})


def _ranks(p: Params) -> Iterator[Fault]:
    """Bands by place that nobody can reach: behind one that goes as far, or before the first place."""
    best: dict[Fraction, Fraction] = {}
    for number, rank in enumerate(p.ranks, 1):
        edge, scale = rank.to.lo, rank.to.scale
        before = best.get(scale)
        if edge <= 0 or (before is not None and edge <= before):
            place_, upto = rank.at.get("to", rank.span), rank.to.text.strip() or plain(edge)
            yield Fault("PE985", place_, {"n": str(number), "to": upto})
        best[scale] = max(edge, before or edge)
        yield from below_zero("points", rank.points, rank.at.get("points", rank.span))
