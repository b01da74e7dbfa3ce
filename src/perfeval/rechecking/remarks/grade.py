"""PE724, PE704: the printed grade beside the one that the printed total earns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    """By the grades of the table or its set; only where these have none by the national shares."""
    grade, total, full = look.grade, look.sums.reported, look.card.indicator_set.total
    if not grade.reported or total is None:
        return
    if look.limits.noted_grades == ():
        return  # the form prints a scale of its own, which can't be read for sure
    names = [one.name for one in look.card.indicator_set.grades]
    earned, source = grade.by_reported, ""
    if not names:
        names = [name for name, _ in look.limits.grades]
        source = look.limits.sources.get("PE724", "")
        earned = next((n for n, share in look.limits.grades if total >= share * full), "")
    printed = named(grade.reported, names)
    if printed and earned and printed != earned:
        params = {"printed": grade.reported, "total": plain(total), "earned": earned}
        yield at("PE724", grade.place, **params, source=source)
    elif grade.computed and printed != grade.computed:
        yield at("PE704", grade.place, printed=grade.reported, computed=grade.computed)


def named(printed: str, names: Iterable[str]) -> str:
    """Which of the names a printed grade is: 优 is 优秀 and 良好 is 良. The longest that begins
    it, else the first that it begins; "" for none."""
    shown, given = printed.strip(), [name for name in names if name]
    if shown in given:
        return shown
    heads = [name for name in given if shown.startswith(name)]
    if heads:
        return max(heads, key=len)
    return next((name for name in given if shown and name.startswith(shown)), "")
