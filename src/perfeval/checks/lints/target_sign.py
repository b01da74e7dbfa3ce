"""V1: targets without a sign, told once for a set as they are for a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.targets import weights_typed
from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE431"
SIGNED = ("completion", "steps", "cases", "formula", "none")


def check(look: SetLook, p: None) -> Iterator[Finding]:
    bare = [
        leaf
        for leaf in look.leaves
        if leaf.target is not None
        and leaf.target.kind == NUMBER
        and not leaf.target.op
        and leaf.score.kind in SIGNED
    ]
    if bare and not weights_typed(look):
        names = "、".join(leaf.name for leaf in bare)
        place = bare[0].at.get("target", bare[0].span)
        yield Finding("PE431", place, {"n": str(len(bare)), "names": names})
