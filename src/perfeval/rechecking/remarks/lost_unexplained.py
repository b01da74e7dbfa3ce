"""PE728: points lost without a word why, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import of_many
from perfeval.rechecking.remarks.over import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.lines import Sight
    from perfeval.rechecking.look import Look

CELLS = ("reason", "improvement")


def check(look: Look) -> Iterator[Finding]:
    lost = [
        s.line
        for s in look.sights
        if s.line.weight and s.line.reported is not None and s.line.reported < s.line.weight
        and not given(s.line.reason) and _asked(s)
    ]  # fmt: skip
    if lost and look.printed:
        yield of_many("PE728", lost, "reason", "reported")


def _asked(sight: Sight) -> bool:
    """Whether the form has a place for a reason there; the national one has none for money."""
    cells = sight.fund.cells if sight.fund is not None else None
    if sight.line.execution:
        return cells is not None and any(key in cells for key in CELLS)
    return sight.row is None or any(key in sight.row.cells for key in CELLS)
