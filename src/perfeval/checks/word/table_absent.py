"""Indicators of the project that no score table of the document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.word.score_rows import leaves, rows
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE923"


def check(look: Look, p: None) -> Iterator[Finding]:
    """Nothing is said of a document without any table of scores."""
    if look.card is None:
        return
    found = list(rows(look))
    there = {name for row in found for name in row.names}
    absent = [leaf.indicator.name for name, leaf in leaves(look.card).items() if name not in there]
    if found and absent:
        first = min(row.table.first for row in found)
        params = {"n": str(len(absent)), "names": "、".join(absent)}
        yield Finding(CODE, Span(look.layout.file, first, 1), params)
