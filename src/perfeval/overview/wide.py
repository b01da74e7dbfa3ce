"""The indicators of a wide batch: a column of scores for each, its path and weight beside its name."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from perfeval.overview import arrays
from perfeval.overview.leaf_pieces import odds

if TYPE_CHECKING:
    import pyarrow as pa

    from perfeval.overview.arrays import Ints
    from perfeval.overview.leaves import Leaves
    from perfeval.overview.projects import Projects

FINEST = 6


def add(leaves: Leaves, batch: pa.RecordBatch, p: Projects) -> Ints:
    """Sums of the columns whose field says which indicator it is; a fingerprint for each project,
    0 where there is too little to compare."""
    found = np.zeros(batch.num_rows, dtype=np.uint64)
    many = np.zeros(batch.num_rows, dtype=np.int64)
    lost_any = np.zeros(batch.num_rows, dtype=bool)
    each = [(at, p.set_at == at) for at in range(len(p.sets))] if len(p.sets) > 1 else [(0, None)]
    fields = [f for f in batch.schema if f.metadata and b"path" in f.metadata]
    for n, field in enumerate(fields):
        score, given = arrays.units(batch.column(field.name))
        if not given.any():
            continue
        times = 10 ** (FINEST - field.type.scale)
        path = field.metadata[b"path"].decode("utf-8", "replace")
        weight = _weight(field.metadata.get(b"weight", b""))
        lost = given & (score < -(-weight // times)) if weight else np.zeros(len(score), dtype=bool)
        if weight is not None:
            for at, own in each:
                numbers = (
                    (score, given, lost) if own is None else (score[own], given[own], lost[own])
                )
                scored = int(np.count_nonzero(numbers[1]))
                if scored:
                    sums = (scored, arrays.whole(numbers[0]) * times, weight * scored,
                            int(np.count_nonzero(numbers[2])), 0, 0, 0)  # fmt: skip
                    leaves.put(p.sets[at], path, sums)
        mark = np.uint64(arrays.head(path) * int(arrays.ODD) & (1 << 64) - 1)
        found += (score + 1).astype(np.uint64) * odds("score", len(fields))[n] ^ mark
        many += given
        lost_any |= lost
    prints = found.view(np.int64)
    prints[(many < leaves.least) | ~lost_any] = 0
    return prints


def _weight(text: bytes) -> int | None:
    try:
        value = Fraction(text.decode()) * 10**FINEST
    except (ValueError, ZeroDivisionError):
        return None
    return int(value)
