"""The goals of a project under way as a table: branches above, only those with something to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_monitor import say
from perfeval.model import monitoring as m
from perfeval.reports import figures
from perfeval.reports.monitoring.states import fulfilled, met_text
from perfeval.reports.words import words
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.cli.page import Page
    from perfeval.model.indicators import Indicator
    from perfeval.model.monitoring import GoalProgress, Monitored
    from perfeval.model.quantity import Quantity

LONGEST = 24
WIDE = 100
COMPARED = (m.MEASURED, m.LEVEL, m.OVERDUE, m.DONE)


def put_goals(page: Page, found: Monitored, lang: str) -> None:
    shown = _shown(found)
    if not shown:
        return
    view = _View(found, lang, page.width < WIDE)
    ahead = "forecast" if found.start.year == found.end.year else "forecast.period"
    rows = [row for top in found.indicator_set.indicators for row in view.rows(top, 0, shown)]
    columns = [
        Column(say("indicator", lang), "<", 12),
        Column(say("target", lang), "<", 8, 10), Column(say("actual", lang), "<", 8, 10),
        *(Column(say(key, lang), ">") for key in ("completion", *view.between, "gap", ahead)),
        Column(say("likelihood", lang), "<"),
    ]  # fmt: skip
    if view.lit:
        columns.append(Column(say("light", lang), "<"))
    draw(page, columns, rows)
    left = len(found.goals) - len(shown)
    if left:
        page.paragraph(say("unlisted", lang, n=left), style="dim")


def _shown(found: Monitored) -> list[GoalProgress]:
    """Goals with a target or something known; in an evaluation's set many have neither."""
    return [
        goal for goal in found.goals
        if goal.status != m.NO_PROGRESS or goal.target is not None or goal.likelihood
    ]  # fmt: skip


def _counted(goal: GoalProgress) -> bool:
    return goal.actual is not None and goal.actual.is_number


class _View:
    def __init__(self, found: Monitored, lang: str, narrow: bool) -> None:
        self.lang = lang
        # the gap tells what is due where there is no room for both
        self.between = () if narrow else ("due",)
        self.words = words(lang)
        self.lit = any(goal.light is not None for goal in found.goals)

    def rows(self, node: Indicator, level: int, shown: list[GoalProgress]) -> Iterator[Row]:
        inside = [g for g in shown if g.path[: len(node.path)] == node.path]
        if not inside:
            return
        if node.children:
            blank = ("",) * (6 + len(self.between) + int(self.lit))
            yield Row((node.name, *blank), "", level * 2)
            for child in node.children:
                yield from self.rows(child, level + 1, inside)
            return
        for goal in inside:
            yield self._row(goal, level)

    def _row(self, goal: GoalProgress, level: int) -> Row:
        from perfeval.cli.monitor_view import gap_text, style_of

        due = figures.rate(goal.due) if goal.status in COMPARED and goal.gap is not None else ""
        cells = [
            goal.name, self._text(goal.target), self._actual(goal), self._done(goal),
            *(due or say("none", self.lang) for _ in self.between),
            gap_text(goal.gap if goal.status in COMPARED else None, self.lang),
            self._forecast(goal), self._likely(goal),
        ]  # fmt: skip
        styles: list[tuple[int, str]] = []
        if goal.status == m.NO_PROGRESS:
            styles.append((3, "red"))
        if self.lit:
            cells.append(goal.light.name if goal.light is not None else "")
            styles.append((len(cells) - 1, style_of(goal.light)))
        return Row(tuple(cells), "", level * 2, tuple(s for s in styles if s[1]))

    def _text(self, value: Quantity | None) -> str:
        return shorten(figures.quantity(value, self.words), LONGEST) or say("none", self.lang)

    def _actual(self, goal: GoalProgress) -> str:
        if goal.actual is None and goal.met is not None:
            return met_text(goal, self.lang)
        return (
            shorten(goal.tier, LONGEST)
            if goal.actual is None and goal.tier
            else self._text(goal.actual)
        )

    def _done(self, goal: GoalProgress) -> str:
        """The share of the way, or in words why there is none: never a zero for nothing."""
        if goal.status in (m.MEASURED, m.LEVEL):
            return figures.rate(goal.completion)
        if goal.status == m.LIMIT:
            used = figures.rate(goal.completion)
            key = "status.limit" if used else "status.over" if goal.exceeded else "status.within"
            return say(key, self.lang, share=used)
        if goal.status == m.JUDGED and goal.completion is not None:
            return figures.rate(goal.completion)
        if goal.status == m.JUDGED and goal.target is None and _counted(goal):
            return say("status.untold", self.lang)
        if goal.status == m.OVERDUE and goal.completion:
            return say("status.short", self.lang, share=figures.rate(goal.completion))
        late = ".late" if goal.status == m.DONE and goal.exceeded else ""
        return say(f"status.{goal.status}{late}", self.lang, share="")

    def _forecast(self, goal: GoalProgress) -> str:
        if goal.stated is not None:
            return self._text(goal.stated)
        if goal.status not in (m.MEASURED, m.LIMIT, m.LEVEL) or goal.computed_completion is None:
            return say("none", self.lang)
        if fulfilled(goal):
            return self._text(goal.actual) if goal.actual is not None else say("none", self.lang)
        value = goal.computed
        text = figures.rate(goal.computed_completion) if value is None else self._text(value)
        return say("reckoned", self.lang, text=text)

    def _likely(self, goal: GoalProgress) -> str:
        if not goal.likelihood:
            return say("none", self.lang)
        text = say(f"likely.{goal.likelihood}", self.lang)
        return say("reckoned", self.lang, text=text) if goal.reckoned else text
