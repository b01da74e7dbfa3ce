"""PE723: a scored table in which the execution of the budget costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import percent
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    rate = look.execution
    if rate is None or rate >= 1 or not look.card.indicator_set.scored:
        return
    if any(line.execution or "预算执行" in line.name for line in look.lines):
        return
    row = next((row for row in look.money if not row.part), None)
    if row is not None:
        yield at("PE723", row.places.get("rate") or row.places.get("spent"), rate=percent(rate))
