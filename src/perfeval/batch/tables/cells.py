"""Cells of Arrow columns as the texts that a project file would hold."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from perfeval.source.node import NULLS
from perfeval.source.tables.texts import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_TEXT = 100_000  # characters of one cell
_BARE = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
_PLAIN_POWERS = 30  # numbers beyond are written with their exponent


def holds_values(kind: pa.DataType) -> bool:
    """Whether cells of that type are single values."""
    t = pa.types
    if t.is_dictionary(kind):
        return holds_values(kind.value_type)
    return bool(
        t.is_string(kind) or t.is_large_string(kind) or t.is_integer(kind) or t.is_floating(kind)
        or t.is_decimal(kind) or t.is_boolean(kind) or t.is_date(kind) or t.is_timestamp(kind)
        or t.is_null(kind) or t.is_binary(kind) or t.is_large_binary(kind)
        or kind in (pa.string_view(), pa.binary_view())
    )  # fmt: skip


def texts(cells: pa.Array) -> list[str | None]:
    """What each cell says; None where it is empty.

    Numbers without a written form (integers, decimals, floats) are their plain decimal, of a float
    the shortest that gives it back; one that is not a number is empty.
    """
    return [text_of(value) for value in _values(cells)]


def _values(cells: pa.Array) -> Sequence[Any]:
    if pa.types.is_float32(cells.type) or pa.types.is_float16(cells.type):
        import numpy as np

        found = cells.to_numpy(zero_copy_only=False)
        shown = [
            np.format_float_positional(x, trim="-") if np.isfinite(x) else repr(float(x))
            for x in found
        ]
        return [
            None if not ok or text == "nan" else text
            for text, ok in zip(shown, cells.is_valid().to_pylist(), strict=True)
        ]
    if pa.types.is_timestamp(cells.type) and cells.type.unit == "ns":
        return cells.cast(pa.timestamp("us", cells.type.tz), safe=False).to_pylist()  # type: ignore[no-any-return]
    return cells.to_pylist()  # type: ignore[no-any-return]


def text_of(value: Any) -> str | None:
    """One cell's text; None of an empty one."""
    if value is None:
        return None
    if isinstance(value, str):
        text = clean(value)
        return None if text in NULLS else text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        if (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
            return value.date().isoformat()
        return value.replace(tzinfo=None).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return text_of(value.decode("utf-8", "replace"))
    return text_of(str(value))


def _float(value: float) -> str | None:
    if value != value:
        return None
    if value in (float("inf"), float("-inf")):
        return "inf" if value > 0 else "-inf"
    return plain(Decimal(repr(value)))


def plain(value: Decimal) -> str:
    """A decimal without an exponent and without zeros at its end."""
    if not value.is_finite():
        return str(value)
    value = value.normalize() if len(value.as_tuple().digits) <= 28 else value
    if not value:
        return "0"
    if abs(value.adjusted()) > _PLAIN_POWERS:
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_unit(text: str, unit: str) -> str:
    """A bare number in the unit that the column's head names."""
    return text + unit if unit and _BARE.fullmatch(text) else text
