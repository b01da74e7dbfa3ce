"""A total or a subtotal in a table that is not the one the rules give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.checks.word.score_rows import TOTAL, Row, leaves, line_of, loose, rows, same
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.word.look import Look

CODE = "PE922"


def check(look: Look, p: None) -> Iterator[Finding]:
    card = look.card
    if card is None:
        return
    known = leaves(card)
    sums = {loose(b.indicator.name + "小计"): b for b in card.branches}
    sums |= {loose(b.indicator.name + " subtotal"): b for b in card.branches}
    for row in rows(look):
        if any(name in known for name in row.names) or row.score is None:
            continue
        branch = next((sums[name] for name in row.names if name in sums), None)
        if branch is not None and branch.score is not None:
            yield from _differs(look, row, branch.indicator.name, branch.score)
        elif card.total is not None and any(TOTAL.match(name) for name in row.names):
            yield from _differs(look, row, "", card.total)


def _differs(look: Look, row: Row, name: str, value: Fraction) -> Iterator[Finding]:
    assert row.score is not None
    if same(row.score.text, value):
        return
    params = {
        "name": name, "printed": row.score.text, "value": plain(value),
        "table": str(row.table.number), "row": str(row.row),
    }  # fmt: skip
    yield Finding(CODE, span(look, line_of(look, row.table, row.row, row.score.column)), params)
