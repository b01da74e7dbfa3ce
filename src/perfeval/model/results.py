"""What a project says of its indicators: figures, surveys, judgements, reviews."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.finding import Span
    from perfeval.model.monitoring import Deviation, Progress
    from perfeval.model.quantity import Quantity


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
    progress: tuple[Progress, ...] = ()
    forecast: Quantity | None = None
    likelihood: str = ""
    deviation: Deviation | None = None
    schedule: Any = None
    accrues: bool | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}
    reason: str = ""
    improvement: str = ""


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
    evidence: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Review(NamedTuple):
    """A reviewer's own score with the opinion."""

    score: Fraction | None = None
    by: str = ""
    date: str = ""
    opinion: str = ""


class Peers(NamedTuple):
    """What is known of the numbers of comparable projects, the project's own among them.

    `n` of them, from `min` to `max`; `better` are ahead of it, `equal` at the same number (itself
    included); `mark` is the benchmark, where it is not simply the best.
    """

    n: int | None = None
    min: Quantity | None = None
    max: Quantity | None = None
    better: int | None = None
    equal: int | None = None
    mark: Quantity | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}

    def quantities(self) -> tuple[Quantity, ...]:
        """The figures that share the number's unit."""
        return tuple(q for q in (self.min, self.max, self.mark) if q is not None)


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
    peers: Peers | None = None
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
    progress: tuple[Progress, ...] = ()
    forecast: Quantity | None = None
    likelihood: str = ""
    deviation: Deviation | None = None
    schedule: Any = None
    accrues: bool | None = None
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
