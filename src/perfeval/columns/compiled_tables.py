"""A program of one column, worked out once for every number that the column has: then looked up.

Figures of a table are mostly few different numbers (percentages of two decimals are ten thousand),
and to look one up is cheaper than any three operations on it. What is looked up is what the program
itself gave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.compiled_plan import PIECE, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.columns.compiled_plan import Plan

    Array = np.ndarray[Any, Any]

MOST = 1 << 15  # numbers of a table: an output of them stays in a core's cache
SPARSE = 4  # rows for each number of a table, at least
AROUND = 16  # of the numbers' extent, the part that is added at both ends, for columns to come


class Table(NamedTuple):
    """What the program gives for `low` to `high`, an array an output (None: a constant), the first
    of them at `low` - `base`: where that costs little, so that the number is its own place."""

    low: int
    high: int
    base: int
    outputs: tuple[Array | None, ...]


def table(
    program: Plan, limits: Sequence[tuple[int, int]], low: int, high: int, n: int,
    into: Sequence[Any],
) -> Table | None:  # fmt: skip
    """For the numbers from `low` to `high` of n rows; None where it is not worth the while. `limits`
    are the bounds that the program holds for."""
    more = (high - low) // AROUND
    number = program.columns[0][0]
    least, most = limits[number]
    low, high = max(low - more, least), min(high + more, most)
    span = high - low + 1
    base = 0 if 0 <= low <= span else low
    size = high - base + 1
    if size > MOST or span * SPARSE > n:
        return None
    columns: list[Any] = [None] * len(limits)
    columns[number] = np.arange(low, high + 1, dtype=np.int64)
    outputs: list[Array | None] = []
    own: list[Any] = []
    for target in into:
        if isinstance(target, bool):
            outputs.append(None)
            own.append(target)
            continue
        made = np.zeros(size, target.dtype)
        outputs.append(made)
        own.append(made[low - base :])
    run(program, columns, span, own)
    return Table(low, high, base, tuple(outputs))


def look_up(known: Table, column: Array, extent: tuple[int, int], into: list[Any]) -> None:
    """Fill `into` as the program would from a column within the table's bounds; a truth that is the
    same for all numbers of its `extent` takes the place of its array."""
    n, base = len(column), known.base
    wanted: list[tuple[Array, Array]] = []
    for number, output in enumerate(known.outputs):
        if output is None:
            continue
        if output.dtype == np.bool_:
            own = output[extent[0] - base : extent[1] - base + 1]
            held = int(np.count_nonzero(own))
            if held in (0, len(own)):
                into[number] = held > 0
                continue
        wanted.append((output, into[number]))
    for start in range(0, n, PIECE):
        at = column[start : start + PIECE]
        if base:
            at = at - base
        for output, target in wanted:
            output.take(at, out=target[start : start + PIECE], mode="clip")
