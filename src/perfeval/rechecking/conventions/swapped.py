"""Target and actual in each other's place: the ratio of the other direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, figure, num

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 3


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.x is None or f.t is None or f.x <= 0 or f.t <= 0 or f.execution:
        return
    w, x, t = num(f.w), figure(f.x, f.percent), figure(f.t, f.percent)
    if f.op in (">=", ">", "") and f.x > f.t:
        yield Made(
            "swapped-up", f.w * f.t / f.x, "正向指标按指标值/完成值（方向反了）",
            "target / actual for an “at least” indicator (the wrong way round)", f"{w}×{t}/{x}",
        )  # fmt: skip
    elif f.op in ("<=", "<") and f.x < f.t:
        yield Made(
            "swapped-down", f.w * f.x / f.t, "反向指标按完成值/指标值（方向反了）",
            "actual / target for an “at most” indicator (the wrong way round)", f"{w}×{x}/{t}",
        )  # fmt: skip
