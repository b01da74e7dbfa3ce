"""Projects whose tables are the same, row by row: told by their fingerprints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.overview.arrays import Ints

NAMED = 3  # projects of a group that are named
HALF, QUARTER = np.uint64(32), np.uint32(16)


def alike(prints: Sequence[Ints], most: int) -> tuple[int, int, list[tuple[int, list[int]]]]:
    """How many projects have a table that another has too, how many such tables there are, and of
    the most frequent ones how many projects and the places of the first."""
    every, places = _perhaps(prints)
    ordered = np.sort(every)
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
    rows = places[rows][order]
    begins = np.searchsorted(own[order], values)
    best = np.lexsort((rows[begins], -many))[:most]
    found = []
    for at, count in zip(begins[best].tolist(), many[best].tolist(), strict=True):
        found.append((count, rows[at : at + min(count, NAMED)].tolist()))
    return projects, groups, found


def _perhaps(prints: Sequence[Ints]) -> tuple[Ints, Ints]:
    """All fingerprints that may be there twice, and their places.

    Mostly each is alone, and that is told by half of it: sorting is dear, and so is new memory.
    """
    halves = np.empty(sum(map(np.count_nonzero, prints)), dtype=np.uint32)
    end = 0
    for own in prints:
        own = own[own != 0]
        halves[end : end + len(own)] = _half(own)
        end += len(own)
    halves.sort()
    twice = halves[1:][halves[1:] == halves[:-1]]
    shared = np.zeros(1 << 16, dtype=np.bool_)
    shared[twice >> QUARTER] = True
    found: list[Any] = [np.zeros(0, dtype=np.int64)]
    places, start = [np.zeros(0, dtype=np.int64)], 0
    for own in prints if twice.size else ():
        at = np.flatnonzero(shared[_half(own) >> QUARTER] & (own != 0))
        found.append(own[at])
        places.append(at + start)
        start += len(own)
    return np.concatenate(found), np.concatenate(places)


def _half(prints: Ints) -> Any:
    return (prints.view(np.uint64) >> HALF).astype(np.uint32)
