"""Whole numbers as Arrow decimals: exact, and without a Python object for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pyarrow as pa

INT64 = 1 << 63
MOST = 18  # digits of a decimal that is a whole number of eight bytes


def narrow(digits: int) -> Any:
    """The decimals of scores as narrow as Arrow has them."""
    import pyarrow as pa

    return (pa.decimal64 if hasattr(pa, "decimal64") else pa.decimal128)(MOST, digits)


def decimals(
    units: np.ndarray[Any, Any], kind: pa.DataType, null: np.ndarray[Any, Any] | None = None
) -> pa.Array:
    """int64 counts of 10^-scale as decimals; `null` is True where there is none."""
    import numpy as np
    import pyarrow as pa

    bits = None
    if null is not None and null.any():
        bits = pa.py_buffer(np.packbits(~null, bitorder="little"))
    if kind.bit_width == 64:
        held = pa.py_buffer(np.ascontiguousarray(units, np.int64))
        return pa.Array.from_buffers(kind, len(units), [bits, held])
    # Arrow's own memory is used again, where numpy's is fetched from the system anew
    memory = pa.allocate_buffer(16 * len(units))
    halves = np.frombuffer(memory, dtype=np.int64).reshape(-1, 2)
    halves[:, 0] = units
    if len(units) and int(units.min()) >= 0:
        halves[:, 1] = 0
    else:
        np.right_shift(units, 63, out=halves[:, 1])
    return pa.Array.from_buffers(kind, len(units), [bits, memory])


def listed(units: Sequence[int | None], kind: pa.Decimal128Type) -> pa.Array:
    """Any whole numbers likewise; None for one that the decimal can't hold."""
    import numpy as np
    import pyarrow as pa

    most = 10**kind.precision
    held = [x if x is not None and -most < x < most else None for x in units]
    null = np.fromiter((x is None for x in held), dtype=bool, count=len(held))
    wide = b"".join((x or 0).to_bytes(16, "little", signed=True) for x in held)
    bits = pa.py_buffer(np.packbits(~null, bitorder="little")) if null.any() else None
    return pa.Array.from_buffers(kind, len(held), [bits, pa.py_buffer(wide)])
