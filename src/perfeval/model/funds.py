"""The money of a project: lines, dated amounts, rates and plans."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from perfeval.model.finding import Span
    from perfeval.model.pace import Deviation
    from perfeval.model.quantity import Quantity


class Dated(NamedTuple):
    """An amount (in 元) with its day, when known, and its document."""

    amount: Fraction
    date: date | None = None
    doc_no: str = ""
    note: str = ""


class Cumulative(NamedTuple):
    """An amount spent up to and including `as_of`."""

    as_of: date
    spent: Fraction


class FundLine(NamedTuple):
    """One line of the fund table; amounts in 元, None where not given."""

    id: str = ""
    name: str = ""
    source: str = ""
    of: str = ""
    initial_budget: tuple[Dated, ...] | None = None
    budget: tuple[Dated, ...] | None = None
    adjustments: tuple[Dated, ...] = ()
    due: tuple[Dated, ...] | None = None
    arrived: tuple[Dated, ...] | None = None
    spent: tuple[Dated, ...] | None = None
    cumulative: tuple[Cumulative, ...] | None = None
    assumed: Mapping[str, str] = {}
    note: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}
    forecast: Fraction | None = None
    year: int | None = None
    matches: str = ""
    deviation: Deviation | None = None
    improvement: str = ""

    @property
    def key(self) -> str:
        return self.id or self.name or self.source


class RateUse(NamedTuple):
    """A rate of the fund table that the report states by name."""

    name: str
    params: Any
    reported: Quantity | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class PlanRow(NamedTuple):
    """One row of a fund plan; amount in 元."""

    name: str
    amount: Fraction
    group: str = ""
    content: str = ""
    period: str = ""
    nature: str = ""
    span: Span | None = None
    task: str = ""
    source: str = ""
    year: str = ""
    years: Mapping[str, Fraction] = {}
    at: Mapping[str, Span] = {}


class FundPlan(NamedTuple):
    """A plan of the money by task, with the totals it states."""

    rows: tuple[PlanRow, ...]
    unit: str = "万元"
    total: Fraction | None = None
    groups: Mapping[str, Fraction] = {}
    span: Span | None = None
    at: Mapping[str, Span] = {}
    tasks: Mapping[str, Fraction] = {}
    sources: Mapping[str, Fraction] = {}
    years: Mapping[str, Fraction] = {}


class Funds(NamedTuple):
    """The fund table; `unit_assumed` when amounts are bare and no unit is written."""

    unit: str = "万元"
    factor: Fraction = Fraction(10_000)
    lines: tuple[FundLine, ...] = ()
    rates: tuple[RateUse, ...] = ()
    plan: FundPlan | None = None
    note: str = ""
    span: Span | None = None
    unit_assumed: bool = False
