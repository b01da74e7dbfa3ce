"""PE726: full marks of a table that names no evidence, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import of_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    if not look.printed:
        return  # of a project scoring tells it row by row
    named = {
        leaf.indicator.path
        for leaf in look.card.leaves
        if leaf.result is not None and (leaf.result.evidence or leaf.result.survey)
    }
    bare = [
        s.line
        for s in look.items
        if s.line.weight and s.line.reported == s.line.weight and s.line.path not in named
    ]
    if bare:
        yield of_many("PE726", bare, "reported")
