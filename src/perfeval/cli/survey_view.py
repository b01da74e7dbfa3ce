"""A survey on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.findings_view import put_findings
from perfeval.cli.page import Page
from perfeval.cli.sources import Sources
from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.survey_words import say
from perfeval.reports.surveys import tables, texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfeval.model.finding import Finding
    from perfeval.model.surveys import Outcome
    from perfeval.reports.tables import Table

WRAPPED = {"formula": 16, "question": 12, "distribution": 14, "group": 8, "what": 10, "method": 12, "interval": 8}  # fmt: skip
LEAST_HEAD = 8


def survey_page(
    outcome: Outcome, findings: Sequence[Finding], base: Path, lang: str, width: int, rule: str
) -> Page:
    page = Page(width, rule)
    page.paragraph(texts.title(outcome, lang), style="bold")
    under = texts.subtitle(outcome, lang)
    if under:
        page.paragraph(under, style="dim")
    page.gap()
    if outcome.planning:
        page.paragraph(texts.plan(outcome, lang))
        page.gap()
        _table(page, tables.plan(outcome, lang))
    else:
        used = outcome.used
        style = "" if used is None or used.met is None else "green" if used.met else "yellow"
        page.paragraph(texts.result(outcome, lang), style=style)
        for key, table in (
            ("methods", tables.methods(outcome, lang)), ("joins", tables.joins(outcome, lang)),
            ("samples", tables.samples(outcome, lang)), ("groups", tables.groups(outcome, lang)),
            ("questions", tables.questions(outcome, lang)), ("matrix", tables.matrix(outcome, lang)),
            ("others", tables.others(outcome, lang)),
        ):  # fmt: skip
            if table is None:
                continue
            page.gap()
            page.line((say(f"head.{key}", lang), "bold"))
            if key == "methods" and texts.spread(outcome, lang):
                page.paragraph(texts.spread(outcome, lang))
            _table(page, table)
    page.gap()
    put_findings(page, findings, Sources(base), lang)
    return page


def _table(page: Page, table: Table) -> None:
    columns = [
        Column(
            one["label"], ">" if one["align"] == "right" else "<",
            WRAPPED.get(one["key"], LEAST_HEAD if one["key"].startswith("m") else 0),
        )
        for one in table["columns"]
    ]  # fmt: skip
    rows = [
        Row(tuple(one["cells"].get(c["key"], "") for c in table["columns"]))
        for one in table["rows"]
    ]
    foot = sum(one["kind"] != "row" for one in table["rows"])
    draw(page, columns, rows, foot)
