"""A score or weight in a table that is not the one the rules give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.checks.word.score_rows import Cell, Row, leaves, line_of, rows, same
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.scorecard import LeafScore

CODE = "PE921"


def check(look: Look, p: None) -> Iterator[Finding]:
    if look.card is None:
        return
    known = leaves(look.card)
    for row in rows(look):
        leaf = next((known[name] for name in row.names if name in known), None)
        if leaf is None:
            continue
        yield from _differs(look, row, row.score, leaf.score, "score", leaf)
        yield from _differs(look, row, row.weight, leaf.weight, "weight", leaf)


def _differs(
    look: Look, row: Row, cell: Cell | None, value: Fraction | None, what: str, leaf: LeafScore
) -> Iterator[Finding]:
    if cell is None or value is None or same(cell.text, value):
        return
    # a weight that inapplicable indicators have moved is printed as the set has it, or as it counts
    if (
        what == "weight"
        and leaf.indicator.weight is not None
        and same(cell.text, leaf.indicator.weight)
    ):
        return
    line = line_of(look, row.table, row.row, cell.column)
    params = {
        "name": leaf.indicator.name, "what": what, "printed": cell.text, "value": plain(value),
        "table": str(row.table.number), "row": str(row.row),
    }  # fmt: skip
    yield Finding(CODE, span(look, line), params, leaf.indicator.path)
