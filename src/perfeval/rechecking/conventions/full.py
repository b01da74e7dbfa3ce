"""Full marks although the target was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 8
COINCIDENCE = True


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.met is False and f.s == f.w:
        yield Made("full", f.w, "未达到指标值仍给满分", "full marks although the target was missed")
