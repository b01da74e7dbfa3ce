"""Many projects of one set as columns: what every leaf was given, as whole numbers.

A column says of each of its rows what the file said there: the number itself, times the column's
`scale`, and the form it was written in (bare, per cent, with a unit, with an operator). Nothing is
brought onto another's scale before the rules see it, so a column means what the cells mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.model.quantity import DATE, FLAG, NUMBER, ONE, RANGE, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.model.indicators import IndicatorSet, Path

# what a leaf has in a row
GIVEN, MISSING, NOT_APPLICABLE, NOT_DUE = 0, 1, 2, 3
# the form of a cell that is empty
ABSENT = 255
MOST_FORMS = 255
LARGEST = 2**63 - 1


class Form(NamedTuple):
    """How a quantity was written: all of it but its number. `kind` is number, range, date or flag;
    `multiplied` that a unit with 千, 万 or 亿 was (only the text of a target's finding needs it)."""

    kind: str = NUMBER
    op: str = ""
    unit: str = ""
    scale: Fraction = ONE
    multiplied: bool = False


BARE = Form()


class Column(NamedTuple):
    """One key of one leaf: `values` are the quantities' `lo` times `scale`, exactly.

    Percentages are ratios (21.7% is 0.217), a bare number stays as it is written, whatever stands
    beside it; multiplied units are in their base unit (1.2亿元 is 120000000), days are their
    ordinals, yes is 1. `high` is a range's `hi`. `form` is the place in `forms` of each row's form,
    `ABSENT` where the cell is empty; one number where all rows have one form.
    """

    values: np.ndarray[Any, np.dtype[np.int64]]
    scale: int = 1
    forms: tuple[Form, ...] = (BARE,)
    form: int | np.ndarray[Any, np.dtype[np.uint8]] = 0
    high: np.ndarray[Any, np.dtype[np.int64]] | None = None


class LeafBlock(NamedTuple):
    """What the rows give one leaf. `state` is one of GIVEN …, for all rows or each; `columns` by key:

    actual, target, part, whole, current, base, count, planned, finished, excused, met (yes or no for
    all points), met.N (0..1, N from 1), judged, share, points, tier (the place of the tier in the
    rule, from 0), data.NAME, and parts.N.KEY of a blend. `texts` are actual and target as written
    (Arrow strings), where the input has them. The flags say where a reason, evidence, or a reason
    for not applying is given; None where the input has no such column.
    """

    columns: Mapping[str, Column] = {}
    state: int | np.ndarray[Any, np.dtype[np.uint8]] = GIVEN
    texts: Mapping[str, Any] = {}
    reason: np.ndarray[Any, np.dtype[np.bool_]] | None = None
    evidence: np.ndarray[Any, np.dtype[np.bool_]] | None = None
    absence: np.ndarray[Any, np.dtype[np.bool_]] | None = None


class Block(NamedTuple):
    """`n` projects of one set. `leaves` by path; a leaf that isn't there is MISSING in all rows.

    `funds` holds budget, initial_budget, arrived, spent of a project's only fund line, in 元
    (empty: no funds); `data` the project's named data; `header` the project's own columns as Arrow
    strings (project, name, code, department, region, implementer, source …) and `row`. `odd` are
    the rows that columns can't hold: they are for the scalar kernel, and whatever else stands in
    them here is not looked at.
    """

    indicator_set: IndicatorSet
    n: int
    leaves: Mapping[Path, LeafBlock]
    odd: np.ndarray[Any, np.dtype[np.bool_]]
    header: Mapping[str, Any] = {}
    funds: Mapping[str, Column] = {}
    data: Mapping[str, Column] = {}


def form_of(quantity: Quantity) -> Form | None:
    """The form of a quantity; None of one that no column holds (a text)."""
    if quantity.kind not in (NUMBER, RANGE, DATE, FLAG):
        return None
    many = bool(quantity.unit) and quantity.scale == ONE and bool({*"千万亿"} & {*quantity.text})
    return Form(quantity.kind, quantity.op, quantity.unit, quantity.scale, many)


def whole(value: Fraction, scale: int) -> int | None:
    """value × scale where that is a whole number of 64 bits, else None: the row is odd."""
    times = value * scale
    if times.denominator != 1 or abs(times.numerator) > LARGEST:
        return None
    return int(times.numerator)


def forms_of(column: Column, rows: slice | np.ndarray[Any, Any] | None = None) -> Any:
    """The column's forms, of some rows."""
    if isinstance(column.form, int) or rows is None:
        return column.form
    return column.form[rows]


def state_of(leaf: LeafBlock, n: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The state of a leaf in each of `n` rows."""
    if isinstance(leaf.state, int):
        return np.full(n, leaf.state, np.uint8)
    return leaf.state
