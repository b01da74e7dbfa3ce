"""PE741: actuals and scores that are blank, which is not 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import of_many
from perfeval.rechecking.remarks.blank_full import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    blank = [
        s.line for s in look.items
        if s.line.actual.strip() in BLANK and (s.row is not None or look.printed)
    ]  # fmt: skip
    given = any("actual" in row.cells for row in look.rows) or (
        look.form is None and any(s.line.actual for s in look.items)
    )
    if blank and given:
        yield of_many("PE741", blank, "actual", what="actual")
    unscored = [s.line for s in look.sights if s.line.weight and s.line.reported is None]
    given = look.form is not None or any(s.line.reported is not None for s in look.sights)
    if unscored and given:
        yield of_many("PE741", unscored, "reported", what="score")
