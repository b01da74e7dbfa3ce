"""A project under way on a terminal: money, goals, how they compare, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.findings_view import put_findings
from perfeval.cli.monitor_goals import put_goals
from perfeval.cli.page import Page
from perfeval.cli.sources import Sources
from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_monitor import say
from perfeval.model.rounding import fixed
from perfeval.reports import figures

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from perfeval.model.monitoring import FundProgress, Light, Monitored

PAINT = {"green": "green", "blue": "cyan", "yellow": "yellow", "orange": "yellow", "red": "red"}
AMOUNTS = ("initial_budget", "budget", "spent")


def monitor_page(found: Monitored, base: Path, lang: str, width: int, rule: str) -> Page:
    page = Page(width, rule)
    _heading(page, found, lang)
    page.gap()
    _funds(page, found, lang)
    page.gap()
    put_goals(page, found, lang)
    page.gap()
    _verdict(page, found, lang)
    page.gap()
    put_findings(page, found.findings, Sources(base), lang)
    return page


def style_of(light: Light | None) -> str:
    return PAINT.get(light.colour, "") if light is not None else ""


def gap_text(gap: Fraction | None, lang: str) -> str:
    """Percentage points behind; with a plus sign those ahead."""
    if gap is None:
        return say("none", lang)
    points = fixed(abs(gap) * 100, 2)
    return ("-" if gap > 0 else "+" if gap < 0 else "") * bool(points.strip("0.")) + points


def _heading(page: Page, found: Monitored, lang: str) -> None:
    page.paragraph(found.project.header.name, style="bold")
    column = 10 if lang == "zh" else 15
    title = say("named", lang, title=found.indicator_set.title, id=found.indicator_set.id)
    page.entry(say("set", lang), title, column)
    page.entry(say("as_of", lang), found.as_of.isoformat(), column)
    period = say(
        "span", lang, start=found.start.isoformat(), end=found.end.isoformat(),
        elapsed=figures.rate(found.elapsed),
    )  # fmt: skip
    page.entry(say("period", lang), period, column)
    if found.terms is not None and found.terms.basis:
        text = ("；" if lang == "zh" else "; ").join(found.terms.basis)
        page.entry(
            say("basis", lang),
            text + ("" if found.terms.verified else say("unverified", lang)),
            column,
        )


def _funds(page: Page, found: Monitored, lang: str) -> None:
    rows = list(found.lines)
    if not rows:
        return
    tops = [row for row in rows if not row.of]
    if found.total is not None and len(tops) > 1:
        rows.append(found.total._replace(name=say("total", lang)))
    given = [key for key in AMOUNTS if any(getattr(row, key) is not None for row in rows)]
    if all(row.initial_budget in (None, row.budget) for row in rows):
        given = [key for key in given if key != "initial_budget"]
    values = [getattr(row, key) for row in rows for key in given]
    digits = figures.money_digits(values, found.factor)
    lit = any(row.light is not None for row in rows)
    columns = [Column(say("funds", lang, unit=found.unit), "<", 12)]
    many = ".period" if found.start.year != found.end.year else ""
    heads = {
        key: key + many if many and key in ("budget", "forecast") else key
        for key in (*given, "forecast")
    }
    columns += [Column(say(heads[key], lang), ">") for key in given]
    # what is due is the same for all lines, and said below
    columns += [Column(say(key, lang), ">") for key in ("rate", "gap", heads["forecast"])]
    if lit:
        columns.append(Column(say("light", lang), "<"))
    lines = [_line(row, found, given, digits, lit, lang) for row in rows]
    draw(page, columns, lines, 1 if len(rows) > len(found.lines) else 0)


def _line(
    row: FundProgress, found: Monitored, given: list[str], digits: int, lit: bool, lang: str
) -> Row:
    none = say("none", lang)
    name = say("of_line", lang, name=row.name) if row.of else row.name
    amounts = [figures.money(getattr(row, key), found.factor, digits) or none for key in given]
    forecast = none
    if row.forecast is not None:
        forecast = figures.money(row.forecast, found.factor, 2)
        forecast = forecast if row.stated is not None else say("reckoned", lang, text=forecast)
    cells = [
        name, *amounts, figures.rate(row.rate) or none, gap_text(row.gap, lang), forecast,
    ]  # fmt: skip
    if lit:
        cells.append(row.light.name if row.light is not None else "")
    style = style_of(row.light)
    styles = ((len(cells) - 1, style),) if lit and style else ()
    return Row(tuple(cells), "", 2 if row.of else 0, styles)


def _verdict(page: Page, found: Monitored, lang: str) -> None:
    column = 10
    if found.total is not None and found.total.rate is not None:
        text = _against(found.total.rate, found.total.due, lang)
        page.entry(say("money", lang), text, column)
    if found.goals_done is not None and found.goals_due is not None:
        from perfeval.monitoring.run import counts

        n = len([goal for goal in found.goals if counts(goal) and goal.due is not None])
        mean = say("mean" if found.weighted else "mean.equal", lang, n=n)
        text = _against(found.goals_done, found.goals_due, lang) + mean
        page.entry(say("goals", lang), text, column)
    lights = [goal.light.name for goal in found.goals if goal.light is not None]
    if lights:
        each = (say("count", lang, name=name, n=lights.count(name)) for name in _in_order(found))
        page.entry(say("lights", lang), say("joint", lang).join(each), column)
    if found.goals_done is not None:
        from perfeval.reports.monitoring.sentences import mean_notes

        for text in mean_notes(found.goals, found.narrow, lang)[1:]:
            page.paragraph(text, style="dim")
    if _starred(found):
        page.paragraph(say("starred", lang), style="dim")


def _in_order(found: Monitored) -> list[str]:
    """Names of lights as the rules list them, those that are on."""
    from perfeval.monitoring.terms import rules_of, terms_of

    rules = rules_of(terms_of(found.project, found.indicator_set))
    known = [light.name for light in (*rules.goals_lights, *rules.funds_lights)]
    used = {goal.light.name for goal in found.goals if goal.light is not None}
    return [name for name in dict.fromkeys(known) if name in used]


def _against(rate: Fraction, due: Fraction, lang: str) -> str:
    gap = due - rate
    key = "behind" if gap > 0 else "ahead" if gap < 0 else "even"
    lead = say(key, lang, gap=fixed(abs(gap) * 100, 2))
    return say("against", lang, rate=figures.rate(rate), due=figures.rate(due), lead=lead)


def _starred(found: Monitored) -> bool:
    money = any(row.stated is None and row.computed is not None for row in found.lines)
    return money or any(
        goal.reckoned or (goal.stated is None and goal.computed_completion is not None)
        for goal in found.goals
    )
