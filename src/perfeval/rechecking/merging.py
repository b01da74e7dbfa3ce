"""All findings about a table in one list: what reading, scoring and re-checking found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking import records as r

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.finding import Finding

# told by another finding with more to say: for the whole table, of the same cell, of the same row
OF_TABLE = {"PE078": "PE711", "PE202": "PE711"}
OF_CELL = {"PE511": "PE716", "PE076": "PE713"}
# of recomputed scores; PE726 and PE728 tell the same of the printed ones
OF_SCORES = frozenset(("PE443", "PE451"))
OF_ROW = frozenset(("PE401", "PE402"))
# said of sets that somebody wrote, not of a table that was read
OF_SETS = frozenset(("PE318", "PE317"))
# scores beside a weight that the table does not print
OF_WEIGHTS = frozenset(("PE701", "PE705", "PE706", "PE707"))
# totals with 0 for what no figure decides
OF_TOTALS = frozenset(("PE703", "PE704"))
# differences that a convention of scoring explains are for a person to judge
EXPLAINABLE = frozenset(("PE701", "PE706", "PE707"))


def merged(
    given: Sequence[Finding], scored: Sequence[Finding], own: Sequence[Finding],
    lines: Sequence[r.Line], sums: r.Totals, printed: bool, grouped: bool = False,
    blank: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:  # fmt: skip
    """Each finding once, in order; `printed` says that the table was read from a form,
    `grouped` that parts of its fund table stand in groups, which PE714 adds up one by one,
    `blank` the columns in which a part has no amount."""
    by_path = {line.path: line for line in lines}
    cells = {(one.code, one.span) for one in own}
    codes = {one.code for one in own}
    found: dict[object, Finding] = {}

    def told(one: Finding) -> bool:
        line = by_path.get(one.path)
        if OF_TABLE.get(one.code) in codes or (OF_CELL.get(one.code), one.span) in cells:
            return True
        if one.code == "PE503" and grouped:
            return True
        if one.code in OF_TOTALS:
            return sums.computed is None
        if printed and one.code in OF_SETS:
            return True
        if printed and one.code in OF_SCORES:
            return True
        if line is None:
            return False
        if line.execution and (one.code in OF_WEIGHTS and "PE720" in codes):
            return True
        if one.code in OF_WEIGHTS:
            return not line.weight
        return printed and one.code in OF_ROW and ("actual" in line.places or not line.weight)

    for one in (*given, *scored):
        if told(one):
            continue
        line = by_path.get(one.path)
        if one.code in EXPLAINABLE and line is not None and line.verdict == r.EXPLAINED:
            one = one._replace(severity="warning")
        if one.code == "PE503" and one.params.get("key") in blank:
            one = one._replace(severity="warning")
        found.setdefault(_key(one), one)
    for one in own:
        found.setdefault(_key(one), one)
    return tuple(found.values())


def _key(one: Finding) -> object:
    return (one.code, one.span, one.path, tuple(sorted(one.params.items())))
