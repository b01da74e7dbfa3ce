"""PE734: scores that follow the completion in no order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import percent, plain
from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look
    from perfeval.rechecking.records import Line


def check(look: Look) -> Iterator[Finding]:
    """The pair that is furthest apart: less achieved and more of the points."""
    gap = look.limits.disorder
    if gap is None:
        return
    short = [
        (s.figures.r, s.line.reported / s.line.weight, s.line)
        for s in look.items
        if s.figures.r is not None and s.figures.r < 1 and s.line.reported is not None and s.line.weight
    ]  # fmt: skip
    wide = look.wide
    ruled = {
        line.path for _, _, line in short
        if wide is not None and any(c.key == wide.key and wide.way in c.ways for c in line.conventions)
    }  # fmt: skip
    best, out = None, []
    for row in sorted(short, key=lambda row: (row[0], -row[1])):
        if best is None or row[1] > best[1]:
            best = row
        elif {best[2].path, row[2].path} <= ruled:
            continue  # one rule for both, which takes no account of the weight
        elif best[1] > row[1] + gap:
            out.append((best, row))
    if not out:
        return
    worse, better = max(out, key=lambda pair: pair[0][1] - pair[1][1])
    params = {
        "rate": percent(worse[0]), "score": _of(worse[2]), "other": better[2].name,
        "other_rate": percent(better[0]), "other_score": _of(better[2]), "n": str(len(out)),
    }  # fmt: skip
    yield about("PE734", worse[2], "reported", **params)


def _of(line: Line) -> str:
    if line.reported is None or line.weight is None:
        return ""
    return f"{plain(line.reported)}/{plain(line.weight)}"
