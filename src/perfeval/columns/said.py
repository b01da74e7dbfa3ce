"""Messages of many findings of one kind: the catalogue's text, with columns for its particulars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import message
from perfeval.columns.numerals import numbers
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

# characters of hardly any text: some that are in none of the particulars stand for columns while
# the message is made
_FIRST, _LAST = 0xE000, 0xF8FF


def messages(code: str, params: Mapping[str, Any], lang: str) -> Any:
    """The message; Arrow strings where some of the params are columns."""
    import pyarrow.compute as pc

    written = "".join(v for v in params.values() if isinstance(v, str))
    free = (chr(n) for n in range(_FIRST, _LAST) if chr(n) not in written)
    marks = {next(free): column for column in params.values() if not isinstance(column, str)}
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
