"""A lower limit above the upper one. (PE274)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use

CODE = "PE274"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        floor, weight = use.score.floor, use.weight
        if floor is None or weight is None or use.score.unit:
            continue
        top, low = _top(use, weight), use.worth(floor)
        if top is not None and low > top:
            params = {"name": use.leaf.name, "floor": plain(low, 4), "cap": plain(top, 4)}
            yield Finding(CODE, use.place("floor"), params, use.leaf.path)


def _top(use: Use, weight: Fraction) -> Fraction | None:
    cap, module = use.score.cap, rule(use.score.kind)
    if cap is None:
        return None if module.open_top(use.params) else weight
    return weight * cap.value if cap.share or module.CAP_IS_SHARE else cap.value
