"""Panels of experts: who judges whom by what, the ballots, and what the experts decide together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from perfeval.model.finding import Span

# amounts are in 元, None where not given


class Recusal(NamedTuple):
    """A subject that an expert keeps away from, and why."""

    subject: str
    reason: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Expert(NamedTuple):
    """One expert; `unit` is where he works. Without `assigned` subjects he judges all."""

    id: str
    name: str = ""
    role: str = ""
    unit: str = ""
    phone: str = ""
    recused: tuple[Recusal, ...] = ()
    assigned: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}

    def judges(self, subject: str) -> bool:
        """Whether a ballot on the subject is to be expected."""
        away = any(recusal.subject == subject for recusal in self.recused)
        return not away and (not self.assigned or subject in self.assigned)


class Subject(NamedTuple):
    """What is judged: a project, an applicant, an indicator. `compliant` is whether it is what
    its contract or the rules ask for, None where nothing is said."""

    id: str
    name: str = ""
    unit: str = ""
    compliant: bool | None = None
    why: str = ""
    requested: Fraction | None = None
    quantity: Fraction | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Criterion(NamedTuple):
    """One criterion with its highest score."""

    id: str
    max: Fraction
    name: str = ""
    explain: str = ""
    group: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Band(NamedTuple):
    """A band of scores and the money it is worth; edges as in the rule `bands`."""

    min: Fraction | None = None
    above: Fraction | None = None
    max: Fraction | None = None
    below: Fraction | None = None
    money: Fraction | None = None
    name: str = ""
    per: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class RankPoints(NamedTuple):
    """The first place gets `first` points, each further place `step` less."""

    first: Fraction
    step: Fraction
    span: Span | None = None


class Rule(NamedTuple):
    """How ballots become a result. `weights` are each expert's own (`by` expert) or the role's as
    a whole (`by` role), by role."""

    trim: Any = None
    weights: Mapping[str, Fraction] = {}
    by: str = "expert"
    void: tuple[str, ...] | bool = ()
    max_spread: Fraction | None = None
    max_deviation: Fraction | None = None
    pass_: Fraction | None = None
    min_experts: int | None = None
    rounding: Rounding = Rounding()
    bands: tuple[Band, ...] = ()
    budget: Fraction | None = None
    seats: int | None = None
    rank: RankPoints | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Ballot(NamedTuple):
    """One expert on one subject: a score, or scores by criterion; a vote; an opinion."""

    expert: str
    subject: str
    scores: Mapping[str, Fraction] = {}
    score: Fraction | None = None
    passed: bool | None = None
    opinion: str = ""
    date: date | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Discussion(NamedTuple):
    """What the experts decided together (合议): a score, a pass, or that the result stands."""

    subject: str
    date: date | None = None
    by: str = ""
    score: Fraction | None = None
    passed: bool | None = None
    keep: bool = False
    reason: str = ""
    evidence: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Panel(NamedTuple):
    """A whole panel. `full` is the highest total; `unit` that of bare and printed amounts."""

    title: str
    file: str
    experts: tuple[Expert, ...]
    subjects: tuple[Subject, ...]
    ballots: tuple[Ballot, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    rule: Rule = Rule()
    full: Fraction | None = None
    date: date | None = None
    basis: tuple[str, ...] = ()
    project: str = ""
    unit: str = "万元"
    factor: Fraction | None = None
    anonymous: str = "experts"
    salt: str = ""
    verified: bool = True
    notes: tuple[str, ...] = ()
    digest: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}
