"""Messages of many findings of one kind: the catalogue's text, with columns for its particulars."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import message
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

# characters of no text, which stand for columns while the message is made
_FIRST = 0xE000


def messages(code: str, params: Mapping[str, Any], lang: str) -> Any:
    """The message; Arrow strings where some of the params are columns."""
    import pyarrow.compute as pc

    marks = {
        chr(_FIRST + n): column
        for n, column in enumerate(v for v in params.values() if not isinstance(v, str))
    }
    given = iter(marks)
    filled = {k: v if isinstance(v, str) else next(given) for k, v in params.items()}
    text = message(Finding(code, None, filled), lang)
    if not marks:
        return text
    parts: list[Any] = [""]
    for letter in text:
        if letter in marks:
            parts += [marks[letter], ""]
        else:
            parts[-1] += letter
    return pc.binary_join_element_wise(*parts, "")


def percents(units: Any) -> Any:
    """Ratios counted in 1/10000, half-up, as `model.rounding.percent` writes them."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(numbers(units, 2), "%", "")


def numbers(units: Any, digits: int) -> Any:
    """Whole numbers of 10^-digits as `model.rounding.plain` writes them."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    from perfeval.columns.decimals import decimals

    if not digits:
        return pa.array(units).cast(pa.string())
    if digits > _TABLE or (len(units) and int(units.min()) < 0):
        shown = decimals(units, pa.decimal128(38, digits)).cast(pa.string())
        return pc.utf8_rtrim(pc.utf8_rtrim(shown, "0"), ".")
    whole, rest = np.divmod(units, 10**digits)
    ends = pa.array(_ends(digits), pa.string()).take(pa.array(rest))
    return pc.binary_join_element_wise(pa.array(whole).cast(pa.string()), ends, "")


# decimals whose texts are looked up
_TABLE = 4


@cache
def _ends(digits: int) -> list[str]:
    """What stands behind the whole number: "", ".5", ".25"."""
    return ["", *(f".{n:0{digits}d}".rstrip("0") for n in range(1, 10**digits))]
