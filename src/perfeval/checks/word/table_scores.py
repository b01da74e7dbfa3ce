"""A number of an indicator in a table that is not the one the rules give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.checks.word.row_figures import PERCENT, told
from perfeval.checks.word.score_rows import line_of
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE921"


def check(look: Look, p: None) -> Iterator[Finding]:
    """A weight that inapplicable indicators have moved is right as the set has it and as it counts;
    a score is right as recomputed, as reported and as reviewed."""
    for one in told(look):
        if one.sum or not one.wrong:
            continue
        unit = "%" if one.cell.kind in PERCENT else ""
        params = {
            "name": one.figures.name, "what": one.cell.kind, "printed": one.cell.text + unit,
            "value": plain(one.values[0], 2 if unit else 6) + unit,
            "table": str(one.row.table.number), "row": str(one.row.row),
        }  # fmt: skip
        line = line_of(look, one.row.table, one.row.row, one.cell.column)
        yield Finding(CODE, span(look, line), params, one.figures.path)
