"""A column of cells as the columns kernel wants it: whole numbers, and the forms they were written in.

What a text means is asked of the readers of project files, once for each different text.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfeval.batch.tables.cells import text_of, texts
from perfeval.batch.tables.numbers_in import POWERS, Numbers, floats, is_numeric, mask, numbers
from perfeval.columns.block import ABSENT, BARE, MOST_FORMS, Column, Form, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.batch.tables.numbers_in import Mask

FEW = 4096  # different texts that are read one by one, whatever the column's length
_DAYS = 719_163  # of 1970-01-01


class Said(NamedTuple):
    """What a text means: a number with its form, a text that no column holds, or nothing.

    `state` is the leaf's state where the text says that instead of a figure, `given` whether with a
    reason; `values` more numbers than one (points of a checklist).
    """

    value: Fraction | None = None
    form: Form = BARE
    high: Fraction | None = None
    odd: bool = False
    state: int = 0
    given: bool = False
    tier: bool = False
    values: tuple[Fraction, ...] = ()


NOTHING, ODD = Said(), Said(odd=True)


class Read(NamedTuple):
    """A column with its rows that are filled and those that are odd (None: all, none); `said` are
    the meanings of the different texts and `codes` which of them each row has, of a column of
    texts that were read one by one."""

    column: Column
    filled: Mask | None
    odd: Mask | None
    said: tuple[Said, ...] = ()
    codes: Any = None


def typed(cells: pa.Array) -> Numbers | None:
    """A column whose type says what it holds; None of texts, and of what is read like them."""
    if is_numeric(cells.type):
        return numbers(cells)
    return None


def days(cells: pa.Array) -> Numbers | None:
    """A column of days, or of moments that are all days, as ordinals."""
    if pa.types.is_timestamp(cells.type):
        if cells.type.tz is not None:
            return None
        try:
            cells = cells.cast(pa.date32())
        except pa.ArrowInvalid:
            return None
    elif pa.types.is_date64(cells.type):
        cells = cells.cast(pa.date32())
    elif not pa.types.is_date32(cells.type):
        return None
    filled = None if cells.null_count == 0 else mask(cells.is_valid())
    ordinals = pc.fill_null(cells.cast(pa.int32()), 0).to_numpy(zero_copy_only=False)
    values = ordinals.astype(np.int64) + _DAYS
    odd = (values < 1) | (values > 3_652_059)
    return Numbers(values, 1, filled, odd if odd.any() else None)


def plain_numbers(cells: pa.Array) -> Numbers | None:
    """A column of texts in which every cell is a plain decimal or empty; None of any other."""
    if not pa.types.is_string(cells.type):
        return None
    blank = pc.equal(cells, "")
    if blank.true_count:
        cells = pc.if_else(blank, pa.scalar(None, pa.string()), cells)
    if cells.null_count == len(cells):
        return None
    try:
        found = cells.cast(pa.float64())
    except pa.ArrowInvalid:
        return None
    if _doubtful(cells):
        return None
    filled = None if cells.null_count == 0 else mask(cells.is_valid())
    x = pc.fill_null(found, 0.0).to_numpy(zero_copy_only=False)
    if not np.isfinite(x).all():
        return None
    made = floats(x, filled)
    if made.odd is not None:
        return None
    return made


def _doubtful(cells: pa.Array) -> bool:
    """Whether a text may be longer than a float tells, or written as no number of a form is."""
    longest = pc.max(pc.binary_length(cells)).as_py() or 0
    if longest > 16:
        return True
    return any(
        pc.any(found).as_py()
        for found in (
            pc.starts_with(cells, "."), pc.starts_with(cells, "-."), pc.ends_with(cells, "."),
            pc.starts_with(cells, "+"), pc.match_substring(cells, "e", ignore_case=True),
            pc.match_substring(cells, "n", ignore_case=True), pc.match_substring(cells, " "),
        )
    )  # fmt: skip


def distinct(cells: pa.Array) -> tuple[list[str | None], Any]:
    """The different texts of a column and which of them each row has (-1: empty)."""
    if pa.types.is_dictionary(cells.type):
        held = cells
    elif pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type):
        held = cells.dictionary_encode()
    else:
        said = pa.array(texts(cells), type=pa.string())
        held = said.dictionary_encode()
    known = [text_of(value) for value in held.dictionary.to_pylist()]
    codes = pc.fill_null(held.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    return known, codes


def read_texts(cells: pa.Array, meaning: Callable[[str], Said]) -> Read:
    """A column of texts, each different one read once."""
    known, codes = distinct(cells)
    said = [NOTHING if text is None else meaning(text) for text in known]
    return collected(said, codes)


def collected(said: Sequence[Said], codes: Any) -> Read:
    """The column that the meanings of the different texts make."""
    every = [*said, NOTHING]  # the last one for rows without a text: index -1
    made = column_of(every, codes)
    filled = np.array([one is not NOTHING for one in every], bool)[codes]
    odd = np.array([one.odd for one in made[1]], bool)[codes]
    return Read(
        made[0], None if filled.all() else filled, odd if odd.any() else None, tuple(made[1]), codes
    )


def column_of(every: Sequence[Said], codes: Any) -> tuple[Column, list[Said]]:
    """Values and forms; meanings that don't fit become odd."""
    power = 0
    for one in every:
        for value in (one.value, one.high):
            if value is not None and not one.odd:
                power = max(power, _needed(value, power))
    scale = 10**power
    forms: dict[Form, int] = {}
    lows, highs, places, kept = [], [], [], []
    ranges = any(one.high is not None for one in every)
    for one in every:
        low = whole(one.value, scale) if one.value is not None and not one.odd else None
        high = whole(one.high, scale) if one.high is not None and not one.odd else low
        if low is None or high is None or (one.form not in forms and len(forms) >= MOST_FORMS - 1):
            odd = one.value is not None
            kept.append(one._replace(odd=True) if odd else one)
            lows.append(0), highs.append(0), places.append(ABSENT)  # type: ignore[func-returns-value]
            continue
        kept.append(one)
        lows.append(low), highs.append(high)  # type: ignore[func-returns-value]
        places.append(forms.setdefault(one.form, len(forms)))
    form: Any = np.array(places, np.uint8)[codes]
    if len(forms) == 1 and not (form == ABSENT).any():
        form = 0
    values = np.array(lows, np.int64)[codes]
    high_values = np.array(highs, np.int64)[codes] if ranges else None
    return Column(values, scale, tuple(forms) or (BARE,), form, high_values), kept


def _needed(value: Fraction, least: int) -> int:
    """The smallest power of ten that makes it whole; `least` where none of them does."""
    for power in POWERS:
        if power >= least and (value * 10**power).denominator == 1:
            return power
    return least


def of_numbers(found: Numbers, form: Form = BARE, factor: Fraction = Fraction(1)) -> Read:
    """A typed column, its numbers in a unit of `factor`."""
    values, scale, odd = found.values, found.scale, found.odd
    if factor != 1:
        values, scale, odd = _times(values, scale, odd, factor)
    place: Any = 0 if found.filled is None else np.where(found.filled, 0, ABSENT).astype(np.uint8)
    return Read(Column(values, scale, (form,), place), found.filled, odd)


def _times(values: Any, scale: int, odd: Any, factor: Fraction) -> tuple[Any, int, Any]:
    """values/scale × factor, for factors that are powers of ten or their inverses mostly."""
    ratio = factor / scale
    top, bottom = ratio.numerator, ratio.denominator
    scale = next((10**p for p in POWERS if 10**p % bottom == 0), 0)
    if not scale:
        return values, 1, np.ones(len(values), bool)
    top *= scale // bottom
    far = np.abs(values) > (2**63 - 1) // top
    values = np.where(far, 0, values) * top
    if far.any():
        odd = far if odd is None else odd | far
    return values, scale, odd
