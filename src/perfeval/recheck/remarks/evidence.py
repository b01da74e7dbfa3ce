"""PE726: full marks of a table that names no evidence, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.recheck.look import of_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.recheck.look import Look


def check(look: Look) -> Iterator[Finding]:
    named = {f.path for f in look.card.findings if f.code == "PE451"}
    bare = [s.line for s in look.items if s.line.path in named and s.line.reported == s.line.weight]
    if bare:
        yield of_many("PE726", bare, "reported")
