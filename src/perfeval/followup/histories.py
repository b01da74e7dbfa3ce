"""Scorecards by project, each project's years in order."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.followup.records import Year
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from perfeval.model.project import Header
    from perfeval.model.scorecard import Scorecard

LONGEST = 60  # years of a project that are looked through
# a year in a name, with the brackets around it: （2022年度）, 2022年, 2022-2023年
_YEAR = re.compile(r"[（(\[【〔]?(?:19|20)\d\d(?:[-—–~至](?:19|20)?\d\d)?(?:年度|年)?[)）\]】〕]?")


@lru_cache(maxsize=4096)
def named(name: str) -> str:
    """A project's name without its year, by which its years are known to belong together."""
    whole = "".join(name.split())
    return _YEAR.sub("", whole) or whole


def year_of(header: Header) -> int | None:
    """The year a project file is about: the last of its period, else of its day."""
    last = header.period[1] or header.as_of or header.period[0] or header.date
    return last.year if last is not None else None


def year(file: str, card: Scorecard) -> Year:
    found = year_of(card.project.header)
    return Year(file, card, found, str(found) if found is not None else file)


def histories(years: Sequence[Year]) -> list[tuple[str, tuple[Year, ...]]]:
    """(key, years from the first to the last) of each project, in order of their first file.

    Two files are of one project when their codes are the same or, where one of them has none,
    their names without the year.
    """
    groups: list[tuple[str, list[Year]]] = []
    for one in years:
        header = one.card.project.header
        for _, members in groups:
            if any(_same(header, other.card.project.header) for other in members):
                members.append(one)
                break
        else:
            groups.append((header.code or named(header.name), [one]))
    return [(key, tuple(sorted(members, key=_order))) for key, members in groups]


def _same(first: Header, second: Header) -> bool:
    if first.code and second.code:
        return first.code == second.code
    return named(first.name) == named(second.name)


def _order(one: Year) -> tuple[bool, int, str]:
    header = one.card.project.header
    last: date | None = header.period[1] or header.as_of
    # one without a year stands before the others: it must never pass for the latest
    return one.year is not None, one.year or 0, last.isoformat() if last is not None else ""


def follows(first: Year, second: Year) -> bool:
    """Whether the second is the year right after the first."""
    return first.year is not None and second.year is not None and second.year - first.year == 1


def gaps(years: Sequence[Year]) -> list[int]:
    """The years between the first and the last of a project that nothing is given for."""
    given = {one.year for one in years if one.year is not None}
    if not given or max(given) - min(given) > LONGEST:
        return []
    return [n for n in range(min(given), max(given)) if n not in given]


def history_findings(years: Sequence[Year]) -> tuple[tuple[Year, ...], list[Finding]]:
    """The years without those given twice, and what is odd about them (PE785, PE786)."""
    found: list[Finding] = []
    kept: list[Year] = []
    for one in years:
        header = one.card.project.header
        twin = next((o for o in kept if _twin(o, one)), None)
        if twin is not None:
            params = {"file": one.file, "other": twin.file, "name": header.name, "year": one.label}
            found.append(Finding("PE785", header.at.get("name"), params))
            continue
        kept.append(one)
    ordered = [(first, second) for _, group in histories(kept)
               for first, second in pairwise(group)]  # fmt: skip
    for first, second in ordered:
        end, start = first.card.project.header.period[1], second.card.project.header.period[0]
        if end is not None and start is not None and start <= end:
            params = {
                "name": second.card.project.header.name, "file": second.file, "why": "overlap", "what": "",
                "other": first.file, "start": start.isoformat(), "end": end.isoformat(),
            }  # fmt: skip
            found.append(Finding("PE786", second.card.project.header.at.get("period"), params))
    for _, group in histories(kept):
        found += _odd(group)
    return tuple(kept), found


def _odd(group: tuple[Year, ...]) -> Iterator[Finding]:
    """Of several files: those that say no year, and one code under several names."""
    if len(group) < 2:
        return
    for one in group:
        if one.year is None:
            yield _told(one, "undated", one.file)
    first = group[0].card.project.header
    for one in group[1:]:
        header = one.card.project.header
        if first.code and header.code == first.code and not _alike(first.name, header.name):
            yield _told(one, "names", first.name)


def _told(one: Year, why: str, what: str) -> Finding:
    header = one.card.project.header
    params = {
        "name": header.name, "file": "", "why": why, "what": what, "other": "", "start": "", "end": "",
    }  # fmt: skip
    place = header.at.get("period" if why == "undated" else "code") or header.at.get("name")
    return Finding("PE786", place, params)


def _alike(first: str, second: str) -> bool:
    return named(first) == named(second)


def _twin(first: Year, second: Year) -> bool:
    a, b = first.card.project, second.card.project
    if a.digest and a.digest == b.digest:
        return True
    same = _same(a.header, b.header) and first.year is not None
    return same and a.header.period == b.header.period and a.header.as_of == b.header.as_of and first.year == second.year  # fmt: skip
