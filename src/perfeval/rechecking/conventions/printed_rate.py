"""The weight times the rate that the form prints, whatever the amounts make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, num, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 0


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.printed_rate is None or f.printed_rate == f.r or f.printed_rate > 1:
        return
    yield Made(
        "printed-rate", f.w * f.printed_rate, "分值×表中印出的比率", "weight × the printed rate",
        f"{num(f.w)}×{rate(f.printed_rate)}",
    )  # fmt: skip
