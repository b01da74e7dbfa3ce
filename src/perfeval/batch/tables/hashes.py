"""A number for each text of a column: equal texts have equal ones, others hardly ever."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

MOST_LENGTHS = 64
_ODD = np.uint64(0x9E3779B97F4A7C15)
_LONGEST = 4096  # bytes of a text with a factor of their own


def hashes(cells: pa.Array) -> Any:
    """int64 for each cell; 0 where it is empty. Columns without texts by their cells' texts."""
    if pa.types.is_integer(cells.type):
        cells = cells.cast(pa.string())
    if not pa.types.is_string(cells.type):
        from perfeval.batch.tables.cells import texts

        said = [text or "" for text in texts(cells)]
        cells = pa.array(said, pa.string())
    made = _texts(cells)
    if cells.null_count:
        made[~cells.is_valid().to_numpy(zero_copy_only=False)] = 0
    return made


def _texts(cells: pa.Array) -> Any:
    n = len(cells)
    _, offsets, data = cells.buffers()
    ends = np.frombuffer(offsets, np.int32)[cells.offset : cells.offset + n + 1].astype(np.int64)
    octets = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    starts, lengths = ends[:-1], np.diff(ends)
    made = np.zeros(n, np.uint64)
    with np.errstate(over="ignore"):
        if n and int(lengths[0]) and (lengths == lengths[0]).all():
            return _alike(octets, starts, int(lengths[0])).view(np.int64)
        for length in np.unique(lengths).tolist():
            rows = np.flatnonzero(lengths == length)
            if length:
                made[rows] = _alike(octets, starts[rows], length)
    made[lengths == 0] = 0
    return made.view(np.int64)


def _alike(octets: Any, starts: Any, length: int) -> Any:
    """Of texts of one length, eight bytes at a time."""
    if len(starts) * length == int(starts[-1]) + length - int(starts[0]):
        letters = octets[int(starts[0]) : int(starts[0]) + len(starts) * length].reshape(-1, length)
    else:
        letters = octets[starts[:, None] + np.arange(length)]
    words = -(-length // 8)
    padded = np.zeros((len(starts), words * 8), np.uint8)
    padded[:, :length] = letters
    eights = padded.view(np.uint64)
    made = np.full(len(starts), length, np.uint64)
    for at in range(words):
        made = _stirred(made ^ eights[:, at]) * _FACTORS[at % _LONGEST]
    return _stirred(made) | np.uint64(1)


def _stirred(x: Any) -> Any:
    x = (x ^ (x >> np.uint64(32))) * _ODD
    return x ^ (x >> np.uint64(29))


_FACTORS = _stirred(np.arange(1, _LONGEST + 1, dtype=np.uint64) * _ODD) | np.uint64(1)
