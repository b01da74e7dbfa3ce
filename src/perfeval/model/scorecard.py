"""Scorecards: what the kernel gives back, exact and traced."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.project import Project
    from perfeval.model.quantity import Quantity
    from perfeval.model.results import Result

SCORED, MISSING, NOT_APPLICABLE = "scored", "missing", "not_applicable"
NOT_DUE, VETOED, UNSCORED = "not_due", "vetoed", "unscored"


class LeafScore(NamedTuple):
    """One leaf's outcome.

    `score` is the printed score (exact, already rounded), None where there is none; `exact` the
    score before rounding; `weight` the weight after any shift from inapplicable indicators;
    `completion` the uncut completion; `met` whether the target is met (None: can't be said);
    `evidence` of the arithmetic for the trace stands in `inputs` (rule inputs) and `measured`;
    `parts` are those of a blend that apply, each as if it were a leaf.
    """

    indicator: Indicator
    status: str
    weight: Fraction | None
    score: Fraction | None
    exact: Fraction | None
    completion: Fraction | None = None
    met: bool | None = None
    target: Quantity | None = None
    measured: Any = None
    inputs: Any = None
    result: Result | None = None
    gate: str = ""
    policy: str = ""
    vetoed: bool = False
    parts: tuple[LeafScore, ...] = ()


class BranchScore(NamedTuple):
    """A branch: its weight and the sum of its printed children (`adjusted` after adjusters, gates)."""

    indicator: Indicator
    weight: Fraction | None
    score: Fraction | None
    adjustment: Fraction = Fraction(0)
    gate: str = ""


class RateValue(NamedTuple):
    """A rate of the funds with the two amounts (元) it is made of; value None at base 0."""

    name: str
    value: Fraction | None
    top: Fraction | None
    bottom: Fraction | None
    rate: str
    base: str
    lines: tuple[str, ...] = ()
    as_of: date | None = None
    start: date | None = None


class LineRow(NamedTuple):
    """A fund line's amounts in 元 as of the day, None where not given."""

    name: str
    source: str
    of: str
    initial_budget: Fraction | None
    budget: Fraction | None
    arrived: Fraction | None
    spent: Fraction | None
    execution: Fraction | None
    key: str = ""
    note: str = ""


class FundsSummary(NamedTuple):
    unit: str
    factor: Fraction
    execution: Fraction | None
    arrival: Fraction | None
    rates: tuple[RateValue, ...]
    lines: tuple[LineRow, ...]
    total: LineRow | None


class AdjustmentScore(NamedTuple):
    """An adjuster that was applied; `at` is the branch's path, empty for the set."""

    name: str
    value: Fraction
    reason: str
    at: tuple[str, ...] = ()


class GateFired(NamedTuple):
    name: str
    effect: str
    at: tuple[str, ...]
    reason: str
    cap: Fraction | None = None
    grade: str = ""


class Scorecard(NamedTuple):
    """The scored project: everything a writer needs, nothing formatted."""

    project: Project
    indicator_set: IndicatorSet
    total: Fraction | None
    max: Fraction | None
    exact_total: Fraction | None
    grade: str | None
    conclusion: str
    leaves: tuple[LeafScore, ...]
    branches: tuple[BranchScore, ...]
    funds: FundsSummary | None
    adjustments: tuple[AdjustmentScore, ...] = ()
    gates: tuple[GateFired, ...] = ()
    factor: Fraction | None = None
    findings: tuple[Finding, ...] = ()
    values: Mapping[str, Any] = {}
