"""For "at most": the weight times target over actual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, figure, num

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 0


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.x is None or f.t is None or f.op not in ("<=", "<", "=") or not f.x > f.t > 0:
        return
    work = f"{num(f.w)}×{figure(f.t, f.percent)}/{figure(f.x, f.percent)}"
    yield Made(
        "reverse-ratio", f.w * f.t / f.x, "分值×指标值/完成值", "weight × target / actual", work
    )
