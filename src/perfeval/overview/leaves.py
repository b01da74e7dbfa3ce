"""What the indicators of many projects come to, and a fingerprint of each project's table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from perfeval.overview import leaf_pieces
from perfeval.overview.terms import MOST_CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from perfeval.overview.arrays import Ints

PIECE = 16384  # projects at a time, so that their numbers stay close by


class Sum(NamedTuple):
    """One indicator of one set over many projects; points in 10^-6.

    `scored` have a weight and a score, `lost` of them less than the weight; `missing` and `absent`
    (不适用, 未到期) of the `stated` whose status is known.
    """

    scored: int = 0
    score: int = 0
    weight: int = 0
    lost: int = 0
    missing: int = 0
    absent: int = 0
    stated: int = 0

    def with_(self, other: Sequence[int]) -> Sum:
        return Sum(*(a + b for a, b in zip(self, other, strict=True)))


class Leaves:
    """Sums by set and path, in the order in which they first came."""

    def __init__(self, least: int) -> None:
        self.least = least
        self.sums: dict[tuple[str, str], Sum] = {}
        self.overflow = False

    def put(self, set_id: str, path: str, found: Sequence[int]) -> None:
        key = (set_id, path)
        if key not in self.sums and len(self.sums) >= MOST_CLASSES:
            self.overflow = True
            return
        self.sums[key] = self.sums.get(key, Sum()).with_(found)

    def merge(self, other: Leaves) -> None:
        self.overflow |= other.overflow
        for (set_id, path), found in other.sums.items():
            self.put(set_id, path, found)

    def nested(self, lists: pa.Array, at: Ints, sets: Sequence[str]) -> Ints:
        """The indicators of a batch; `at` is each project's place in `sets`. A fingerprint for
        each project, 0 where there is too little to compare."""
        found = [
            self._piece(lists.slice(n, PIECE), at[n : n + PIECE], sets)
            for n in range(0, len(lists), PIECE)
        ]
        return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)

    def _piece(self, lists: pa.Array, at: Ints, sets: Sequence[str]) -> Ints:
        ends = lists.offsets.to_numpy()
        lengths = np.diff(ends)
        values = lists.flatten()
        filled = np.flatnonzero(lengths)
        prints = np.zeros(len(lists), dtype=np.int64)
        if not filled.size:
            return prints
        size = int(lengths[filled[0]])
        paths = values.field("path")
        here = at[filled]
        rows = leaf_pieces.rows_of(values)
        if (
            (lengths[filled] == size).all()
            and (here == here[0]).all()
            and leaf_pieces.periodic(paths, size)
        ):
            names = paths.slice(0, size).to_pylist()
            for name, found in zip(names, leaf_pieces.even(rows, size), strict=True):
                self.put(sets[int(here[0])], name, found)
            prints[filled] = leaf_pieces.even_prints(rows, size, self.least)
            return prints
        which = np.repeat(at, lengths)
        for number, name, found in leaf_pieces.uneven(rows, which):
            self.put(sets[number], name, found)
        prints[filled] = leaf_pieces.uneven_prints(rows, lengths[filled], self.least)
        return prints
