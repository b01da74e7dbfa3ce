"""Python's values as Arrow columns, each cell meaning what it meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from perfeval.batch.tables.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_INT64 = 2**63


def column(values: Sequence[Any]) -> pa.Array:
    """A column of one type where all its values have one, else of texts; bytes are left as they
    are, to be decoded with their places."""
    kinds = {type(value) for value in values} - {type(None)}
    if not kinds:
        return pa.nulls(len(values), pa.string())
    if kinds == {str}:
        return _strings(values)
    if kinds == {bytes}:
        return pa.array(values, pa.binary())
    if kinds == {bool}:
        return pa.array(values, pa.bool_())
    if kinds == {int} and all(v is None or -_INT64 < v < _INT64 for v in values):
        return pa.array(values, pa.int64())
    if kinds == {float}:
        return pa.array(values, pa.float64(), from_pandas=False)
    if bytes in kinds:
        said = [
            v if isinstance(v, bytes) or v is None else (text_of(v) or "").encode() for v in values
        ]
        return pa.array(said, pa.binary())
    return _strings([text_of(value) for value in values])


def _strings(values: Sequence[str | None]) -> pa.Array:
    try:
        return pa.array(values, pa.string())
    except (UnicodeEncodeError, pa.ArrowInvalid):  # halves of characters
        return pa.array([v and v.encode("utf-8", "surrogatepass") for v in values], pa.binary())
