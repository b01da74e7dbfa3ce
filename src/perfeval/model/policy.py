"""Policies: what the result of an evaluation means for next year's budget."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Span

KEEP, INCREASE, ADJUST, CUT, STOP = "keep", "increase", "adjust", "cut", "stop"
FIRST, STRONGEST, SUM = "first", "strongest", "sum"
ONE = Fraction(1)


class Bounds(NamedTuple):
    """A range of a number: `min` and `max` belong to it, `above` and `below` don't."""

    min: Fraction | None = None
    above: Fraction | None = None
    max: Fraction | None = None
    below: Fraction | None = None
    span: Span | None = None

    def holds(self, value: Fraction) -> bool:
        return (
            (self.min is None or value >= self.min)
            and (self.above is None or value > self.above)
            and (self.max is None or value <= self.max)
            and (self.below is None or value < self.below)
        )

    @property
    def low(self) -> Fraction | None:
        return max((x for x in (self.min, self.above) if x is not None), default=None)

    @property
    def high(self) -> Fraction | None:
        return min((x for x in (self.max, self.below) if x is not None), default=None)

    @property
    def empty(self) -> bool:
        """Whether no number lies in it, or nothing is said."""
        low, high = self.low, self.high
        if low is None or high is None:
            return low is None and high is None
        return low > high or (low == high and (self.above == low or self.below == high))


class Rule(NamedTuple):
    """One rule: when it holds, what it does, and why.

    Without an `action` it only asks something of the unit (`conditions`). `by` is a share of the
    base, `amount` and `to` expressions (`formula.written.Written`) in the policy's unit of money, `when` is one too.
    """

    name: str
    action: str = ""
    grades: tuple[str, ...] = ()
    years: int = 1
    score: Bounds | None = None
    execution: Bounds | None = None
    arrival: Bounds | None = None
    completion: Bounds | None = None
    trend: Bounds | None = None
    findings: tuple[str, ...] = ()
    gates: bool | None = None
    when: Any = None
    by: Fraction | None = None
    between: Bounds | None = None
    amount: Any = None
    to: Any = None
    last: bool = False
    reason: str = ""
    reason_en: str = ""
    conditions: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}

    @property
    def always(self) -> bool:
        """Whether it holds for every project."""
        asked = (self.score, self.execution, self.arrival, self.completion, self.trend, self.when)
        return not (self.grades or self.findings) and self.gates is None and not any(
            one is not None for one in asked
        )  # fmt: skip


class Limits(NamedTuple):
    """What holds for every amount: `floor` and `cap` are shares of the base, `round_to` is in 元."""

    floor: Fraction = Fraction(0)
    cap: Fraction | None = None
    round_to: Fraction | None = None
    mode: str = "half-up"
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Policy(NamedTuple):
    """A policy as a file states it; amounts in 元, `factor` is how many 元 its unit is."""

    perfeval: str
    id: str
    rules: tuple[Rule, ...]
    title: str = ""
    basis: tuple[str, ...] = ()
    region: str = ""
    verified: bool = True
    notes: tuple[str, ...] = ()
    unit: str = "万元"
    base: str = "budget"
    asked: Mapping[str, Fraction] = {}
    grades: tuple[str, ...] = ()
    combine: str = FIRST
    limits: Limits = Limits()
    envelope: Fraction | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}
    factor: Fraction = Fraction(10_000)
    file: str = ""
    digest: str = ""
    findings: tuple[Any, ...] = ()
