"""PE742: every actual is exactly its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import of_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    """Targets of 0 and of 100% are met exactly by themselves and tell nothing."""
    least = look.limits.many_equal
    if "PE408" in look.known or least is None:
        return
    telling = [
        s for s in look.items
        if s.figures.x is not None and s.figures.t and not (s.figures.percent and s.figures.t == 1)
    ]  # fmt: skip
    if len(telling) >= least and all(s.figures.x == s.figures.t for s in telling):
        found = of_many("PE742", (s.line for s in telling), "actual")
        shifted = all(s.figures.x == s.line.weight for s in telling)
        params = {**found.params, "weights": "weights" if shifted else ""}
        yield found._replace(params=params, severity="warning" if shifted else None)
