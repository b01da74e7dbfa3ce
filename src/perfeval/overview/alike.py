"""Projects whose tables are the same, row by row: told by their fingerprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.overview.arrays import Ints

NAMED = 3  # projects of a group that are named


def alike(prints: Sequence[Ints], most: int) -> tuple[int, int, list[tuple[int, list[int]]]]:
    """How many projects have a table that another has too, how many such tables there are, and of
    the most frequent ones how many projects and the places of the first."""
    every = np.concatenate(prints) if prints else np.zeros(0, dtype=np.int64)
    ordered = np.sort(every[every != 0])
    if len(ordered) < 2:
        return 0, 0, []
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    counts = np.diff(starts, append=len(ordered))
    twice = np.flatnonzero(counts > 1)
    if not twice.size:
        return 0, 0, []
    projects, groups = int(counts[twice].sum()), len(twice)
    # of equally frequent ones those that came first
    if groups > most:
        edge = np.partition(counts[twice], -most)[-most]
        twice = twice[counts[twice] >= edge]
    values, many = ordered[starts[twice]], counts[twice]
    rows = np.flatnonzero(np.isin(every, values))
    own = every[rows]
    order = np.argsort(own, kind="stable")
    rows = rows[order]
    begins = np.searchsorted(own[order], values)
    best = np.lexsort((rows[begins], -many))[:most]
    found = []
    for at, count in zip(begins[best].tolist(), many[best].tolist(), strict=True):
        found.append((count, rows[at : at + min(count, NAMED)].tolist()))
    return projects, groups, found
