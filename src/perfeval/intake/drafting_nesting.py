"""Which row of a fund table each row is part of."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_amounts import AMOUNTS
from perfeval.intake.drafting_texts import decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.form import FundRow

MOST = 12  # rows that are tried in every grouping
Amounts = dict[str, Fraction]


class Group(NamedTuple):
    """A row and how many rows behind it are its parts."""

    head: int
    parts: int


def parents(
    rows: Sequence[FundRow], whole: FundRow | None, whole_rows: Sequence[FundRow]
) -> list[int | None]:
    """The place of the row that each row is part of; None for a row of its own. `whole_rows` are
    all rows of the form, of which `rows` are kept.

    By what the table says (`FundRow.within`), where it says it of a row below the total; else a row
    holds the rows behind it only where they add up to it in every column and the total comes out
    so and not otherwise.
    """
    top = next((n for n, row in enumerate(rows) if row is whole and row.role == "total"), None)
    if top is None:
        top = next((n for n, row in enumerate(rows) if row.role == "total"), None)
    if top is None:
        return [None] * len(rows)
    found: list[int | None] = [None if n == top else top for n in range(len(rows))]
    places = {id(row): n for n, row in enumerate(rows)}
    nested = False
    for n, row in enumerate(rows):
        known = row.within is not None and 0 <= row.within < len(whole_rows)
        place = places.get(id(whole_rows[row.within])) if known else None  # type: ignore[index]
        if place is not None and n != top and place < n:
            found[n] = place
            nested = nested or place != top
    if nested:
        return found
    below = [n for n in range(len(rows)) if n > top and rows[n].role != "total"]
    if 2 < len(below) <= MOST:
        sums = [_amounts(row) for row in rows]
        for group in _grouped(below, sums, sums[top]) or ():
            for part in range(group.head + 1, group.head + group.parts + 1):
                found[part] = group.head
    return found


def _amounts(row: FundRow) -> Amounts:
    made = {}
    for key in AMOUNTS:
        value = row.cells.get(key)
        digits = decimal(value.text) if value is not None else None
        if digits is not None:
            made[key] = Fraction(digits)
    return made


def _grouped(below: Sequence[int], sums: Sequence[Amounts], whole: Amounts) -> list[Group] | None:
    """The rows as heads with their parts, the fewest parts first; None where nothing adds up."""
    if not whole or _adds(whole, [sums[n] for n in below]):
        return None  # as they stand they make the total, or there is none to make
    found: list[list[Group]] = []

    def walk(n: int, made: list[Group]) -> None:
        if n == len(below):
            if _adds(whole, [sums[group.head] for group in made]):
                found.append(list(made))
            return
        for parts in range(len(below) - n):
            members = [sums[m] for m in below[n + 1 : n + 1 + parts]]
            if not parts or (any(sums[below[n]].values()) and _adds(sums[below[n]], members)):
                made.append(Group(below[n], parts))
                walk(n + 1 + parts, made)
                made.pop()

    walk(0, [])
    return min(found, key=lambda made: sum(group.parts for group in made), default=None)


def _adds(whole: Amounts, parts: Sequence[Amounts]) -> bool:
    return all(
        sum((part.get(key, Fraction(0)) for part in parts), Fraction(0)) == value
        for key, value in whole.items()
    )
