"""The indicators of some projects: sums and fingerprints, alike for even and uneven tables.

Even: every project has the same indicators in the same order, as the projects of one set have;
then the values are a matrix. A project's fingerprint is the same either way.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.model.scorecard import MISSING, NOT_APPLICABLE, NOT_DUE
from perfeval.overview import arrays

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from perfeval.overview.arrays import Flags, Ints, Words

FINEST = 6  # decimals in which points of any set are added up
SHORT = 255  # flags that one byte can count
_MISSING, _NOT_DUE, _ABSENT = (
    np.uint64(arrays.head(text)) for text in (MISSING, NOT_DUE, NOT_APPLICABLE)
)
Found = tuple[int, int, int, int, int, int, int]


def periodic(array: pa.Array, size: int) -> bool:
    """Whether a column of texts repeats its first `size` texts to the end."""
    count = len(array) // size
    if array.null_count or len(array) % size:
        return False
    if count < 2:
        return True
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        rows = arrays.places(array).reshape(count, size)
        return bool((rows == rows[0]).all())
    if not pa.types.is_string(array.type):
        return False
    _, where, data = array.buffers()
    ends = np.frombuffer(where, dtype="<i4")[array.offset : array.offset + len(array) + 1]
    first, step = int(ends[0]), int(ends[size]) - int(ends[0])
    length = int(ends[-1]) - first
    if length != step * count:
        return False
    if not length:
        return True
    rows = ends[:-1].reshape(count, size)
    starts = np.arange(count, dtype=np.int32) * np.int32(step)
    if not ((rows - rows[0]) == starts[:, None]).all():
        return False
    return bool(
        data.slice(first, length - step).equals(data.slice(first + step, length - step))
    )


def counted(flags: Flags) -> list[int]:
    """How many of each column of a matrix are true."""
    whole = len(flags) // SHORT * SHORT
    bytes_ = flags.view(np.uint8)
    found = np.add.reduce(bytes_[whole:], axis=0, dtype=np.int64)
    if whole:
        blocks = bytes_[:whole].reshape(-1, SHORT, flags.shape[1])
        found = found + np.add.reduce(blocks, axis=1, dtype=np.uint8).sum(axis=0, dtype=np.int64)
    return [int(x) for x in found]


def points(values: pa.Array) -> tuple[Ints, Ints, Flags, int]:
    """Scores, weights in 10^-6, whether a row has both, what a score must be multiplied with."""
    scores = values.field("score")
    score, has_score = arrays.units(scores)
    weight, has_weight = arrays.units(values.field("weight"))
    both = has_score & has_weight
    if not both.all():
        score, weight = np.where(both, score, 0), np.where(both, weight, 0)
    return score, weight, both, 10 ** (FINEST - scores.type.scale)


def _states(values: pa.Array) -> tuple[Flags, Flags] | None:
    """Which rows have no data, and which don't apply; None where all of them are alike."""
    heads = arrays.heads(values.field("status"))
    if heads.size and (heads == heads[0]).all() and heads[0] not in (_MISSING, _NOT_DUE, _ABSENT):
        return None
    return heads == _MISSING, (heads == _ABSENT) | (heads == _NOT_DUE)


def even(values: pa.Array, size: int) -> list[Found]:
    """The sums of each column (see `leaves.Sum`)."""
    score, weight, both, times = points(values)
    rows = len(score) // size
    score, weight, both = (one.reshape(rows, size) for one in (score, weight, both))
    zero = [0] * size
    stated = [rows] * size
    if (weight == weight[0]).all():
        weights = [int(w) * rows for w in weight[0]]
        lost = counted(score < -(-weight[0] // times))
    else:
        weights = arrays.by_column(weight)
        lost = counted(score < -(-weight // times))
    scored = stated if both.all() else counted(both)
    scores = [found * times for found in arrays.by_column(score)]
    states = _states(values)
    missing, absent = (
        (zero, zero) if states is None else tuple(counted(f.reshape(rows, size)) for f in states)
    )
    return list(zip(scored, scores, weights, lost, missing, absent, stated, strict=True))


def uneven(values: pa.Array, which: Ints) -> Iterator[tuple[int, str, Found]]:
    """The sums by set (`which`: each row's) and path, in the order of their first rows."""
    score, weight, both, times = points(values)
    places, names = arrays.codes(values.field("path"))
    keys = which.astype(np.int64) * len(names) + places
    order = np.argsort(keys, kind="stable")
    sorted_ = keys[order]
    starts = np.flatnonzero(np.diff(sorted_, prepend=sorted_[0] - 1))
    ends = [*starts[1:].tolist(), len(sorted_)]
    states = _states(values)
    lost = score < -(-weight // times)
    found = []
    for start, end in zip(starts.tolist(), ends, strict=True):
        rows = order[start:end]
        number, name = divmod(int(sorted_[start]), len(names))
        flags = [int(np.count_nonzero(f[rows])) for f in states or ()] or [0, 0]
        sums = (
            int(np.count_nonzero(both[rows])), arrays.whole(score[rows]) * times,
            arrays.whole(weight[rows]), int(np.count_nonzero(lost[rows])), *flags, end - start,
        )  # fmt: skip
        found.append((int(rows[0]), number, str(names[name]), sums))
    for _, number, text, sums in sorted(found):
        yield number, text, sums


@cache
def _odd(column: str, size: int) -> Words:
    """The multipliers of a column, one for each row of a table; those of a shorter one first."""
    return arrays.multipliers(size, column)


def odds(column: str, size: int) -> Words:
    return _odd(column, max(64, 1 << (size - 1).bit_length()))[:size]


def even_prints(values: pa.Array, size: int, least: int) -> Ints:
    score, weight, both, times = points(values)
    rows = len(score) // size
    own = (score.view(np.uint64) if score.flags.c_contiguous else score.astype(np.uint64)).reshape(rows, size)
    found = own @ (odds("score", size) * np.uint64(times))
    for column in ("path", "target", "actual"):
        texts = values.field(column)
        if periodic(texts, size):
            texts = texts.slice(0, size)
        found = found + arrays.fingerprints(texts).reshape(-1, size) @ odds(column, size)
    actual = values.field("actual")
    if actual.null_count:
        many = arrays.valid(actual).reshape(rows, size).sum(axis=1)
    else:
        many = np.full(rows, size)
    return _kept(found, many, lambda at: _scored_rows(score, weight, both, times, at, size), least)


def _scored_rows(score: Ints, weight: Ints, both: Flags, times: int, at: Any, size: int) -> Any:
    """How many scores a table has that lost points somewhere; 0 for one of full marks only."""
    picked = tuple(one.reshape(-1, size)[at] for one in (score, weight, both))
    lost = (picked[0] < -(-picked[1] // times)).any(axis=1)
    return np.where(lost, picked[2].sum(axis=1), 0)


def uneven_prints(values: pa.Array, lengths: Ints, least: int) -> Ints:
    score, weight, both, times = points(values)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    place = np.arange(len(score)) - np.repeat(starts, lengths)
    most = int(lengths.max())
    every = score.astype(np.uint64) * np.uint64(times) * odds("score", most)[place]
    for column in ("path", "target", "actual"):
        every += arrays.fingerprints(values.field(column)) * odds(column, most)[place]
    found = np.add.reduceat(every, starts)
    many = np.add.reduceat(arrays.valid(values.field("actual")).astype(np.int64), starts)
    lost = np.add.reduceat((score < -(-weight // times)).astype(np.int64), starts)
    scored = np.where(lost > 0, np.add.reduceat(both.astype(np.int64), starts), 0)
    return _kept(found, many, lambda at: scored[at], least)


def _kept(found: Words, many: Any, scored: Any, least: int) -> Ints:
    """The fingerprints of the tables that have enough to compare: results as they were given, or
    else scores that are not all full marks. 0 for the others."""
    prints = found.view(np.int64)
    few = np.flatnonzero(many < least)
    if few.size:
        prints[few[scored(few) < least]] = 0
    return prints
