"""The rate is rounded first, to whole percent or to decimals, and then multiplied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import rounded
from perfeval.rechecking.conventions.made import Made, num, rate
from perfeval.rechecking.conventions.ways import Way, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 2
TWICE = 20  # rounding once more is further from plain than any one rounding
# decimals of the percentage and how it is rounded, the usual first
STEPS = tuple(
    (digits, mode, far + odd)
    for digits, far in ((2, 0), (1, 1), (0, 1))
    for mode, odd in (("half-up", 0), ("half-even", 2), ("down", 2), ("up", 4))
)


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.r is None or f.r >= 1:
        return
    done = set()
    for digits, mode, odd in sorted(STEPS, key=lambda step: step[2]):
        r = rounded(f.r, digits + 2, mode)
        # where the rounding changes nothing it still agrees with a form that rounds elsewhere
        same = r == f.r or (digits, r) in done
        done.add((digits, r))
        # the rate as the form prints it needs no other explanation
        far = -1 if r == f.printed_rate else odd
        zh = said(Way("", digits, mode, 0), "zh").replace("取整数", "到整数百分比")
        en = said(Way("", digits, mode, 0), "en").replace("whole points", "whole percent")
        yield Made(
            f"rate-first-{digits}-{mode}", f.w * r, f"先把比率{zh}，再乘分值",
            f"the rate first {en}, then times the weight", f"{num(f.w)}×{rate(r)}", far,
            implied=same,
        )  # fmt: skip
