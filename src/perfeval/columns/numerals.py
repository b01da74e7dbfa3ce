"""Texts of many numbers; of those that lie close together made once, and looked up."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.decimals import decimals
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    import pyarrow as pa

    from perfeval.columns.dividing import Ints

# numbers of one table, and how many of them are one step of its ends
WIDEST, STEP = 1 << 18, 1 << 15
# fewer numbers are written one by one
FEW = 1 << 12
# decimals whose texts are looked up
MOST_DIGITS = 4
# decimals that Arrow writes without an exponent, however small the number
NO_EXPONENT = 6
# decimals of a whole number of eight bytes
MOST_OF_INT64 = 18


def numbers(units: Ints, digits: int) -> Any:
    """Whole numbers of 10^-digits as `model.rounding.plain` writes them: Arrow strings."""
    import pyarrow as pa

    if not digits:
        return pa.array(units).cast(pa.string())
    found = tabled(units, digits)
    return _each(units, digits) if found is None else found.dictionary.take(found.indices)


def tabled(units: Ints, digits: int) -> pa.DictionaryArray | None:
    """The same as an Arrow dictionary, where the numbers are many and lie close together."""
    import pyarrow as pa

    if len(units) < FEW:
        return None
    low, high = int(units.min()), int(units.max())
    first = low // STEP * STEP
    many = -(-(high + 1 - first) // STEP) * STEP
    if many > WIDEST:
        return None
    places = np.subtract(units, first).astype(np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(places), _table(first, many, digits))


@lru_cache(maxsize=64)
def _table(first: int, many: int, digits: int) -> pa.Array:
    return _each(np.arange(first, first + many, dtype=np.int64), digits)


def _each(units: Ints, digits: int) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    if not digits:
        return pa.array(units).cast(pa.string())
    if digits > MOST_DIGITS or (len(units) and int(units.min()) < 0):
        if digits > NO_EXPONENT:
            return _pointed(units, digits)
        shown = decimals(units, pa.decimal128(38, digits)).cast(pa.string())
        return pc.utf8_rtrim(pc.utf8_rtrim(shown, "0"), ".")
    whole, rest = np.divmod(units, 10**digits)
    ends = pa.array(_ends(digits), pa.string()).take(pa.array(rest))
    return pc.binary_join_element_wise(pa.array(whole).cast(pa.string()), ends, "")


def _pointed(units: Ints, digits: int) -> Any:
    """Any numbers, those too that Arrow would write with an exponent."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if digits > MOST_OF_INT64:
        return pa.array([plain(Fraction(int(n), 10**digits), digits) for n in units], pa.string())
    positive = np.abs(units).view(np.uint64)  # which the least of them has room in
    whole, rest = np.divmod(positive, np.uint64(10**digits))
    decimals = pc.ascii_lpad(pa.array(rest).cast(pa.string()), digits, "0")
    decimals = pc.ascii_rtrim(pc.binary_join_element_wise("", decimals, "."), "0")
    signs = pa.array(["", "-"]).take(pa.array((units < 0).view(np.int8)))
    wholes = pa.array(whole).cast(pa.string())
    return pc.binary_join_element_wise(signs, wholes, pc.ascii_rtrim(decimals, "."), "")


@cache
def _ends(digits: int) -> list[str]:
    """What stands behind the whole number: "", ".5", ".25"."""
    return ["", *(f".{n:0{digits}d}".rstrip("0") for n in range(1, 10**digits))]
