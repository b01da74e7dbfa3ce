"""PE743: two indicators that measure the same thing against different targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.lines import Sight
    from perfeval.rechecking.look import Look

_PLAIN = re.compile(r"[\d\s、.．:：]|数量|数|率|情况|指标")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BESIDE = re.compile(r"[/／÷比与]")
LEAST = 3
MOST = 50


def check(look: Look) -> Iterator[Finding]:
    """The same name but for numbering and endings, in the same branch; or an amount and its rate."""
    items = [s for s in look.items if s.figures.t is not None or s.line.target]
    stems: dict[tuple[object, ...], Sight] = {}
    named: dict[tuple[object, ...], Sight] = {}
    for sight in items:
        namesake = named.setdefault((sight.line.name, sight.line.levels[:1]), sight)
        if namesake is not sight:
            yield _told(namesake, sight, "same")
            continue
        stem = _PLAIN.sub("", sight.line.name)
        if len(stem) < LEAST:
            continue
        other = stems.setdefault((stem, sight.line.levels[:2]), sight)
        if other is not sight and _targets_differ(other, sight):
            yield _told(other, sight)
    rates = [s for s in items if _BESIDE.search(s.line.name)][:MOST]
    for amount in items if rates else ():
        for rate in rates:
            if rate is not amount and _rate_of(amount, rate):
                yield _told(amount, rate)


def _told(one: Sight, other: Sight, how: str = "rival") -> Finding:
    params = {"target": one.line.target, "other": other.line.name, "beside": other.line.target,
              "how": how}  # fmt: skip
    return about("PE743", one.line, "name", **params)


def _targets_differ(one: Sight, other: Sight) -> bool:
    return one.line.target.strip() != other.line.target.strip() or one.line.unit != other.line.unit


def _rate_of(amount: Sight, rate: Sight) -> bool:
    """An amount, and the rate "actual/planned" of the very same amount."""
    if not ("%" in rate.line.target or rate.figures.percent) or "%" in amount.line.target:
        return False
    unit, name = amount.line.unit or amount.figures.unit, rate.line.name
    if not unit or not _HAN.match(unit) or name.count(unit) < 2:
        return False
    pairs = {amount.line.name[i : i + 2] for i in range(len(amount.line.name) - 1)}
    return any(pair in name for pair in pairs if pair != unit and _HAN.match(pair))
