"""What a cell says of a goal: how far it is, what is expected, what is to be remarked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.i18n.monitoring_words import say
from perfeval.model import monitoring as m
from perfeval.model.rounding import plain
from perfeval.monitoring.values import comparable, way
from perfeval.reports import figures
from perfeval.reports.monitoring.view import lag, quantity, reckoned
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from perfeval.model.monitoring import FundProgress, GoalProgress
    from perfeval.reports.monitoring.view import View

STAR = "*"
ZERO = Fraction(0)
WARNING = ("yellow", "orange", "red")
SAID = {
    m.NO_PROGRESS: "at.no_progress", m.NOT_APPLICABLE: "at.not_applicable",
    m.NOT_DUE: "at.not_due", m.DUE: "at.due", m.OVERDUE: "at.overdue",
}  # fmt: skip
OPEN = (m.NO_PROGRESS, m.NOT_APPLICABLE, m.NOT_DUE)


def done(goal: GoalProgress, view: View) -> str:
    """How far it is: the value, a share of the way, or why there is neither."""
    if goal.actual is not None:
        return quantity(goal.actual, view.words)
    if goal.met is not None:
        return met_text(goal, view.lang)
    if goal.tier:
        return flat(goal.tier)
    if goal.completion is not None and goal.status in (m.MEASURED, m.DONE, m.JUDGED):
        return view.t("share", rate=figures.rate(goal.completion))
    if goal.status == m.OVERDUE and goal.completion:
        return view.t("at.short", rate=figures.rate(goal.completion))
    return view.t(SAID[goal.status]) if goal.status in SAID else ""


def met_text(goal: GoalProgress, lang: str) -> str:
    """How many points of a checklist are met."""
    met, of = goal.met if goal.met is not None else (ZERO, 0)
    return say("points_met", lang, met=plain(met, 2), of=of)


def expected(goal: GoalProgress, view: View) -> tuple[str, bool]:
    """What the end will be, and whether that was reckoned rather than stated."""
    if goal.stated is not None:
        return quantity(goal.stated, view.words), False
    if goal.status in OPEN:
        return "", False
    if goal.status == m.JUDGED and goal.actual is None:
        return "", False
    if goal.status == m.DONE or fulfilled(goal):
        return done(goal, view), False
    if goal.computed is not None:
        return reckoned(goal.computed, goal.actual, view.words), True
    if goal.computed_completion is not None:
        return view.t("share", rate=figures.rate(goal.computed_completion)), True
    return "", False


def fulfilled(goal: GoalProgress) -> bool:
    """Whether a fixed number is reached: what is done goes on growing only where more is wanted."""
    target, share = goal.target, goal.completion
    return target is not None and target.op in ("", "=") and share is not None and share >= 1


def remark(goal: GoalProgress, view: View) -> str:
    """What stands beside it: overdue, beyond its limit, older figures, the unit's own note."""
    parts = []
    if goal.actual is not None and goal.status in SAID:
        parts.append(view.t(SAID[goal.status]))
    if goal.exceeded:
        parts.append(passed(goal, view))
    if goal.counted is not None and goal.counted < view.m.as_of:
        parts.append(view.t("counted", day=view.day(goal.counted)))
    parts.append(flat(goal.note).rstrip("。."))
    return view.t("semicolon").join(part for part in parts if part)


def passed(goal: GoalProgress, view: View) -> str:
    """What is past its limit, or its day."""
    return view.t("at.late" if goal.status == m.DONE else "at.exceeded")


def reason(goal: GoalProgress, view: View) -> str:
    """Why it is behind: the words of the deviation, else the reason of the result."""
    said = goal.deviation.text if goal.deviation is not None else ""
    result = view.m.project.results.get(goal.path)
    return flat(said or goal.reason or (result.reason if result is not None else ""))


def measure(goal: GoalProgress, view: View) -> str:
    """What is to be done about it; what is said of an average holds for its items."""
    result = view.m.project.results.get(goal.path)
    return flat(goal.improvement or (result.improvement if result is not None else ""))


def causes(goal: GoalProgress | FundProgress) -> tuple[str, ...]:
    """The columns to tick; what is in none of them is another one."""
    given = goal.deviation.causes if goal.deviation is not None else ()
    own = [cause for cause in given if cause in m.CAUSES]
    return tuple(own) + (
        (m.CAUSES[-1],) if len(own) < len(given) and m.CAUSES[-1] not in own else ()
    )


def behind(goal: GoalProgress) -> bool:
    """Whether it needs a reason: late, beyond its limit, with a warning, or not certain."""
    if goal.status in (m.NOT_APPLICABLE, m.NOT_DUE):
        return False
    if goal.status == m.OVERDUE or goal.exceeded or goal.likelihood in (m.POSSIBLE, m.IMPOSSIBLE):
        return True
    if misses(goal):
        return True
    if goal.light is not None and goal.light.colour:
        return goal.light.colour in WARNING
    return (lag(goal) or 0) > 0


def misses(goal: GoalProgress) -> bool:
    """Whether its own forecast falls short of its target, or breaks its limit."""
    stated, target = goal.stated, goal.target
    if stated is None or target is None or not comparable(stated, target):
        return False
    return not way(stated, target).met


def late(line: FundProgress) -> bool:
    """Whether a fund line is spent too slowly, by its light where there are lights."""
    behind_by = lag(line)
    if line.of or behind_by is None or behind_by <= 0:
        return False
    return line.light is None or not line.light.colour or line.light.colour in WARNING
