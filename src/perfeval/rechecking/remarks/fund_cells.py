"""PE719-PE720: weights and scores in the fund table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import about, at
from perfeval.rechecking.money import rate_as_weight
from perfeval.rechecking.remarks.branch_weights import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.lines import Sight
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    for sight in look.sights:
        yield from _percent_for_weight(sight)
    tops = [row for row in look.funds if not row.part]
    carried = any(
        number(row.cells[k].text) for row in tops for k in ("weight", "score") if k in row.cells
    )
    for row in look.funds:
        again = [
            row.cells[k]
            for k in ("weight", "score")
            if k in row.cells and number(row.cells[k].text)
        ]
        if row.part and carried and again:
            yield at("PE719", again[0].span, name=row.label.text, value=again[0].text)


def _percent_for_weight(sight: Sight) -> Iterator[Finding]:
    line, rate = sight.line, sight.figures.printed_rate
    if not line.execution or line.weight is None or line.reported is None:
        return
    if rate_as_weight(line.weight, line.reported, rate):
        name = sight.fund.label.text if sight.fund is not None else line.name
        params = {"weight": plain(line.weight), "rate": line.actual, "score": plain(line.reported)}
        yield about("PE720", line, "weight", **params)._replace(
            params={"name": name, **params}, path=()
        )
