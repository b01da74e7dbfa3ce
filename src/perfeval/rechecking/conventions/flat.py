"""So many points off, whatever was missed: fits any number of whole or half points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.conventions.made import Made, num

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits

RANK = 9
COINCIDENCE = True
KEY = "flat-"


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    """Described here; `form_wide` makes a convention of what several rows lose alike, and
    `alone` one of the usual bare deductions."""
    lost = f.lost
    if 0 < lost < f.w and (lost * 10).denominator == 1:
        yield Made(
            f"{KEY}{num(lost)}", f.s, f"一律扣{num(lost)}分", f"a flat {num(lost)} off",
            f"{num(f.w)}−{num(lost)}",
        )  # fmt: skip
