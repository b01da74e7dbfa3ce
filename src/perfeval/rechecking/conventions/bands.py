"""A share of the weight for each band of completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, num, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 3


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.r is None or f.r >= 1:
        return
    for rule in limits.bands:
        if rule.execution and not f.execution:
            continue
        for band in rule.bands:
            if f.r >= band.low:
                yield Made(
                    f"bands-{rule.name}", f.w * band.share, f"分档计分（{rule.name}）",
                    f"bands ({rule.name})", f"{rate(f.r)}≥{rate(band.low)}，{num(f.w)}×{rate(band.share)}",
                    # full marks fit any band that begins low enough
                    coincidence=band.share == 1, source=rule.source,
                )  # fmt: skip
                break
