"""PE740: a budget that was cut deeply within the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import percent, plain
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    most = look.limits.budget_cut
    for row in look.money:
        before, after = row.initial_budget, row.budget
        if row.part or not before or after is None:
            continue
        cut = 1 - after / before
        if most is not None and cut > most:
            params = {"before": plain(before), "after": plain(after), "cut": percent(cut)}
            yield at("PE740", row.places.get("budget"), name=row.name, **params)
