"""PE738: an indicator under a branch of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    kinds = look.limits.branches
    firsts = [word for word, _ in kinds]
    for sight in look.items:
        line = sight.line
        if len(line.levels) < 2:
            continue
        top, second = line.levels[0], line.levels[1]
        allowed = next((tops for word, tops in kinds if word in second), None)
        known = any(word in top for _, tops in kinds for word in tops) or any(
            w in top for w in firsts
        )
        if allowed is None or not known or any(word in top for word in allowed):
            continue
        params = {"second": second, "top": top, "belongs": "、".join(allowed)}
        yield about("PE738", line, "name", **params)
