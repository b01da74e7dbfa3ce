"""Whole numbers divided and rounded, column by column."""

from __future__ import annotations

from typing import Any

import numpy as np

Ints = np.ndarray[Any, np.dtype[np.int64]]

# half of what 64 bits hold, so that twice a remainder still fits
ROOM = 2**62


def divided(top: Ints, bottom: Any, mode: str) -> Ints:
    """top / bottom as whole numbers, rounded as `model.rounding.scaled` rounds; bottom is positive."""
    size = np.abs(top)
    whole, rest = np.divmod(size, bottom)
    if mode != "down":
        twice = 2 * rest - bottom
        if mode == "up":
            more = rest > 0
        elif mode == "half-even":
            more = (twice > 0) | ((twice == 0) & (rest > 0) & (whole % 2 == 1))
        else:
            more = (twice >= 0) & (rest > 0)
        whole += more
    return np.where(top < 0, -whole, whole)


def fits(values: Ints, times: int) -> Any:
    """Where values × times keeps within half of 64 bits."""
    return np.abs(values) <= ROOM // max(1, times)
