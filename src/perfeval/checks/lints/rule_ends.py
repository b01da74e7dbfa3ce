"""The two ends of a range written the wrong way round. (PE273)

Tiers that all run from their best end down are a habit and no slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.finding import Finding, Span
from perfeval.model.rounding import percent, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.model.points import Points

CODE = "PE273"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        for key, low, high, span in _ends(use, use.params):
            params = {"name": use.leaf.name, "key": key, "low": low, "high": high}
            yield Finding(CODE, span or use.place(), params, use.leaf.path)


def _ends(use: Use, p: Any) -> Iterator[tuple[str, str, str, Span | None]]:
    if use.score.kind == "judged" and _reversed(use, p.range):
        yield "range", _shown(p.range[0]), _shown(p.range[1]), use.score.at.get("range")
    if use.score.kind != "tiers":
        return
    shares = [t for t in p.tiers if t.from_ is not None and t.to is not None and t.from_ != t.to]
    turned = [t for t in shares if t.from_ > t.to]
    for tier in turned if len(turned) < len(shares) else ():
        yield "from", percent(tier.from_), percent(tier.to), tier.at.get("from") or tier.span
    ranges = [t for t in p.tiers if len(t.points) == 2 and t.points[0] != t.points[1]]
    turned = [t for t in ranges if _reversed(use, t.points)]
    for tier in turned if len(turned) < len(ranges) else ():
        low, high = tier.points
        yield "points", _shown(low), _shown(high), tier.at.get("points") or tier.span


def _reversed(use: Use, ends: tuple[Points, ...]) -> bool:
    """A share and a number of points can be compared only where the weight is known."""
    if len(ends) != 2 or (ends[0].share != ends[1].share and not use.weight):
        return False
    if ends[0].share == ends[1].share:
        return ends[0].value > ends[1].value
    return use.worth(ends[0]) > use.worth(ends[1])


def _shown(points: Points) -> str:
    return percent(points.value) if points.share else plain(points.value)
