"""Surveys: who was asked what, how answers become a satisfaction, and what a file of answers says."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.model.finding import Finding, Span
    from perfeval.model.quantity import Quantity

SCALE, YES_NO, CHOICE, TEXT = "scale", "yes_no", "choice", "text"
LEVELS = ("非常满意", "满意", "一般", "不满意", "非常不满意")


class Question(NamedTuple):
    """One question; `labels` from the best answer to the worst, `weight` its λ."""

    id: str
    text: str = ""
    kind: str = SCALE
    weight: Fraction | None = None
    labels: tuple[str, ...] = ()
    satisfaction: bool | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Answers(NamedTuple):
    """A file of answers and how it is read.

    `numbers` says what numbers mean: `high` (the highest is the best), `low` (1 is the best), ""
    (none are allowed). `required` are the questions a valid questionnaire has answered; empty: all
    of the satisfaction. `columns` are heads by question. `groups` maps what stands in the column of groups to the groups' ids. `header` is
    the row of the heads, `blanks` what stands where nothing was answered.
    """

    file: str = ""
    sheet: str = ""
    group: str = ""
    respondent: str = ""
    numbers: str = ""
    required: tuple[str, ...] = ()
    duplicates: str = "first"
    groups: Mapping[str, str] = {}
    columns: Mapping[str, str] = {}
    header: int = 1
    blanks: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Group(NamedTuple):
    """One group of respondents; `counts` by question, from the best answer to the worst."""

    id: str
    name: str = ""
    population: int | None = None
    sent: int | None = None
    returned: int | None = None
    valid: int | None = None
    weight: Fraction | None = None
    counts: Mapping[str, tuple[int, ...]] | tuple[int, ...] | None = None
    answers: Answers | None = None
    questions: int | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Own(NamedTuple):
    """A method of the file's own: points for each level, marks of a rank-weighted share, or how
    many of the best levels count as satisfied."""

    id: str
    name: str = ""
    weights: tuple[Fraction, ...] = ()
    rank: tuple[Fraction, ...] = ()
    top: int | None = None
    basis: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Limits(NamedTuple):
    """What a regulation or a custom asks of a survey; what is None is not asked."""

    count: int | None = None  # type: ignore[assignment]
    share: Fraction | None = None
    response: Fraction | None = None
    group_spread: Fraction | None = None
    straight: Fraction | None = None
    basis: str = ""
    verified: bool = True
    span: Span | None = None
    at: Mapping[str, Span] = {}


class SurveyFile(NamedTuple):
    """A file `perfeval: survey/v1` as written."""

    perfeval: str = ""
    title: str = ""
    project: str = ""
    target: Quantity | None = None
    dates: str = ""
    mode: str = ""
    labels: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = {}
    methods: tuple[Own, ...] = ()
    method: str = ""
    combine: str = ""
    join: str = ""
    interval: str = "wilson"
    confidence: Fraction = Fraction(95, 100)
    margin: Fraction = Fraction(5, 100)
    limits: Limits = Limits()
    questions: tuple[Question, ...] = ()
    groups: tuple[Group, ...] = ()
    answers: Answers | None = None
    note: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Line(NamedTuple):
    """One row of an answer file: its number and the texts of its cells."""

    row: int
    texts: tuple[str, ...]


class AnswerTable(NamedTuple):
    """A file of answers, opened: `lines` can be gone through once, its first line being the heads.

    `file` and `sheet` name the place of a cell (`#0`: the whole file is one table); with findings
    and without lines where it can't be used.
    """

    file: str
    sheet: str = "#0"
    lines: Iterable[Line] = ()
    findings: tuple[Finding, ...] = ()
    sha256: str = ""


class People(NamedTuple):
    """What each person answered: the questions' ids, and how many gave which levels (-1: none)."""

    asked: tuple[str, ...]
    given: Mapping[tuple[int, ...], int]


class Counted(NamedTuple):
    """What answers of one group come to: counts by question, and the questionnaires."""

    counts: Mapping[str, tuple[int, ...]]
    returned: int | None
    valid: int | None
    straight: int | None = None
    incomplete: int = 0
    twice: int = 0
    people: People | None = None


class Method(NamedTuple):
    """One way to make a satisfaction of counts: `kind` is top (the best `top` levels), weights
    (points of 100 for each level), or rank (`c1·w1 / Σ ci·wi`)."""

    id: str
    zh: str
    en: str
    kind: str
    weights: tuple[Fraction, ...] = ()
    top: int = 0
    basis: str = ""


class Interval(NamedTuple):
    """The interval as shares, rounded outward to 4 decimals; `how` is wilson, exact, t, census
    (everybody was asked), or joined."""

    low: Fraction
    high: Fraction
    how: str


class Value(NamedTuple):
    """A satisfaction as a share; None where there is no answer, or the method does not apply."""

    value: Fraction | None
    interval: Interval | None = None


class Way(NamedTuple):
    """One way to reach the overall figure: its method and how questions and groups are joined."""

    method: Method
    join: str
    combine: str
    overall: Fraction | None
    met: bool | None
    used: bool = False


class Sample(NamedTuple):
    """A sample's size and what can be told from it; rates and margins are shares.

    `needed` is the size for the confidence and the margin, `margin` what was reached (worst case,
    p = 50%, rounded up to 4 decimals), both corrected for a finite population where it is known.
    """

    population: int | None
    sent: int | None
    returned: int | None
    valid: int | None
    response: Fraction | None
    usable: Fraction | None
    covered: Fraction | None
    needed: int
    margin: Fraction | None
    straight: int | None = None
    incomplete: int = 0
    twice: int = 0


class GroupOutcome(NamedTuple):
    """`values` by method; `used` is the figure of the method in use, `counted` what answers gave."""

    group: Group
    counts: Mapping[str, tuple[int, ...]]
    sample: Sample
    values: Mapping[str, Fraction | None]
    used: Value = Value(None)
    counted: Counted | None = None


class QuestionOutcome(NamedTuple):
    question: Question
    counts: tuple[int, ...]
    answered: int
    values: Mapping[str, Fraction | None]
    used: Value = Value(None)


class Outcome(NamedTuple):
    """A survey evaluated. `planning`: no answers yet, only the sizes of samples are said."""

    survey: SurveyFile
    planning: bool
    methods: tuple[Method, ...] = ()
    used: Way | None = None
    ways: tuple[Way, ...] = ()
    joins: tuple[Way, ...] = ()
    spread: Fraction | None = None
    overall: Value = Value(None)
    sample: Sample | None = None
    groups: tuple[GroupOutcome, ...] = ()
    questions: tuple[QuestionOutcome, ...] = ()
    others: tuple[QuestionOutcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
