"""PE719-PE720: weights and scores in the fund table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import at
from perfeval.rechecking.money import ratio
from perfeval.rechecking.remarks.branch_weights import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.model.form import FundRow
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    tops = [row for row in look.funds if not row.part]
    carried = any(
        number(row.cells[k].text) for row in tops for k in ("weight", "score") if k in row.cells
    )
    for row in look.funds:
        yield from _percent_for_weight(row)
        again = [
            row.cells[k]
            for k in ("weight", "score")
            if k in row.cells and number(row.cells[k].text)
        ]
        if row.part and carried and again:
            yield at("PE719", again[0].span, name=row.label.text, value=again[0].text)


def _percent_for_weight(row: FundRow) -> Iterator[Finding]:
    weight, score, rate = (row.cells.get(key) for key in ("weight", "score", "rate"))
    if weight is None or score is None or rate is None:
        return
    w, s, r = number(weight.text), number(score.text), ratio(rate.text)
    if w and s is not None and r and w == r * 100 and s != w * r and s < w:
        params = {
            "name": row.label.text,
            "weight": weight.text,
            "rate": rate.text,
            "score": plain(s),
        }
        yield at("PE720", weight.span, **params)
