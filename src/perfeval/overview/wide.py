"""The indicators of a wide batch: a column of scores for each, its path and weight beside its name."""

from __future__ import annotations

from fractions import Fraction
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from perfeval.overview import arrays
from perfeval.overview.leaf_pieces import odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from perfeval.overview.arrays import Ints, Words
    from perfeval.overview.leaves import Leaves
    from perfeval.overview.projects import Projects

FINEST = 6


def add(leaves: Leaves, batch: pa.RecordBatch, p: Projects) -> Ints:
    """Sums of the columns whose field says which indicator it is; a fingerprint for each project,
    0 where there is too little to compare."""
    count = batch.num_rows
    found = np.zeros(count, dtype=np.uint64)
    product = np.empty(count, dtype=np.uint64)
    absent = np.zeros(count, dtype=np.int64)  # how many scores a project doesn't have
    lost_any = np.zeros(count, dtype=bool)
    each = [(at, p.set_at == at) for at in range(len(p.sets))] if len(p.sets) > 1 else [(0, None)]
    fields = [f for f in batch.schema if f.metadata and b"path" in f.metadata]
    for n, field in enumerate(fields):
        score, given = arrays.units(batch.column(field.name))
        path = field.metadata[b"path"].decode("utf-8", "replace")
        weight = _weight(field.metadata.get(b"weight", b""))
        gaps = batch.column(field.name).null_count > 0
        lost = np.zeros(count, dtype=bool)
        if weight is not None:
            times = 10 ** (FINEST - field.type.scale)
            lost = score < -(-weight // times)
            lost = lost & given if gaps else lost
            for at, own in each:
                one = (score, given, lost) if own is None else (score[own], given[own], lost[own])
                scored = int(np.count_nonzero(one[1]))
                if scored:
                    sums = (
                        scored, arrays.whole(one[0]) * times, weight * scored,
                        int(np.count_nonzero(one[2])), 0, 0, 0,
                    )  # fmt: skip
                    leaves.put(p.sets[at], path, sums)
        np.multiply(score.view(np.uint64), odds("score", len(fields))[n], out=product)
        found += product
        if gaps:
            absent += ~given
            found += ~given * odds("absent", len(fields))[n]
        lost_any |= lost
    prints = _named(found, fields)
    prints[(len(fields) - absent < leaves.least) | ~lost_any] = 0
    return prints


def _named(found: Words, fields: Sequence[pa.Field]) -> Ints:
    """The fingerprints of tables of just these indicators."""
    names = "/".join(field.metadata[b"path"].decode("utf-8", "replace") for field in fields)
    digest = blake2b(names.encode(), digest_size=8).digest()
    prints = found + np.uint64(int.from_bytes(digest, "little"))
    return prints.view(np.int64)


def _weight(text: bytes) -> int | None:
    try:
        value = Fraction(text.decode()) * 10**FINEST
    except (ValueError, ZeroDivisionError):
        return None
    return int(value)
