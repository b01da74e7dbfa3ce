"""Projects: what was planned, spent and achieved, with evidence and the evaluator's words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.finding import Finding, Span
    from perfeval.model.quantity import Quantity


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


class FundPlan(NamedTuple):
    """A plan of the money by task, with the totals it states."""

    rows: tuple[PlanRow, ...]
    unit: str = "万元"
    total: Fraction | None = None
    groups: Mapping[str, Fraction] = {}
    span: Span | None = None
    at: Mapping[str, Span] = {}


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


class Survey(NamedTuple):
    """One group of respondents; `counts` from the best answer to the worst."""

    name: str = ""
    sent: int | None = None
    returned: int | None = None
    valid: int | None = None
    counts: tuple[int, ...] = ()
    population: int | None = None
    questions: int | None = None
    mode: str = ""
    dates: str = ""
    labels: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Ballot(NamedTuple):
    """One expert's vote: scores (several when the ballot has several), or a pass."""

    expert: str = ""
    role: str = ""
    scores: tuple[Fraction, ...] = ()
    passed: bool | None = None
    recused: bool = False
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Occurrence(NamedTuple):
    """One counted event, or one deduction with its fact."""

    points: Fraction | None = None
    fact: str = ""
    date: str = ""
    evidence: tuple[str, ...] = ()
    problem: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Item(NamedTuple):
    """One item of an average: its own target, actual and weight."""

    name: str = ""
    target: Quantity | None = None
    actual: Quantity | None = None
    weight: Fraction | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Judgement(NamedTuple):
    """What was found for one point of a checklist; `met` is None when it is not applicable, for
    `reason`."""

    met: Fraction | None = None
    fact: str = ""
    evidence: tuple[str, ...] = ()
    problem: str = ""
    span: Span | None = None
    given: bool = True
    at: Mapping[str, Span] = {}
    reason: str = ""


class Statement(NamedTuple):
    """A judged statement of an unscored item."""

    state: str = ""
    text: str = ""
    problem: str = ""
    measures: str = ""


class Review(NamedTuple):
    """A reviewer's own score with the opinion."""

    score: Fraction | None = None
    by: str = ""
    date: str = ""
    opinion: str = ""


class Result(NamedTuple):
    """What the project says about one indicator; every part is optional."""

    actual: Quantity | None = None
    target: Quantity | None = None
    part: Quantity | None = None
    whole: Quantity | None = None
    current: Quantity | None = None
    base: Quantity | None = None
    survey: tuple[Survey, ...] = ()
    panel: tuple[Ballot, ...] = ()
    planned: date | None = None
    finished: date | None = None
    excused: Fraction = Fraction(0)
    count: Fraction | None = None  # type: ignore[assignment]
    occurrences: tuple[Occurrence, ...] | None = None
    items: tuple[Item, ...] | Mapping[str, Judgement] = ()
    data: Mapping[str, Quantity] = {}
    met: Any = None
    tier: str = ""
    share: Fraction | None = None
    points: Fraction | None = None
    judged: Fraction | None = None
    deductions: tuple[Occurrence, ...] | None = None
    parts: tuple[Result, ...] = ()
    statement: Statement | None = None
    not_applicable: str | None = None
    not_due: str | None = None
    evidence: tuple[str, ...] = ()
    problem: str = ""
    analysis: str = ""
    reason: str = ""
    improvement: str = ""
    note: str = ""
    assumed: str = ""
    reported: Fraction | None = None
    review: Review | None = None
    name: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}

    def place(self, *keys: str) -> Span | None:
        """Where the first of the keys that is given stands; else the result itself."""
        return next((self.at[key] for key in keys if key in self.at), self.span)

    @property
    def absence(self) -> str:
        """Why it does not apply; where that is said of its points or parts, their reasons, once
        each of them has one."""
        if self.not_applicable is not None:
            return self.not_applicable
        judged: dict[str, Judgement] = {}
        for source in (self.met, self.items):
            if isinstance(source, Mapping):
                judged.update(source)
        reasons = [j.reason or j.fact for j in judged.values()]
        reasons += [part.absence for part in self.parts]
        return "；".join(dict.fromkeys(reasons)) if all(reasons) else ""


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
    """A goal on several levels: what is required from above and what was set."""

    name: str
    required: str = ""
    target: str = ""
    unit: str = ""
    note: str = ""


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
    digest: str = ""
    places: Mapping[str, Span] = {}
    findings: tuple[Finding, ...] = ()
