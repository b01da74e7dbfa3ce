"""Which fund lines of the project stand in which row of a form."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.reports.forms.saying import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.scorecard import FundsSummary, LineRow
    from perfeval.reports.forms.profile import FundRow
    from perfeval.reports.words import Words

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")
TOTAL = "total"


class FormRow(NamedTuple):
    """A row of money as printed: its key, its name, its amounts when there are any."""

    key: str
    name: str
    line: LineRow | None


def assigned(funds: FundsSummary | None, rows: Sequence[FundRow], words: Words) -> list[FormRow]:
    """The printed rows with the sums of the lines that belong to them, then the lines that fit
    none under their own names; parts of a line are in it already."""
    top = [one for one in funds.lines if not one.of] if funds is not None else []
    taken: dict[str, list[LineRow]] = {row.key: [] for row in rows}
    rest: list[LineRow] = []
    for one in top:
        key = fitting(one, rows)
        (taken[key] if key else rest).append(one)
    found = [FormRow(row.key, said(row.label, words), summed(taken[row.key])) for row in rows]
    found += [FormRow(one.key or one.name, one.name, one) for one in rest]
    return [
        row._replace(name=words("form.first" if n == 0 else "form.next", name=row.name))
        for n, row in enumerate(found)
    ]


def fitting(one: LineRow, rows: Sequence[FundRow]) -> str:
    """The key of the row whose words stand in the line's name or source, "" without one."""
    text = f"{one.name} {one.source}".lower()
    for row in sorted(rows, key=lambda row: row.order):
        if any(sign in text for sign in row.signs):
            return row.key
    return ""


def summed(lines: Sequence[LineRow]) -> LineRow | None:
    """Several lines in one; an amount that no line gives stays empty."""
    if not lines:
        return None
    sums: dict[str, Fraction | None] = {}
    for key in AMOUNTS:
        given = [v for one in lines if (v := getattr(one, key)) is not None]
        sums[key] = sum(given, Fraction(0)) if given else None
    budget, spent = sums["budget"], sums["spent"]
    rate = spent / budget if spent is not None and budget else None
    return lines[0]._replace(**sums, execution=rate)  # type: ignore[arg-type]
