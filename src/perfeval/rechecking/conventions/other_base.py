"""The execution rate over another base than the adjusted budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, num, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 3
BASES = {
    "initial_budget": ("年初预算数", "the initial budget"),
    "arrived": ("到位资金", "the money that arrived"),
}


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    for key, value in f.rates:
        zh, en = BASES[key]
        if value != f.r and value < 1:
            yield Made(
                f"base-{key}", f.w * value, f"执行率以{zh}为分母", f"execution over {en}",
                f"{num(f.w)}×{rate(value)}",
            )  # fmt: skip
