"""PE702, PE703: printed totals, where scoring could not say so."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import fixed, plain
from perfeval.rechecking.look import at
from perfeval.rechecking.totals import reviewed_total, unweighted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    yield from _reviewed(look)
    sums = look.sums
    if sums.reported is None:
        return
    place = sums.places.get("score")
    if (
        sums.summed is not None
        and sums.reported != sums.summed
        and ("PE702" not in look.known or unweighted(look.lines))
    ):
        yield at("PE702", place, sum=plain(sums.summed), total=plain(sums.reported), column="")
    if (
        sums.computed is None
        and sums.adopted is not None
        and sums.adopted not in (sums.reported, sums.summed)
    ):
        digits = look.card.indicator_set.rounding.digits
        yield at("PE703", place, printed=plain(sums.reported), computed=fixed(sums.adopted, digits))


def _reviewed(look: Look) -> Iterator[Finding]:
    """The reviewer's printed total beside the reviewer's scores; a row without one keeps its own."""
    form, summed = look.form, look.sums.reviewed
    total = reviewed_total(form)
    if form is None or total is None or summed is None or total == summed:
        return
    # a review of some rows may have been added up without the others
    given = [line.reviewed for line in look.lines if line.reviewed is not None]
    if total == sum(given, Fraction(0)):
        return
    column = form.columns["review"].text if "review" in form.columns else ""
    params = {"sum": plain(summed), "total": plain(total), "column": column}
    yield at("PE702", form.total["review"].span, **params)
