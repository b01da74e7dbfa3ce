"""Which row of a fund table is part of which: by 其中, and by what adds up."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.intake.shifts import number
from perfeval.intake.wording import plain

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.intake.fields import Fields
    from perfeval.model.form import FundRow

AMOUNTS = ("initial_budget", "adjustment", "budget", "arrived", "spent")
SUBORDINATE = ("central", "province", "city", "county", "town", "local", "fund_budget", "bond")
FISCAL = ("fiscal",)


def settle_parts(fields: Fields) -> None:
    """Gives each part its `within`: the total above it, or the part that it is a part of."""
    rows = fields.funds
    n = 0
    while n < len(rows):
        if rows[n].part:
            n += 1
            continue
        end = n + 1
        while end < len(rows) and rows[end].part:
            end += 1
        _block(rows, n, end)
        n = end


def _block(rows: list[FundRow], head: int, end: int) -> None:
    parts = list(range(head + 1, end))
    within = dict.fromkeys(parts, head)
    if not _adds_up(rows, head, parts):
        nested = _nested(rows, parts)
        tops = [n for n in parts if n not in nested]
        if nested and (_adds_up(rows, head, tops) or _says_so(rows, nested)):
            within.update(nested)
        else:
            within.update(_by_words(rows, parts))
    for n, parent in within.items():
        rows[n] = rows[n]._replace(within=parent)


def _nested(rows: list[FundRow], parts: list[int]) -> dict[int, int]:
    """Runs of rows that add up exactly to the row before them."""
    found: dict[int, int] = {}
    n = 0
    while n < len(parts):
        run: list[int] = []
        for k in parts[n + 1 :]:
            run.append(k)
            if _adds_up(rows, parts[n], run):
                # rows of nothing behind it belong to whoever comes next
                found.update(dict.fromkeys(run, parts[n]))
                n += len(run)
                break
        n += 1
    return found


def _by_words(rows: list[FundRow], parts: list[int]) -> dict[int, int]:
    """A second 其中 right behind the first one, with the governments' shares that follow it."""
    for first, second in pairwise(parts):
        if not (_of_which(rows[first]) and _of_which(rows[second])):
            continue
        if rows[second].role not in SUBORDINATE or rows[first].role not in FISCAL:
            continue
        found = {}
        for n in parts[parts.index(second) :]:
            if rows[n].role not in SUBORDINATE:
                break
            found[n] = first
        return found
    return {}


def _says_so(rows: list[FundRow], nested: dict[int, int]) -> bool:
    return any(_of_which(rows[n]) for n in nested)


def _of_which(row: FundRow) -> bool:
    return plain(row.label.text).startswith("其中")


def _adds_up(rows: list[FundRow], head: int, parts: list[int]) -> bool:
    """Whether the parts make the head in every column that both have, and in one at least."""
    seen = False
    for key in AMOUNTS:
        whole = number(rows[head].cells.get(key))
        said: list[Fraction] = [
            v for n in parts if (v := number(rows[n].cells.get(key))) is not None
        ]
        if whole is None or not said:
            continue
        if sum(said) != whole:
            return False
        seen = seen or whole != 0
    return seen
