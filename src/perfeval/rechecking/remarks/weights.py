"""PE711: all weights of the table together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    """Too much is always wrong; too little only where the table prints its total."""
    sums = look.sums
    if sums.weights is None or sums.full is None:
        return
    full, printed = sums.full, sums.weight
    if sums.weights == (full if printed is None else printed):
        return
    whole = sums.reported is not None or printed is not None or sums.weights > full
    place = sums.places.get("weight") or sums.places.get("score")
    if place is None:
        place = next(
            (line.places.get("weight") for line in look.lines if "weight" in line.places), None
        )
    stated = printed if printed is not None and printed != sums.weights else full
    found = at("PE711", place, sum=plain(sums.weights), full=plain(stated))
    yield found if whole else found._replace(severity="info")
