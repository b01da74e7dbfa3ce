"""A qualitative result in words, with points chosen inside the band of these words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 3


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.r is not None or not f.actual:
        return
    for tier in limits.tiers:
        if (
            any(word in f.actual for word in tier.words)
            and tier.low * f.w <= f.s <= tier.high * f.w
        ):
            band = f"{rate(tier.low)}—{rate(tier.high)}"
            yield Made(
                f"tier-{rate(tier.low)}", f.s, f"“{f.actual}”按分值的{band}酌情给分",
                f"“{f.actual}”: chosen between {rate(tier.low)} and {rate(tier.high)} of the weight",
                source=tier.source,
            )  # fmt: skip
            return
