"""PE724, PE704: the printed grade beside the one that the printed total earns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    grade, total = look.grade, look.sums.reported
    if not grade.reported or total is None:
        return
    if look.sums.computed is None and grade.computed and grade.reported != grade.computed:
        yield at("PE704", grade.place, printed=grade.reported, computed=grade.computed)
    edges = look.limits.grades
    earned = grade.by_reported or next((name for name, low in edges if total >= low), "")
    known = {name for name, _ in edges} | {g.name for g in look.card.indicator_set.grades}
    printed = next((name for name in known if grade.reported.startswith(name)), "")
    if printed and earned and printed != earned:
        yield at("PE724", grade.place, printed=grade.reported, total=plain(total), earned=earned)
