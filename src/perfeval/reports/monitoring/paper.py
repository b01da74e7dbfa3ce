"""The monitoring report as a paper: conclusion, money, goals, deviations, the official table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.chapters import Numbering
from perfeval.reports.monitoring.charts import charts
from perfeval.reports.monitoring.form import form
from perfeval.reports.monitoring.sentences import conclusion
from perfeval.reports.monitoring.tables import funds_table, goals_table, risks_table
from perfeval.reports.monitoring.view import View, view_of
from perfeval.reports.papers.records import Paper, Sheet
from perfeval.reports.story.elements import Element, chart, grid, heading, official, para
from perfeval.reports.texts import flat
from perfeval.reports.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.monitoring import Monitored
    from perfeval.reports.tables import Table


def paper(monitored: Monitored, lang: str, properties: Mapping[str, str] = {}) -> Paper:
    """The report on a project at a day, in a language; `properties` are added to the file's own
    (source, digest). As a workbook: the table, the money, the goals, what is behind, the chart."""
    view = view_of(monitored, lang, words(lang))
    table = form(view)
    drawn = [chart(one) for one in charts(view)]
    texts = [para(text) for text in conclusion(view)]
    parts: list[tuple[str, list[Element]]] = [
        ("result", [*texts, *drawn]),
        ("funds", _grid(funds_table(view)) or [para(view.t("say.no_funds"))]),
        ("goals", _grid(goals_table(view)) or [para(view.t("say.no_goals"))]),
        ("risks", _grid(risks_table(view)) or [para(view.t("say.no_risks"))]),
        ("form", [official(table)]),
    ]
    numbers = Numbering(lang)
    body: list[Element] = []
    for key, elements in parts:
        body += [heading(1, numbers.next(1), view.t(f"head.{key}")), *elements]
    header = monitored.project.header
    return Paper(
        "monitoring", view.t("title", name=flat(header.name)), lang, tuple(body),
        subtitle=view.t("as_of", day=view.day(monitored.as_of)),
        properties={
            "subject": flat(header.name), "project": flat(header.code or header.name),
            "as_of": monitored.as_of.isoformat(), "digest": monitored.project.digest,
            "source": monitored.project.file.replace("\\", "/").rpartition("/")[2], **properties,
        },
        sheets=_sheets(view, table, texts, drawn),
    )  # fmt: skip


def _grid(table: Table | None) -> list[Element]:
    return [grid(table)] if table is not None else []


def _sheets(
    view: View, table: Table, texts: list[Element], drawn: list[Element]
) -> tuple[Sheet, ...]:
    given = [
        ("form", [official(table)]), ("result", texts), ("funds", _grid(funds_table(view))),
        ("goals", _grid(goals_table(view))), ("risks", _grid(risks_table(view))), ("charts", drawn),
    ]  # fmt: skip
    return tuple(Sheet(view.t(f"sheet.{key}"), tuple(own)) for key, own in given if own)
