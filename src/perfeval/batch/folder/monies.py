"""The money of many projects as columns, for the rates of the fund table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.block import Column, whole
from perfeval.measures.funds import Params

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from perfeval.model.indicators import Indicator
    from perfeval.model.scorecard import FundsSummary

SCALE = 100
LARGEST = 2**44


class Money(NamedTuple):
    """Sums of a fund table in hundredths of a 元."""

    budget: int
    arrived: int
    spent: int


def money_of(funds: FundsSummary | None) -> Money | None:
    """The sums; None where one is not given, or none that columns divide."""
    total = None if funds is None else funds.total
    if total is None or not total.budget:
        return None
    found = []
    for value in (total.budget, total.arrived, total.spent):
        units = None if value is None else _units(value)
        if units is None:
            return None
        found.append(units)
    return Money(*found)


def rated(leaf: Indicator) -> bool:
    """Whether these sums are all that a leaf asks of the money."""
    p = leaf.measure.params
    return isinstance(p, Params) and p == Params(p.rate, p.base) and p.base != "initial_budget"


def _units(value: Fraction) -> int | None:
    units = whole(value, SCALE)
    return units if units is not None and 0 <= units < LARGEST else None


def columns(some: Sequence[Money | None]) -> Mapping[str, Column]:
    """Every project's sums; a project without any has no row here."""
    rows: Any = np.array([one or Money(1, 1, 1) for one in some], np.int64)
    return {
        key: Column(np.ascontiguousarray(rows[:, n]), SCALE) for n, key in enumerate(Money._fields)
    }
