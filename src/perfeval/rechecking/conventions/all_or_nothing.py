"""No points unless the target is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 2


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.met is False and f.r is not None:
        yield Made(
            "all-or-nothing", f.w * 0, "未达到指标值不得分", "no points where the target is missed"
        )
