"""A panel's results on a terminal: subjects by rank, the money, how each came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.findings_view import put_findings
from perfeval.cli.sources import Sources
from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_panel import say
from perfeval.panels import records as r
from perfeval.panels.amounts import bare, money
from perfeval.panels.codes import subject_pairs
from perfeval.panels.rules import rule_text
from perfeval.panels.steps import steps
from perfeval.reports.panels import tables
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.cli.page import Page
    from perfeval.panels.records import Outcome, PanelResult

TITLE = 120
STYLES = {
    r.PASSED: "green", r.FAILED: "red", r.NON_COMPLIANT: "red", r.DISCUSS: "yellow", r.FEW: "yellow",
    r.TIED: "yellow", r.INVALID: "yellow", r.WAITING: "yellow", r.EMPTY: "dim",
}  # fmt: skip


def put_panel(page: Page, result: PanelResult, base: Path, lang: str) -> None:
    panel = result.panel
    page.paragraph(shorten(panel.title, TITLE), style="bold")
    column = 10
    counts = say("counts", lang, experts=len(panel.experts), ballots=len(panel.ballots))
    if panel.date is not None:
        page.entry(say("date", lang), panel.date.isoformat(), column)
    if panel.project:
        page.entry(say("project", lang), shorten(panel.project, TITLE), column)
    page.entry(say("experts", lang), counts, column)
    if panel.anonymous == "both":
        page.entry(say("subject.codes", lang), shorten(subject_pairs(panel, lang), 2_000), column)
    rule = rule_text(panel, lang)
    if rule:
        if not panel.verified:
            rule += (
                f"（{say('verified', lang)}）" if lang == "zh" else f" ({say('verified', lang)})"
            )
        page.entry(say("rule", lang), rule, column)
    page.gap()
    if result.outcomes:
        _table(page, result, lang)
        page.gap()
        page.line((say("steps", lang), "bold"))
        for outcome in result.ranked:
            _steps(page, result, outcome, lang)
        page.gap()
    put_findings(page, result.findings, Sources(base), lang)


def _table(page: Page, result: PanelResult, lang: str) -> None:
    panel, shown = result.panel, tables.keys(result)
    least = {"name": (12, 16), "status": (8, 12)}
    columns = [
        Column(
            say(f"col.{key}", lang, unit=panel.unit),
            "<" if key in ("id", "name", "status") else ">", *least.get(key, ()),
        )
        for key in shown
    ]  # fmt: skip
    rows = [_row(result, outcome, shown, lang) for outcome in result.ranked]
    if result.granted is not None:
        cells = {"name": say("total", lang), "money": bare(panel, result.granted)}
        rows.append(Row(tuple(cells.get(key, "") for key in shown), "bold"))
    draw(page, columns, rows, int(result.granted is not None))
    if result.granted is None:
        return
    waiting = sum(outcome.money is None for outcome in result.outcomes)
    if waiting:
        page.paragraph(say("open.1" if waiting == 1 else "open", lang, n=waiting), style="yellow")
    budget = panel.rule.budget
    if budget is not None:
        left, values = budget - result.granted, {"budget": money(panel, budget), "sum": money(panel, result.granted)}  # fmt: skip
        if left >= 0:
            page.paragraph(say("budget", lang, left=money(panel, left), **values))
        else:
            page.paragraph(
                say("budget.over", lang, over=money(panel, -left), **values), style="red"
            )


def _row(result: PanelResult, outcome: Outcome, shown: list[str], lang: str) -> Row:
    texts = tables.cells(result, outcome, lang)
    texts |= {"id": shorten(texts["id"], 16), "name": shorten(texts["name"], 60)}
    style = STYLES.get(outcome.status, "")
    styles = ((shown.index("status"), style),) if style else ()
    return Row(tuple(texts[key] for key in shown), styles=styles)


def _steps(page: Page, result: PanelResult, outcome: Outcome, lang: str) -> None:
    joint = "；" if lang == "zh" else "; "
    told = steps(result.panel, outcome, lang)
    name = shorten(f"{outcome.subject.id} {outcome.subject.name}".strip(), 48)
    page.paragraph(name, 2)
    page.paragraph(joint.join(told), 4, 0, "dim")
