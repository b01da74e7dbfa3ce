"""The indicators of some projects: sums and fingerprints, alike for even and uneven tables.

Even: every project has the same indicators in the same order, as the projects of one set have;
then the values are a matrix. A project's fingerprint is the same either way.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from perfeval.model.scorecard import MISSING, NOT_APPLICABLE, NOT_DUE
from perfeval.overview import arrays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa

    from perfeval.overview.arrays import Flags, Ints, Words

FINEST = 6  # decimals in which points of any set are added up
TEXTS = ("path", "target", "actual")  # what two equal tables have alike beside the scores
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
    return bool(data.slice(first, length - step).equals(data.slice(first + step, length - step)))


def counted(flags: Flags) -> list[int]:
    """How many of each column of a matrix are true."""
    whole = len(flags) // SHORT * SHORT
    bytes_ = flags.view(np.uint8)
    found = np.add.reduce(bytes_[whole:], axis=0, dtype=np.int64)
    if whole:
        blocks = bytes_[:whole].reshape(-1, SHORT, flags.shape[1])
        found = found + np.add.reduce(blocks, axis=1, dtype=np.uint8).sum(axis=0, dtype=np.int64)
    return [int(x) for x in found]


class Rows(NamedTuple):
    """Rows of indicators: scores, weights in 10^-6, both 0 where there aren't both; what a score
    must be multiplied with to be in 10^-6 too."""

    values: pa.StructArray
    score: Ints
    weight: Ints
    both: Flags | None
    times: int


def rows_of(values: pa.StructArray) -> Rows:
    scores = values.field("score")
    score, has_score = arrays.units(scores)
    weight, has_weight = arrays.units(values.field("weight"))
    times = 10 ** (FINEST - scores.type.scale)
    both = has_score & has_weight
    if both.all():
        return Rows(values, score, weight, None, times)
    return Rows(values, np.where(both, score, 0), np.where(both, weight, 0), both, times)


def _states(values: pa.StructArray) -> tuple[Flags, Flags] | None:
    """Which rows have no data, and which don't apply; None where there are none of either."""
    import pyarrow as pa

    states = values.field("status")
    if pa.types.is_dictionary(states.type):
        names = states.dictionary.to_pylist()
        known = {name: n for n, name in enumerate(names)}
        if not {MISSING, NOT_APPLICABLE, NOT_DUE} & set(names):
            return None
        if len(known) == len(names):
            at = arrays.places(states)
            absent = at == known.get(NOT_APPLICABLE, -1)
            return at == known.get(MISSING, -1), absent | (at == known.get(NOT_DUE, -1))
    heads = arrays.heads(states)
    if heads.size and heads[0] not in (_MISSING, _NOT_DUE, _ABSENT) and (heads == heads[0]).all():
        return None
    return heads == _MISSING, (heads == _ABSENT) | (heads == _NOT_DUE)


def even(r: Rows, size: int) -> list[Found]:
    """The sums of each column (see `leaves.Sum`)."""
    count = len(r.score) // size
    score, weight = r.score.reshape(count, size), r.weight.reshape(count, size)
    zero, stated = [0] * size, [count] * size
    if (weight == weight[0]).all():
        weights = [int(w) * count for w in weight[0]]
        lost = counted(score < -(-weight[0] // r.times))
    else:
        weights = arrays.by_column(weight)
        lost = counted(score < -(-weight // r.times))
    scored = stated if r.both is None else counted(r.both.reshape(count, size))
    scores = [found * r.times for found in arrays.by_column(score)]
    states = _states(r.values)
    missing, absent = zero, zero
    if states is not None:
        missing, absent = (counted(flags.reshape(count, size)) for flags in states)
    return list(zip(scored, scores, weights, lost, missing, absent, stated, strict=True))


def uneven(r: Rows, which: Ints) -> Iterator[tuple[int, str, Found]]:
    """The sums by set (`which`: each row's) and path, in the order of their first rows."""
    places, names = arrays.codes(r.values.field("path"))
    keys = which.astype(np.int64) * len(names) + places
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=ordered[0] - 1))
    ends = [*starts[1:].tolist(), len(ordered)]
    states = _states(r.values)
    lost = r.score < -(-r.weight // r.times)
    found = []
    for start, end in zip(starts.tolist(), ends, strict=True):
        rows = order[start:end]
        number, name = divmod(int(ordered[start]), len(names))
        flags = [int(np.count_nonzero(f[rows])) for f in states or ()] or [0, 0]
        scored = end - start if r.both is None else int(np.count_nonzero(r.both[rows]))
        sums = (
            scored, arrays.whole(r.score[rows]) * r.times, arrays.whole(r.weight[rows]),
            int(np.count_nonzero(lost[rows])), flags[0], flags[1], end - start,
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


def even_prints(r: Rows, size: int, least: int) -> Ints:
    """A fingerprint for each project of a matrix; 0 where there is too little to compare."""
    count = len(r.score) // size
    score = r.score.view(np.uint64).reshape(count, size)
    found = score @ (odds("score", size) * np.uint64(r.times))
    for column in TEXTS:
        texts = r.values.field(column)
        if periodic(texts, size):
            texts = texts.slice(0, size)
        found = found + arrays.fingerprints(texts).reshape(-1, size) @ odds(column, size)
    actual = r.values.field("actual")
    if not actual.null_count and size >= least:
        return found.view(np.int64)
    many = size - np.bincount(np.flatnonzero(~arrays.valid(actual)) // size, minlength=count)
    if (many >= least).all():
        return found.view(np.int64)

    def scored(at: Ints) -> Ints:
        score, weight = (one.reshape(count, size)[at] for one in (r.score, r.weight))
        lost = (score < -(-weight // r.times)).any(axis=1)
        given = size if r.both is None else r.both.reshape(count, size)[at].sum(axis=1)
        return np.where(lost, given, 0)

    return _kept(found, many, scored, least)


def uneven_prints(r: Rows, lengths: Ints, least: int) -> Ints:
    """The same for projects with `lengths` rows each, one after the other."""
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    place = np.arange(len(r.score)) - np.repeat(starts, lengths)
    most = int(lengths.max())
    every = r.score.view(np.uint64) * np.uint64(r.times) * odds("score", most)[place]
    for column in TEXTS:
        every += arrays.fingerprints(r.values.field(column)) * odds(column, most)[place]
    found = np.add.reduceat(every, starts)

    def by_project(flags: Flags) -> Ints:
        return np.add.reduceat(flags.astype(np.int64), starts)

    lost = by_project(r.score < -(-r.weight // r.times))
    given = lengths if r.both is None else by_project(r.both)
    scored = np.where(lost > 0, given, 0)
    many = by_project(arrays.valid(r.values.field("actual")))
    return _kept(found, many, lambda at: scored[at], least)


def _kept(found: Words, many: Ints, scored: Callable[[Ints], Ints], least: int) -> Ints:
    """The fingerprints of the tables that have enough to compare: results as they were given, or
    else scores that are not all full marks. 0 for the others."""
    prints = found.view(np.int64)
    few = np.flatnonzero(many < least)
    if few.size:
        prints[few[scored(few) < least]] = 0
    return prints
