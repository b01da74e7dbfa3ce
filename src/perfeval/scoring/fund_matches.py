"""Lines of local money that add to no line, or to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures.matching import circle, named
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.funds import Funds


def of_matches(funds: Funds) -> Iterator[Finding]:
    for line in funds.lines:
        if not line.matches:
            continue
        place = line.at.get("matches", line.span)
        if named(funds, line.matches) is None:
            params = {
                "name": line.name or line.key, "matches": line.matches[:40], "near": near(line.matches, funds)
            }  # fmt: skip
            yield Finding("PE536", place, params)
        ring = circle(line, funds)
        if ring and ring[0] is line:
            names = " → ".join(one.name or one.key for one in (*ring, line))
            yield Finding("PE537", place, {"names": names})


def near(name: str, funds: Funds) -> str:
    """The line whose id, name or source the name comes close to, "" without one."""
    from difflib import get_close_matches

    known = [key for line in funds.lines for key in (line.id, line.name, line.source) if key]
    return next(iter(get_close_matches(name[:80], known, n=1, cutoff=0.6)), "")
