"""Numbers of a rule that can't stand beside its target or beside each other. (PE275)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.rules import rule
from perfeval.rules.words import size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.model.finding import Span
    from perfeval.model.quantity import Quantity

CODE = "PE275"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        given = rule(use.score.kind).quantities(use.params)
        if not given:
            continue
        target = use.leaf.target
        first = target if target is not None and target.unit else None
        for quantity in given:
            if not quantity.unit:
                continue
            if first is None:
                first = quantity
            elif first.unit != quantity.unit:
                params = {"name": use.leaf.name, "value": size(quantity), "other": size(first)}
                yield Finding(CODE, _place(use, quantity) or use.place(), params, use.leaf.path)
                break


def _place(use: Use, wanted: Quantity) -> Span | None:
    kind, p, at = use.score.kind, use.params, use.score.at
    if kind == "steps":
        return at.get("from" if wanted is p.from_ else "unit")
    if kind == "interpolate":
        return next((a.span for a in p.anchors if a.x is wanted), None)
    for band in p.bands if kind == "bands" else ():
        for key in ("min", "max", "above", "below"):
            if getattr(band, key) is wanted:
                place: Span | None = band.at.get(key) or band.span
                return place
    return None
