"""The weight times the completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, num, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 0
REVERSE = ("<=", "<")


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    over_equal = f.op == "=" and f.x is not None and f.t is not None and f.x > f.t
    if f.r is None or f.r >= 1 or f.op in REVERSE or over_equal:
        return
    zh, en = (
        ("分值×执行率", "weight × execution")
        if f.execution
        else ("分值×完成率", "weight × completion")
    )
    yield Made("linear", f.w * f.r, zh, en, f"{num(f.w)}×{rate(f.r)}")
