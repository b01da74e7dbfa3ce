"""`perfeval survey`: a satisfaction survey by every method, with its samples and intervals."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli import ending, output, papers
from perfeval.cli.commands import UNUSABLE, Call

if TYPE_CHECKING:
    from perfeval.model.surveys import Outcome
    from perfeval.systems.surveys import Surveyed


def run(call: Call) -> int:
    from perfeval.systems.surveys import survey

    path, lang, target = Path(call.value("file")), call.lang, output.target_of(call)
    form = papers.form_of(target, call.given("format"), lang)
    if form is None:
        return UNUSABLE
    found = survey(path)
    outcome = found.outcome
    if outcome is None or not outcome.groups or not found.usable:
        from perfeval.cli.complaints import unusable

        unusable(found.findings, path.parent, lang)
        return UNUSABLE
    if output.refused(target, list(found.files), lang):
        return UNUSABLE
    if not _put(form, found, outcome, path, target, lang):
        return UNUSABLE
    if ending.failing(found.findings) and (form != "table" or target is not None):
        ending.tell(found.findings, path.parent, lang)
    return ending.ended(found.findings, call)


def _put(
    form: str, found: Surveyed, outcome: Outcome, path: Path, target: str | None, lang: str
) -> bool:
    if form == "json":
        from perfeval.reports.surveys.document import document

        return output.put(document(outcome, found.findings, lang, found.digest), target, lang)
    if form == "table":
        return output.put(_table(found, outcome, path, target, lang), target, lang, safe=True)
    from perfeval.reports.surveys.paper import paper

    made = paper(outcome, found.findings, lang, found.digest, pasted=form == "markdown")
    return papers.put(made, form, target, lang)


def _table(found: Surveyed, outcome: Outcome, path: Path, target: str | None, lang: str) -> str:
    from perfeval.cli.streams import PIPED_WIDTH, coloured, ruler, width
    from perfeval.cli.survey_view import survey_page

    if target is None:
        page = survey_page(outcome, found.findings, path.parent, lang, width(sys.stdout), ruler(sys.stdout))  # fmt: skip
        return page.text(coloured(sys.stdout))
    return survey_page(outcome, found.findings, path.parent, lang, PIPED_WIDTH, "─").text()
