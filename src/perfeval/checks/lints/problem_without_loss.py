"""A problem concerns indicators that have full marks all the same, while others lose points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.scorecard import SCORED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE464"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    problems = look.project.problems
    if not problems or not look.set.scored:
        return
    weighed = [leaf for leaf in look.leaves if leaf.weight and leaf.status == SCORED]
    full = {
        key: leaf.score == leaf.weight
        for leaf in weighed
        for key in (leaf.indicator.name, leaf.indicator.id, "/".join(leaf.indicator.path))
    }
    if all(full.values()):
        return  # all full: said once, about the whole project
    for problem in problems:
        known = [name for name in problem.indicators if name in full]
        if known and len(known) == len(problem.indicators) and all(full[name] for name in known):
            params = {"id": problem.id, "names": "、".join(known)}
            yield Finding(CODE, problem.span, params)
