"""PE735: scores in a table that prints no weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import about
from perfeval.rechecking.totals import unweighted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    if not unweighted(look.lines):
        return
    scored = [s.line for s in look.items if s.line.reported is not None]
    found = about("PE735", scored[0], "reported", n=str(len(scored)))
    column = look.form.columns.get("score") if look.form is not None else None
    place = column.span if column is not None else found.span
    yield found._replace(path=(), span=place)
