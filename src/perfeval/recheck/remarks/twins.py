"""PE743: two indicators that measure the same thing against different targets."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from perfeval.recheck.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.recheck.lines import Sight
    from perfeval.recheck.look import Look

_PLAIN = re.compile(r"[\d\s、.．:：]|数量|数|率|情况|指标")
_HAN = re.compile(r"[\u4e00-\u9fff]")
LEAST = 3


def check(look: Look) -> Iterator[Finding]:
    items = [s for s in look.items if s.figures.t is not None or s.line.target]
    for one, other in combinations(items, 2):
        if _targets_differ(one, other) and (_same(one, other) or _rate_of(one, other)):
            params = {
                "target": one.line.target,
                "other": other.line.name,
                "beside": other.line.target,
            }
            yield about("PE743", one.line, "name", **params)


def _targets_differ(one: Sight, other: Sight) -> bool:
    return one.line.target.strip() != other.line.target.strip() or one.line.unit != other.line.unit


def _same(one: Sight, other: Sight) -> bool:
    """The same name but for numbering, brackets and endings, in the same unit."""
    stems = [_PLAIN.sub("", s.line.name) for s in (one, other)]
    return (
        stems[0] == stems[1]
        and len(stems[0]) >= LEAST
        and one.line.levels[:2] == other.line.levels[:2]
    )


def _rate_of(one: Sight, other: Sight) -> bool:
    """An amount, and the rate "actual/planned" of the very same amount."""
    amount, rate = (
        (one, other) if other.figures.percent or "%" in other.line.target else (other, one)
    )
    if not ("%" in rate.line.target or rate.figures.percent) or "%" in amount.line.target:
        return False
    unit = amount.line.unit or amount.figures.unit
    name = rate.line.name
    if (
        not unit
        or not _HAN.match(unit)
        or name.count(unit) < 2
        or not re.search("[/／÷比与]", name)
    ):
        return False
    pairs = {amount.line.name[i : i + 2] for i in range(len(amount.line.name) - 1)}
    return any(pair in name for pair in pairs if pair != unit and _HAN.match(pair))
