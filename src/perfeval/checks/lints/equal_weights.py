"""W4: weights that are all the same say nothing about what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.model.indicators import Indicator

CODE = "PE281"
FEWEST = 6
# points of a form's own questions, which mostly weigh the same on purpose
ASKED = ("tiers", "judged", "checklist", "yes_no", "none")


def check(look: SetLook, p: None) -> Iterator[Finding]:
    if not look.set.scored:
        return
    if weight := _equal(look.leaves):
        yield _finding(look.set.title, weight, look.leaves, ())
        return
    for node in look.nodes:
        own = node.children
        if len(own) >= FEWEST and not any(one.children for one in own) and (weight := _equal(own)):
            yield _finding(node.name, weight, own, node.path)


def _equal(leaves: tuple[Indicator, ...]) -> str:
    first = leaves[0].weight if leaves else None
    if len(leaves) < FEWEST or not first or any(leaf.weight != first for leaf in leaves):
        return ""
    if all(leaf.score.kind in ASKED for leaf in leaves):
        return ""
    return plain(first)


def _finding(
    name: str, weight: str, leaves: tuple[Indicator, ...], path: tuple[str, ...]
) -> Finding:
    place = leaves[0].at.get("weight", leaves[0].span)
    params = {"name": name, "n": str(len(leaves)), "weight": weight}
    return Finding("PE281", place, params, path)
