"""All findings about a table in one list: what reading, scoring and re-checking found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.rechecking import records as r

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.finding import Finding, Span

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
OF_TOTALS = frozenset(("PE703",))
# the re-check tells these itself, from the printed total first
OF_GRADES = frozenset(("PE704",))
# of a table without weights PE735 says it all
WITHOUT_WEIGHTS = frozenset(("PE078", "PE202", "PE203", "PE702", "PE703", "PE711"))
# differences that a convention of scoring explains are for a person to judge
EXPLAINABLE = frozenset(("PE701", "PE706", "PE707"))


class Seen(NamedTuple):
    """What the table was found to be: `printed` says that it was read from a form, `grouped` that
    parts of its fund table stand in groups, which PE714 adds up one by one, `blank` the columns in
    which a part has no amount, `words` those that stand for a degree of success."""

    lines: Sequence[r.Line]
    sums: r.Totals
    funds: Sequence[r.FundLine] = ()
    printed: bool = True
    grouped: bool = False
    blank: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def merged(
    given: Sequence[Finding], scored: Sequence[Finding], own: Sequence[Finding], seen: Seen
) -> tuple[Finding, ...]:
    """Each finding once, in order, and of several about one defect the most telling."""
    by_path = {line.path: line for line in seen.lines}
    cells = {(one.code, one.span) for one in own}
    codes = {one.code for one in own} | {"PE073" for one in given if one.code == "PE073"}
    found: dict[object, Finding] = {}
    for one in (*given, *scored):
        line = by_path.get(one.path)
        if _told(one, line, codes, cells, seen):
            continue
        if one.code in EXPLAINABLE and line is not None and line.verdict == r.EXPLAINED:
            one = one._replace(severity="warning")
        if one.code == "PE703" and _accounted(seen):
            one = one._replace(severity="warning")
        found.setdefault(_key(one), one)
    for one in own:
        if one.code == "PE703" and _accounted(seen):
            one = one._replace(severity="warning")
        found.setdefault(_key(one), one)
    return tuple(found.values())


def _told(
    one: Finding,
    line: r.Line | None,
    codes: set[str],
    cells: set[tuple[str, Span | None]],
    seen: Seen,
) -> bool:
    """Whether another finding says it, or there is nothing in it for the reader of this table."""
    code, printed = one.code, seen.printed
    if OF_TABLE.get(code) in codes or (OF_CELL.get(code), one.span) in cells:
        return True
    if code == "PE511" and "PE716" in codes:
        return True  # the re-check compares every printed rate itself
    if "PE735" in codes and code in WITHOUT_WEIGHTS:
        return True
    if code == "PE503":
        return seen.grouped or one.params.get("key") in seen.blank
    if code == "PE515":
        # nothing planned and nothing spent, as most forms print for what was carried over
        return not any(row.budget == 0 and row.spent for row in seen.funds)
    if code in OF_TOTALS:
        sums = seen.sums
        # where no row differs, the rows do not make the printed total, or one of them is blank
        footing = sums.summed is None or sums.summed != sums.reported
        return sums.computed is None or (footing and not any(row.difference for row in seen.lines))
    if code in OF_GRADES:
        return True
    if printed and (code in OF_SETS or code in OF_SCORES):
        return True
    if line is None:
        return False
    if code == "PE410" and printed and any(word in line.actual for word in seen.words):
        return True
    if line.execution and code in OF_ROW and "PE073" in codes:
        return True  # without amounts the rate could not be read either, which is told
    if line.execution and code == "PE412" and "PE716" in codes:
        return True
    if line.execution and code in OF_WEIGHTS and "PE720" in codes:
        return True
    if code in OF_WEIGHTS:
        return not line.weight
    return printed and code in OF_ROW and (
        "actual" in line.places or not line.weight or "PE741" in codes
    )  # fmt: skip


def _accounted(seen: Seen) -> bool:
    """Whether the printed scores make the printed total, and a convention makes each of them."""
    sums = seen.sums
    differing = [line for line in seen.lines if line.difference]
    return (
        sums.reported is not None and sums.summed == sums.reported and bool(differing)
        and all(line.verdict in (r.EXPLAINED, r.AGREES) for line in differing)
    )  # fmt: skip


def _key(one: Finding) -> object:
    return (one.code, one.span, one.path, tuple(sorted(one.params.items())))
