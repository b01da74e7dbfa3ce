"""Arrow columns as whole numbers, exactly, and texts as fingerprints."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa

    Ints = np.ndarray[Any, np.dtype[np.int64]]
    Words = np.ndarray[Any, np.dtype[np.uint64]]
    Flags = np.ndarray[Any, np.dtype[np.bool_]]

SAFE = 1 << 62
LOW = 0xFFFFFFFF
LONG = 256  # bytes; a longer text goes through a digest of its own
LARGEST = (1 << 63) - 1
ODD = np.uint64(0x9E3779B97F4A7C15)


def head(text: str) -> int:
    """The first eight bytes of a text as `heads` gives them."""
    return int.from_bytes(text.encode()[:8], "little")


def units(array: pa.Array) -> tuple[Ints, Flags]:
    """A decimal column as counts of 10^-scale (0 where there is none) and whether there is a value.

    What an int64 can't hold is the largest that it can: such a ratio is only ever compared.
    """
    import pyarrow as pa

    kind = array.type
    if pa.types.is_decimal(kind) and kind.bit_width == 64:
        own = (
            np.frombuffer(array.buffers()[1], dtype="<i8") if len(array) else np.zeros(0, np.int64)
        )
        own, given = own[array.offset : array.offset + len(array)], valid(array)
        return (own if array.null_count == 0 else np.where(given, own, 0)), given
    if not pa.types.is_decimal128(kind):
        array = array.cast(pa.decimal128(38, kind.scale if pa.types.is_decimal(kind) else 0))
    given = valid(array)
    if not len(array):
        return np.zeros(0, dtype=np.int64), given
    halves = np.frombuffer(array.buffers()[1], dtype="<i8").reshape(-1, 2)
    halves = halves[array.offset : array.offset + len(array)]
    low = halves[:, 0].copy()
    if array.type.precision > 18:
        high = halves[:, 1]
        beyond = high != low >> 63
        if beyond.any():
            low = np.where(beyond, np.where(high < 0, -LARGEST, LARGEST), low)
    return (low if array.null_count == 0 else np.where(given, low, 0)), given


def valid(array: pa.Array) -> Flags:
    if array.null_count == 0:
        return np.ones(len(array), dtype=bool)
    flags: Flags = array.is_valid().to_numpy(zero_copy_only=False)
    return flags


def codes(array: pa.Array) -> tuple[Ints, list[str | None]]:
    """Small numbers for the texts of a column, and the texts, each once and only those that there
    are; none is a text of its own."""
    import pyarrow as pa

    if not pa.types.is_dictionary(array.type):
        found = array.dictionary_encode(null_encoding="encode")
        at: Ints = found.indices.to_numpy(zero_copy_only=False)
        return at, found.dictionary.to_pylist()
    names = array.dictionary.to_pylist()
    if len(set(names)) != len(names):
        return codes(array.cast(array.type.value_type))
    at = places(array)
    if array.null_count and None not in names:
        names = [*names, None]
    used = np.bincount(at, minlength=len(names)) > 0
    if used.all():
        return at, names
    return (np.cumsum(used) - 1)[at], [name for name, seen in zip(names, used, strict=True) if seen]


def places(array: pa.Array) -> Ints:
    """Where in its dictionary each value of a column stands; one place more for none."""
    if not array.null_count:
        at: Ints = array.indices.to_numpy()
    else:
        at = array.indices.fill_null(0).to_numpy(zero_copy_only=False)
        names = array.dictionary
        none = names.index(None).as_py() if names.null_count else -1
        at = np.where(valid(array), at, none if none >= 0 else len(names)).astype(np.int64)
    return at


def whole(values: Ints) -> int:
    """The exact sum, however large."""
    if not values.size:
        return 0
    most = max(abs(int(values.max())), abs(int(values.min())))
    if most * values.size < SAFE:
        return int(values.sum())
    return (int((values >> 32).sum()) << 32) + int((values & LOW).sum())


def by_column(values: Ints) -> list[int]:
    """The exact sum of each column of a matrix."""
    if not values.size:
        return [0] * values.shape[1]
    most = max(abs(int(values.max())), abs(int(values.min())))
    if most * len(values) < SAFE:
        return [int(x) for x in values.sum(axis=0)]
    return [whole(values[:, n]) for n in range(values.shape[1])]


def texts(array: pa.Array) -> tuple[Ints, np.ndarray[Any, np.dtype[np.uint8]], Ints]:
    """Where each text begins, the bytes of all (eight more at the end), how long each is."""
    import pyarrow as pa

    kind = array.type
    if not pa.types.is_string(kind):
        array = array.cast(pa.string())
    size = len(array)
    if not size:
        return np.zeros(0, np.int64), np.zeros(8, np.uint8), np.zeros(0, np.int64)
    _, where, data = array.buffers()
    ends = np.frombuffer(where, dtype="<i4")[array.offset : array.offset + size + 1]
    first, last = int(ends[0]), int(ends[-1])
    found = np.zeros(last - first + 8, dtype=np.uint8)
    if last > first:
        found[:-8] = np.frombuffer(data, dtype=np.uint8)[first:last]
    lengths = np.diff(ends)
    return np.subtract(ends[:-1], first, dtype=np.int32), found, lengths


def _words(data: np.ndarray[Any, np.dtype[np.uint8]]) -> Words:
    """The eight bytes from every place on."""
    return np.ndarray(shape=(len(data) - 7,), dtype="<u8", buffer=data, strides=(1,))


def _cut(words: Words, lengths: Ints) -> Words:
    """Only as many bytes of each word as its text is long."""
    over = np.uint64(64) - np.minimum(lengths, 8).astype(np.uint64) * np.uint64(8)
    words <<= over
    words >>= over
    return words


def heads(array: pa.Array) -> Words:
    """The first eight bytes of each text as a number; 0 for none."""
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        return np.append(heads(array.dictionary), np.uint64(0)).take(places(array))
    starts, data, lengths = texts(array)
    return _cut(_words(data).take(starts), lengths)


def fingerprints(array: pa.Array) -> Words:
    """A number for each text, the same for the same text everywhere; 0 for none."""
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        return np.append(fingerprints(array.dictionary), np.uint64(0)).take(places(array))
    starts, data, lengths = texts(array)
    every = _words(data)
    found = _cut(every.take(starts), lengths)
    found *= ODD
    found >>= np.uint64(16)
    rest = np.flatnonzero(lengths > 8)
    if not rest.size:
        return found
    for at in rest[lengths[rest] > LONG]:
        start = int(starts[at])
        text = data[start : start + int(lengths[at])].tobytes()
        found[at] = int.from_bytes(blake2b(text, digest_size=8).digest(), "little")
    rest = rest[lengths[rest] <= LONG]
    done = 8
    while rest.size:
        more = _cut(every.take(starts[rest] + done), lengths[rest] - done)
        found[rest] = (found[rest] * ODD + (more * ODD >> np.uint64(16))) ^ np.uint64(done)
        done += 8
        rest = rest[lengths[rest] > done]
    return found


def multipliers(count: int, seed: str) -> Words:
    """Odd numbers without a pattern, the same in every run."""
    found = np.empty(count, dtype=np.uint64)
    for n in range(count):
        digest = blake2b(f"{seed}/{n}".encode(), digest_size=8).digest()
        found[n] = int.from_bytes(digest, "little") | 1
    return found
