"""Nothing below a pass line; above it in proportion, or rescaled from the line on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, num, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 2


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.r is None or f.r >= 1:
        return
    for line in limits.pass_lines:
        name = rate(line)
        if f.r < line:
            yield Made(
                f"pass-line-{name}", f.w * 0, f"完成率低于{name}不得分",
                f"no points below a completion of {name}", f"{rate(f.r)}＜{name}",
            )  # fmt: skip
            continue
        yield Made(
            f"pass-line-{name}", f.w * f.r, f"完成率低于{name}不得分",
            f"no points below a completion of {name}",
            f"{rate(f.r)}≥{name}，{num(f.w)}×{rate(f.r)}", implied=True,
        )  # fmt: skip
        if line < 1:
            yield Made(
                f"rescaled-{name}", f.w * (f.r - line) / (1 - line), f"分值×(完成率−{name})/(1−{name})",
                f"weight × (completion − {name})/(1 − {name})",
                f"{num(f.w)}×({rate(f.r)}−{name})/(1−{name})", 2,
            )  # fmt: skip
