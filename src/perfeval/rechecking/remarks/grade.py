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
    if look.limits.noted_grades == ():
        return  # the form prints a scale of its own, which can't be read for sure
    edges = look.limits.grades
    earned = grade.by_reported or next((name for name, low in edges if total >= low), "")
    known = {name for name, _ in edges} | {g.name for g in look.card.indicator_set.grades}
    printed = any(_same(grade.reported, name) for name in known)
    if printed and earned and not _same(grade.reported, earned):
        yield at("PE724", grade.place, printed=grade.reported, total=plain(total), earned=earned)
    elif grade.computed and not _same(grade.reported, grade.computed):
        yield at("PE704", grade.place, printed=grade.reported, computed=grade.computed)


def _same(printed: str, name: str) -> bool:
    """优 is 优秀 and 良好 is 良."""
    return bool(name) and (printed.startswith(name) or name.startswith(printed))
