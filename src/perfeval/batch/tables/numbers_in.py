"""Typed Arrow columns as whole numbers, exactly: no figure passes through a float's arithmetic."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Ints = np.ndarray[Any, np.dtype[np.int64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]

# decimals that a column's scale is chosen for: few, so that chunks of one column have one
POWERS = (0, 2, 4, 6, 9)
_MOST_DIGITS = 15  # a decimal of as many digits is told apart by its float
_SAMPLE = 512
_PIECE = 8192  # numbers at a time


class Numbers(NamedTuple):
    """`values` are the cells times `scale`; `filled` which hold anything, `odd` which of these
    don't fit (None: all, none)."""

    values: Ints
    scale: int
    filled: Mask | None = None
    odd: Mask | None = None


def is_numeric(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_integer(kind) or pa.types.is_decimal(kind)
        or pa.types.is_float64(kind) or pa.types.is_float32(kind)
    )  # fmt: skip


def numbers(cells: pa.Array) -> Numbers:
    """A column of integers, decimals or floats; a float is the shortest decimal that gives it."""
    kind = cells.type
    filled = None if cells.null_count == 0 else mask(cells.is_valid())
    if pa.types.is_integer(kind):
        return _integers(cells, filled)
    if pa.types.is_decimal(kind):
        return _decimals(cells, filled)
    if filled is not None:
        cells = pc.fill_null(cells, 0)
    return floats(cells.to_numpy(zero_copy_only=False), filled)


def mask(found: Any) -> Mask:
    """An Arrow array of booleans as numpy's."""
    return found.to_numpy(zero_copy_only=False).astype(bool, copy=False)  # type: ignore[no-any-return]


def _integers(cells: pa.Array, filled: Mask | None) -> Numbers:
    if filled is not None:
        cells = pc.fill_null(cells, 0)
    if pa.types.is_uint64(cells.type):
        wide = cells.to_numpy(zero_copy_only=False)
        odd = wide > np.uint64(2**63 - 1)
        return Numbers(wide.astype(np.int64), 1, filled, odd if odd.any() else None)
    values = cells.cast(pa.int64()).to_numpy(zero_copy_only=False)
    lowest = values == np.iinfo(np.int64).min  # has no counterpart above
    return Numbers(values, 1, filled, lowest if lowest.any() else None)


def _decimals(cells: pa.Array, filled: Mask | None) -> Numbers:
    scale = cells.type.scale
    if not pa.types.is_decimal128(cells.type):
        try:
            cells = cells.cast(pa.decimal128(38, scale))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            none = np.zeros(len(cells), np.int64)
            return Numbers(none, 1, filled, np.ones(len(cells), bool))
    data = cells.buffers()[1]
    halves = np.frombuffer(data, dtype=np.int64, count=2 * (cells.offset + len(cells)))
    halves = halves[2 * cells.offset :]
    low, high = halves[0::2], halves[1::2]
    odd = high != (low >> 63)
    values = np.ascontiguousarray(low)
    if filled is not None:
        values = np.where(filled, values, 0)
        odd &= filled
    odd |= values == np.iinfo(np.int64).min
    if scale < 0:
        return Numbers(values, 1, filled, np.ones(len(values), bool))
    while scale > POWERS[-1]:
        over = values % 10 != 0
        odd |= over
        values, scale = values // 10, scale - 1
    return Numbers(values, 10**scale, filled, odd if odd.any() else None)


def floats(x: np.ndarray[Any, Any], filled: Mask | None) -> Numbers:
    """Floats; one that is not a number says nothing.

    m / 10^k gives the float nearest to that decimal, so where it is the float at hand and m has at
    most 15 digits, no shorter or other decimal means it.
    """
    single = x.dtype == np.float32
    digits = 6 if single else _MOST_DIGITS
    if not single:
        power = _power(x[:_SAMPLE], x[:_SAMPLE], digits)
        quick = _whole(x, power)
        if quick is not None:
            return Numbers(quick, 10**power, filled, None)
    nan = np.isnan(x)
    if nan.any():
        filled = ~nan if filled is None else filled & ~nan
        x = np.where(nan, x.dtype.type(0), x)
    wide = x.astype(np.float64, copy=False)
    power = _power(x[:_SAMPLE], wide[:_SAMPLE], digits)
    while True:
        m, good = _at(x, wide, power, digits)
        if power == POWERS[-1] or good.all():
            break
        power = POWERS[POWERS.index(power) + 1]
    odd = None
    if not good.all():
        odd = ~good
        m = np.where(good, m, 0.0)
    return Numbers(m.astype(np.int64), 10**power, filled, odd)


def _whole(x: Any, power: int) -> Any:
    """Floats that are all whole multiples of 10^-power, as such; None where one is not. Piece by
    piece, in memory that is used again, so that the numbers stay close by."""
    found = np.empty(len(x), np.int64)
    unit, most = 10.0**power, 10.0**_MOST_DIGITS
    size = min(_PIECE, len(x))
    rounded, same = np.empty(size), np.empty(size, np.bool_)
    with np.errstate(over="ignore", invalid="ignore"):
        for start in range(0, len(x), _PIECE):
            part = x[start : start + _PIECE]
            m, good = rounded[: len(part)], same[: len(part)]
            np.multiply(part, unit, out=m)
            np.rint(m, out=m)
            if m.max() >= most or m.min() <= -most:
                return None
            np.copyto(found[start : start + _PIECE], m, casting="unsafe")
            np.divide(m, unit, out=m)
            if not np.equal(m, part, out=good).all():  # what is not a number is like nothing
                return None
    return found


def _power(x: Any, wide: Any, digits: int) -> int:
    """The smallest of the powers that holds some of the column."""
    return next((p for p in POWERS if _at(x, wide, p, digits)[1].all()), POWERS[0])


def _at(x: Any, wide: Any, power: int, digits: int) -> tuple[Any, Any]:
    with np.errstate(over="ignore", invalid="ignore"):
        if power == 0:
            m = np.rint(wide)
            good = m == wide
        else:
            unit = 10.0**power
            m = wide * unit
            np.rint(m, out=m)
            back = m / unit
            good = back.astype(x.dtype) == x if x.dtype == np.float32 else back == wide
        good &= np.abs(m) < 10.0**digits
    return m, good
