"""Which line a line of local money adds to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.model.funds import FundLine, Funds


def named(funds: Funds, name: str) -> FundLine | None:
    """The line of an id, else of a name."""
    by_id = next((line for line in funds.lines if name and line.id == name), None)
    return by_id or next((line for line in funds.lines if name and line.name == name), None)


def matched(line: FundLine, funds: Funds) -> FundLine | None:
    """The line at the end of the chain of `matches`, a part standing for the whole that holds it;
    None without one, or where the chain leads back to itself."""
    found, seen = line, [line]
    while found.matches or found.of:
        if found is line and not found.matches:
            return None
        above = named(funds, found.matches or found.of)
        if above is None:
            break
        if any(above is one for one in seen):
            return None
        seen.append(above)
        found = above
    return None if found is line else found


def circle(line: FundLine, funds: Funds) -> list[FundLine]:
    """The lines of a circle of `matches` that the line stands in, from the first of the table on."""
    ring = [line]
    while ring[-1].matches:
        above = named(funds, ring[-1].matches)
        if above is line:
            first = min(range(len(ring)), key=lambda n: funds.lines.index(ring[n]))
            return ring[first:] + ring[:first]
        if above is None or any(above is one for one in ring):
            return []
        ring.append(above)
    return []
