"""V3: the weights were typed into the column of the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.targets import weights_typed
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE286"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    typed = weights_typed(look)
    if typed:
        names = "、".join(leaf.name for leaf in typed)
        place = typed[0].at.get("target", typed[0].span)
        yield Finding("PE286", place, {"n": str(len(typed)), "names": names})
