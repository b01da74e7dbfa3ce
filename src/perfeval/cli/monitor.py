"""`perfeval monitor`: a project under way, as a table, JSON, Markdown, or the official table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli import days, ending, loading, output, papers
from perfeval.cli.commands import UNUSABLE, Call
from perfeval.cli.complaints import unusable

if TYPE_CHECKING:
    from perfeval.model.monitoring import Monitored


def run(call: Call) -> int:
    from perfeval.systems.monitoring import monitor

    path, lang, target = Path(call.value("project")), call.lang, output.target_of(call)
    form = papers.form_of(target, call.given("format"), lang)
    if form is None:
        return UNUSABLE
    asked = days.as_of(call)
    if not asked.usable:
        return UNUSABLE
    loaded = loading.project(path, lang)
    if loaded is None or output.refused(target, loading.inputs(path, loaded), lang):
        return UNUSABLE
    answer = monitor(loaded, asked.day)
    found = answer.monitored
    if found is None:
        unusable(answer.findings, path.parent, lang)
        return UNUSABLE
    if not _put(form, found, path, target, lang):
        return UNUSABLE
    if ending.failing(found.findings) and (target is not None or form in papers.WRITTEN):
        ending.tell(found.findings, path.parent, lang)
    return ending.ended(found.findings, call)


def _put(form: str, found: Monitored, path: Path, target: str | None, lang: str) -> bool:
    if form == "json":
        from perfeval.reports.monitoring_document import document

        return output.put(document(found, lang), target, lang)
    if form == "table":
        return output.put(_table(found, path, target, lang), target, lang, safe=True)
    from perfeval.reports.monitoring.paper import paper

    return papers.put(paper(found, lang), form, target, lang)


def _table(found: Monitored, path: Path, target: str | None, lang: str) -> str:
    from perfeval.cli.monitor_view import monitor_page
    from perfeval.cli.streams import PIPED_WIDTH, coloured, ruler, width

    if target is None:
        page = monitor_page(found, path.parent, lang, width(sys.stdout), ruler(sys.stdout))
        return page.text(coloured(sys.stdout))
    return monitor_page(found, path.parent, lang, PIPED_WIDTH, "─").text()
