"""Projects: what was planned, spent and achieved, with evidence and the evaluator's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from perfeval.model.finding import Finding, Span
    from perfeval.model.funds import Funds
    from perfeval.model.monitoring import Terms
    from perfeval.model.quantity import Quantity
    from perfeval.model.results import Result


class Evidence(NamedTuple):
    """A document of the evidence register."""

    id: str
    kind: str = ""
    title: str = ""
    doc_no: str = ""
    date: date | None = None
    file: str = ""
    provided_by: str = ""
    note: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Problem(NamedTuple):
    """A problem found, with cause and suggestion."""

    id: str
    title: str = ""
    facts: str = ""
    cause: str = ""
    indicators: tuple[str, ...] = ()
    amount: str = ""
    suggestion: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Objective(NamedTuple):
    expected: str = ""
    achieved: str = ""
    name: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Goal(NamedTuple):
    """A goal on several levels: what is required from above, what was set, and by year.

    `levels` and `years` keep their order; `kind` is "cumulative" (or ""), "additive" or "rate".
    """

    name: str
    required: Quantity | None = None
    target: Quantity | None = None
    unit: str = ""
    note: str = ""
    levels: Mapping[str, Quantity] = {}
    direction: str = ""
    kind: str = ""
    base: Quantity | None = None
    base_year: int | None = None
    years: Mapping[str, Quantity] = {}
    actual: Mapping[str, Quantity] = {}
    indicator: str = ""
    aliases: tuple[str, ...] = ()
    period: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}
    reason: str = ""
    improvement: str = ""


class GateCall(NamedTuple):
    """A gate that the project lists as having been met."""

    name: str
    reason: str = ""
    at: str = ""
    span: Span | None = None
    places: Mapping[str, Span] = {}


class Adjustment(NamedTuple):
    """A bonus or malus the project claims."""

    name: str
    value: Fraction
    reason: str = ""
    evidence: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Feedback(NamedTuple):
    """An opinion on the draft and what became of it."""

    from_: str = ""
    opinion: str = ""
    adopted: bool | None = None
    reason: str = ""
    score_before: Fraction | None = None
    score_after: Fraction | None = None


class Member(NamedTuple):
    name: str = ""
    role: str = ""
    title: str = ""
    unit: str = ""


class Evaluation(NamedTuple):
    """How the evaluation itself was organised."""

    kind: str = ""
    stage: str = ""
    client: str = ""
    agency: str = ""
    lead: str = ""
    team: tuple[Member, ...] = ()
    report_no: str = ""
    limits: str = ""


class Extent(NamedTuple):
    units: Fraction | None = None
    amount: str = ""
    note: str = ""
    at: Mapping[str, Span] = {}


class Sampling(NamedTuple):
    population: Extent | None = None
    sample: Extent | None = None
    method: str = ""


class Interview(NamedTuple):
    date: str = ""
    who: str = ""
    topic: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Header(NamedTuple):
    """The `project` block: names, dates, people."""

    name: str
    code: str = ""
    department: str = ""
    central_department: str = ""
    implementer: str = ""
    nature: str = ""
    period: tuple[date | None, date | None] = (None, None)
    as_of: date | None = None
    date: date | None = None
    manager: str = ""
    filled_by: str = ""
    contact: str = ""
    phone: str = ""
    at: Mapping[str, Span] = {}


class Reported(NamedTuple):
    total: Fraction | None = None
    grade: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Project(NamedTuple):
    """A whole project file, its results keyed by the indicator's path."""

    header: Header
    set_id: str
    file: str
    results: Mapping[tuple[str, ...], Result]
    report: str = ""
    groups: Mapping[str, str] = {}
    evaluation: Evaluation | None = None
    evidence: tuple[Evidence, ...] = ()
    sampling: Sampling | None = None
    interviews: tuple[Interview, ...] = ()
    funds: Funds | None = None
    objectives: tuple[Objective, ...] = ()
    goals: tuple[Goal, ...] = ()
    problems: tuple[Problem, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    gates: tuple[GateCall, ...] = ()
    adjust: tuple[Adjustment, ...] = ()
    data: Mapping[str, Quantity] = {}
    reported: Reported | None = None
    as_printed: bool = False
    narrative: Mapping[str, str] = {}
    monitoring: Terms | None = None
    digest: str = ""
    places: Mapping[str, Span] = {}
    findings: tuple[Finding, ...] = ()

    def place_for(self, path: tuple[str, ...]) -> Span | None:
        """Where the result of an indicator belongs that has none: its row in a workbook, which is
        among `places` as "results/" and the path; else where results are."""
        return self.places.get("results/" + "/".join(path)) or self.places.get("results")
