"""PE702, PE703: printed totals, where scoring could not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import fixed, plain
from perfeval.rechecking.look import at
from perfeval.rechecking.totals import unweighted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    sums = look.sums
    if sums.reported is None:
        return
    place = sums.places.get("score")
    if (
        sums.summed is not None
        and sums.reported != sums.summed
        and ("PE702" not in look.known or unweighted(look.lines))
    ):
        yield at("PE702", place, sum=plain(sums.summed), total=plain(sums.reported))
    if (
        sums.computed is None
        and sums.adopted is not None
        and sums.adopted not in (sums.reported, sums.summed)
    ):
        digits = look.card.indicator_set.rounding.digits
        yield at("PE703", place, printed=plain(sums.reported), computed=fixed(sums.adopted, digits))
