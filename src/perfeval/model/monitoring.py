"""Projects under way: what was found at a day. What files say of it stands in `pace`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.pace import DAYS as DAYS
from perfeval.model.pace import LINEAR as LINEAR
from perfeval.model.pace import MONTHS as MONTHS
from perfeval.model.pace import STEP as STEP
from perfeval.model.pace import STEPS as STEPS
from perfeval.model.pace import Deviation as Deviation  # noqa: TC001 (given on)
from perfeval.model.pace import Half as Half
from perfeval.model.pace import Light as Light  # noqa: TC001 (given on)
from perfeval.model.pace import Likelihoods as Likelihoods
from perfeval.model.pace import Milestone as Milestone
from perfeval.model.pace import Progress as Progress
from perfeval.model.pace import Schedule as Schedule
from perfeval.model.pace import Terms as Terms  # noqa: TC001 (given on)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from perfeval.model.finding import Finding, Span
    from perfeval.model.indicators import Indicator, IndicatorSet, Path
    from perfeval.model.project import Project
    from perfeval.model.quantity import Quantity

# how likely a goal is reached, as the official table words it
CERTAIN, POSSIBLE, IMPOSSIBLE = "确定能", "有可能", "完全不可能"
LIKELIHOODS = (CERTAIN, POSSIBLE, IMPOSSIBLE)
# columns of the official table for why a goal is behind
CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")

# how a goal stands at the day
MEASURED = "measured"  # a number compared with its schedule
LEVEL = "level"  # a rate or level, compared with its whole target at any day
LIMIT = "limit"  # at most the target: used up, or within
DONE, DUE, OVERDUE = "done", "due", "overdue"  # yes/no, dates and milestones
JUDGED = "judged"  # words, which nothing compares
NO_PROGRESS = "no_progress"  # nothing known up to the day: not a zero
NOT_APPLICABLE, NOT_DUE = "not_applicable", "not_due"
STATUSES = (
    MEASURED, LEVEL, LIMIT, DONE, DUE, OVERDUE, JUDGED, NO_PROGRESS, NOT_APPLICABLE, NOT_DUE,
)  # fmt: skip


class Mark(NamedTuple):
    """A point of a curve: a day and a share (1 is the whole)."""

    day: date
    share: Fraction


class Curve(NamedTuple):
    """Planned and actual shares over the period, the actual ones up to the day."""

    planned: tuple[Mark, ...] = ()
    actual: tuple[Mark, ...] = ()


class FundProgress(NamedTuple):
    """A fund line, or their total (name ""), at the day; amounts in 元, None where not given.

    `rate` is spent / budget, `due` the share that should have been spent, `gap` = due − rate (as a
    ratio; negative: ahead). `computed` = spent / due, at most the budget (of a total: what its lines come to); `stated` the
    project's own.
    `light` is None where there are no lights or nothing to compare.
    """

    name: str
    key: str = ""
    source: str = ""
    of: str = ""
    initial_budget: Fraction | None = None
    budget: Fraction | None = None
    spent: Fraction | None = None
    rate: Fraction | None = None
    due: Fraction = Fraction(0)
    gap: Fraction | None = None
    light: Light | None = None
    computed: Fraction | None = None
    stated: Fraction | None = None
    note: str = ""
    span: Span | None = None
    deviation: Deviation | None = None
    improvement: str = ""

    @property
    def forecast(self) -> Fraction | None:
        """The project's own forecast, else the computed one."""
        return self.stated if self.stated is not None else self.computed


class GoalProgress(NamedTuple):
    """An indicator (or, with `item`, an item of an average) at the day.

    `actual` is the latest value up to the day, of `counted` (its day); `completion` actual / target
    (of a limit: the share used up); `due` the share that should be reached; `gap` = due −
    completion. `computed` is the value forecast for the end and `computed_completion` its share of
    the target, both None where nothing can be computed; `stated_completion` likewise of the stated
    forecast. `likelihood` is the project's own, or with `reckoned` what the thresholds give.
    """

    indicator: Indicator
    status: str
    item: str = ""
    weight: Fraction | None = None
    target: Quantity | None = None
    actual: Quantity | None = None
    counted: date | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    completion: Fraction | None = None
    due: Fraction | None = None
    gap: Fraction | None = None
    light: Light | None = None
    exceeded: bool = False  # a limit that is passed, a day that was missed
    computed: Quantity | None = None
    computed_completion: Fraction | None = None
    stated: Quantity | None = None
    stated_completion: Fraction | None = None
    likelihood: str = ""
    reckoned: bool = False
    deviation: Deviation | None = None
    met: tuple[Fraction, int] | None = None  # points of a checklist that are met, of how many
    tier: str = ""
    reason: str = ""  # of the result or the item, where the deviation has no words
    improvement: str = ""
    curve: Curve = Curve()
    funds: bool = False  # a rate of the funds, which is no goal of its own
    span: Span | None = None
    at: Mapping[str, Span] = {}

    def place(self, *keys: str) -> Span | None:
        """Where the first of the keys that is given stands; else the result itself."""
        return next((self.at[key] for key in keys if key in self.at), self.span)

    @property
    def path(self) -> Path:
        return self.indicator.path

    @property
    def name(self) -> str:
        return self.item or self.indicator.name


class Monitored(NamedTuple):
    """A project at a day: everything a writer needs, nothing formatted.

    `start` and `end` are the period, the calendar year of the day where the project has none
    (`assumed`). `elapsed` is the share of its days that has passed. `goals_done` and `goals_due`
    are weighted means over the goals that can be compared; None when none can. `funds_curve` and
    `goals_curve` are what the chart draws. `terms` are what was applied, None where neither set nor
    project gives any.
    """

    project: Project
    indicator_set: IndicatorSet
    as_of: date
    start: date
    end: date
    elapsed: Fraction
    assumed: bool = False
    terms: Terms | None = None
    lines: tuple[FundProgress, ...] = ()
    total: FundProgress | None = None
    goals: tuple[GoalProgress, ...] = ()
    goals_done: Fraction | None = None
    goals_due: Fraction | None = None
    goals_light: Light | None = None
    contrast: str = ""  # "claims" (little spent, much claimed), "spends" (the reverse) or ""
    narrow: bool = False  # half of the goals by weight or less can be compared: no contrast
    weighted: bool = False  # the means are by weight; else all goals count alike
    goals_forecast: Fraction | None = None
    funds_curve: Curve = Curve()
    goals_curve: Curve = Curve()
    unit: str = "万元"
    factor: Fraction = Fraction(10_000)
    findings: tuple[Finding, ...] = ()
