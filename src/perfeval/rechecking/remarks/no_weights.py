"""PE735: scores in a table that prints no weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    scored = [row for row in look.rows if "score" in row.cells and row.cells["score"].text]
    weighted = any(row.cells["weight"].text for row in look.rows if "weight" in row.cells)
    if scored and not weighted:
        column = look.form.columns.get("score") if look.form is not None else None
        place = column.span if column is not None else scored[0].cells["score"].span
        yield at("PE735", place, n=str(len(scored)))
