"""A rule that gives the same points whatever the result is. (PE270)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_reach import constant, place, reach
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE270"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        target = use.leaf.target
        if use.score.span is None and (target is None or target.lo != 0):
            continue  # the usual rule differs, but for a target of 0
        if use.joins or not constant(use):
            continue
        found = reach(use)
        if found is None or use.weight is None:
            continue
        at_target = found.least_at == ("target",) and target is not None
        params = {
            "name": use.leaf.name, "points": plain(found.least, 4), "weight": plain(use.weight, 4),
            "target": target.text.strip() if at_target and target is not None else "",
        }  # fmt: skip
        span = use.leaf.at.get("target") if at_target else None
        yield Finding(CODE, span or place(use, found.least_at), params, use.leaf.path)
