"""Points cut because the target was far exceeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, num, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 3


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    r, over = f.r, limits.over_line
    if over is None or r is None or r <= 1 or f.met is False or f.s >= f.w:
        return
    w = num(f.w)
    if r <= over:
        return
    yield Made(
        "over-inverse", f.w / r, "超额完成按分值/完成率", "over-completion: weight / completion",
        f"{w}/{rate(r)}",
    )  # fmt: skip
    yield Made(
        "over-deviation", f.w * (2 - r), "超额完成按偏离度扣分", "over-completion: the excess taken off",
        f"{w}×[1−({rate(r)}−1)]",
    )  # fmt: skip
    line = rate(over)
    yield Made(
        f"over-beyond-{line}", f.w * (1 - (r - over)), f"超过{line}的部分按偏离度扣分",
        f"what exceeds {line} taken off", f"{w}×[1−({rate(r)}−{line})]",
    )  # fmt: skip
    for share in limits.over_cuts:
        yield Made(
            f"over-fixed-{rate(share)}", f.w * (1 - share), f"超过{line}扣分值的{rate(share)}",
            f"{rate(share)} of the weight off beyond {line}", f"{w}×{rate(1 - share)}", 1,
        )  # fmt: skip
    yield Made(
        "over-zero",
        f.w * 0,
        f"超过{line}不得分",
        f"no points beyond {line}",
        f"{rate(r)}＞{line}",
        1,
    )
