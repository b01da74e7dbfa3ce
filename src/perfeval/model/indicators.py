"""Indicator sets: the tree of indicators with weights, measures and scoring rules."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from perfeval.model.finding import Finding, Span
    from perfeval.model.monitoring import Terms
    from perfeval.model.points import Points
    from perfeval.model.quantity import Quantity

Path = tuple[str, ...]


class MeasureUse(NamedTuple):
    """How a leaf's number is obtained: a measure kind and its parameters, `at` their places."""

    kind: str
    params: Any
    span: Span | None = None
    at: Mapping[str, Span] = {}


class ScoreUse(NamedTuple):
    """How a leaf's number becomes points: a rule kind, its parameters, and what all rules share.

    `cap` and `floor` replace the limits w and 0; `unit` names what is yielded when it is not points.
    """

    kind: str
    params: Any
    cap: Points | None = None
    floor: Points | None = None
    unit: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Policy(NamedTuple):
    """What happens to the weight of an inapplicable indicator (format contract, section 6)."""

    kind: str = "rescale"  # rescale | parent | equal | full | drop | to
    to: str = ""


class Gate(NamedTuple):
    """A veto: `effect` is zero, cap or grade; with `when` it fires by itself."""

    name: str
    effect: str
    cap: Fraction | None = None
    grade: str = ""
    when: Any = None
    when_text: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Adjuster(NamedTuple):
    """A bonus or malus the project may give, between `min` and `max` points."""

    name: str
    min: Fraction | None = None
    max: Fraction | None = None
    when: Any = None
    when_text: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Grade(NamedTuple):
    """A grade from `min` (inclusive) or `above` (exclusive) upward, as far as `max` (inclusive) or
    `below` (exclusive) where one is given, under a further condition when `when` is given."""

    name: str
    min: Fraction | None
    when: Any = None
    when_text: str = ""
    conclusion: str = ""
    span: Span | None = None
    above: Fraction | None = None
    max: Fraction | None = None
    below: Fraction | None = None
    at: Mapping[str, Span] = {}

    @property
    def low(self) -> Fraction:
        """The lower edge, whether it belongs to the grade or not."""
        return self.min if self.min is not None else self.above or Fraction(0)

    @property
    def high(self) -> Fraction | None:
        return self.max if self.max is not None else self.below

    @property
    def rank(self) -> tuple[Fraction, bool]:
        """What grades are sorted by: at one edge the grade that leaves it out is the better."""
        return self.low, self.min is None

    def reached(self, total: Fraction) -> bool:
        """Whether a total reaches the lower edge."""
        return (self.min is None or self.min <= total) and (
            self.above is None or self.above < total
        )

    def holds(self, total: Fraction) -> bool:
        """Whether a total lies between the edges."""
        return (
            self.reached(total)
            and (self.max is None or total <= self.max)
            and (self.below is None or total < self.below)
        )


class Indicator(NamedTuple):
    """A branch (with children) or a leaf (with measure and score) of the tree."""

    name: str
    path: Path
    id: str = ""
    weight: Fraction | None = None
    base: Fraction | None = None
    children: tuple[Indicator, ...] = ()
    measure: MeasureUse = MeasureUse("value", None)
    target: Quantity | None = None
    score: ScoreUse = ScoreUse("none", None)
    explain: str = ""
    evidence: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    verified: bool = True
    rounding: Rounding | None = None
    policy: Policy | None = None
    gates: tuple[Gate, ...] = ()
    adjust: tuple[Adjuster, ...] = ()
    schedule: Any = None  # of a project under way; see perfeval.model.monitoring
    accrues: bool | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}

    @property
    def is_leaf(self) -> bool:
        return not self.children

    @property
    def key(self) -> str:
        """The written id, else the name."""
        return self.id or self.name


class IndicatorSet(NamedTuple):
    """A whole indicator set, with `extends` applied and groups chosen."""

    id: str
    title: str
    file: str
    indicators: tuple[Indicator, ...]
    basis: tuple[str, ...] = ()
    valid: tuple[date | None, date | None] = (None, None)
    total: Fraction = Fraction(100)
    combine: str = "sum"
    grades: tuple[Grade, ...] = ()
    rounding: Rounding = Rounding()
    policy: Policy = Policy()
    gates: tuple[Gate, ...] = ()
    adjust: tuple[Adjuster, ...] = ()
    scored: bool = True
    report: str = ""
    form: str = ""
    region: str = ""
    monitoring: Terms | None = None
    verified: bool = True
    notes: tuple[str, ...] = ()
    extends: str = ""
    groups: Mapping[str, tuple[str, ...]] = {}
    digest: str = ""
    span: Span | None = None
    findings: tuple[Finding, ...] = ()
    at: Mapping[str, Span] = {}

    def leaves(self) -> tuple[Indicator, ...]:
        """All leaves in order of the table."""
        return tuple(leaf for top in self.indicators for leaf in walk(top) if leaf.is_leaf)

    def branches(self) -> tuple[Indicator, ...]:
        return tuple(node for top in self.indicators for node in walk(top) if not node.is_leaf)


def best_first(grades: Iterable[Grade]) -> list[Grade]:
    """Grades from the best down; those with one edge as they were written."""
    return sorted(grades, key=lambda grade: grade.rank, reverse=True)


def walk(node: Indicator) -> Iterator[Indicator]:
    """The node and all below it, in order."""
    yield node
    for child in node.children:
        yield from walk(child)
