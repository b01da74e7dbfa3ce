"""For "at most": the weight less the share by which the target is passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, figure, num

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 1


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.x is None or f.t is None or f.op not in ("<=", "<", "=") or not f.x > f.t > 0:
        return
    t, x = figure(f.t, f.percent), figure(f.x, f.percent)
    yield Made(
        "reverse-share", f.w * (1 - (f.x - f.t) / f.t), "分值×[1−(完成值−指标值)/指标值]",
        "weight × [1 − (actual − target)/target]", f"{num(f.w)}×[1−({x}−{t})/{t}]",
    )  # fmt: skip
