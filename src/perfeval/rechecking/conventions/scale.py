"""Scores on another scale: of 100, as the rate itself, or weighted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, num, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 3


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    w = num(f.w)
    if f.r is not None:
        r = min(f.r, f.r * 0 + 1)
        if f.w != 100:
            yield Made(
                "of-100", r * 100, "按百分制打分（满分100），没有折算", "scored out of 100, not weighted",
                f"100×{rate(r)}", cut=False,
            )  # fmt: skip
        yield Made(
            "rate-itself",
            r,
            "把比率当作得分",
            "the rate itself typed as the score",
            rate(r),
            1,
            False,
        )
        if f.w != 100 and r < 1:
            yield Made(
                "weighted-twice-rate", f.w * f.w * r / 100, "得分又乘了一次权重",
                "the score weighted once more", f"{w}×{rate(r)}×{w}%", 1,
            )  # fmt: skip
    if f.w != 100 and f.met is not False:
        yield Made(
            "weighted-twice", f.w * f.w / 100, "把分值当作百分制得分填报，又乘了一次权重",
            "the weight typed as the score and weighted once more", f"{w}×{w}%",
        )  # fmt: skip
