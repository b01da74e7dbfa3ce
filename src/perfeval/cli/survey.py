"""`perfeval survey`: a satisfaction survey by every method, with its samples and intervals."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank, severity
from perfeval.cli import output, papers
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call

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
    if outcome is None or not outcome.groups or _blocked(found):
        from perfeval.cli.complaints import unusable

        unusable(found.findings, path.parent, lang)
        return UNUSABLE
    if output.refused(target, list(found.files), lang):
        return UNUSABLE
    if not _put(form, found, outcome, path, target, lang):
        return UNUSABLE
    failing = [f for f in found.findings if rank(severity(f)) <= 1]
    if failing and (form != "table" or target is not None):
        _tell(found, path, lang)
    if not failing or not call.switch("strict"):
        return DONE
    from perfeval.cli.complaints import refuse
    from perfeval.i18n.cli_words import say

    refuse(say("strict", lang))
    return FOUND


def _blocked(found: Surveyed) -> bool:
    """Whether an answer file could not be read: a result without it would pass for the whole."""
    return any(f.code in ("PE670", "PE692") for f in found.findings)


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


def _tell(found: Surveyed, path: Path, lang: str) -> None:
    """Errors and warnings beside an output that does not show them on the screen."""
    from perfeval.cli.findings_view import put_findings
    from perfeval.cli.page import Page
    from perfeval.cli.sources import Sources
    from perfeval.cli.streams import coloured, width

    page = Page(width(sys.stderr))
    failing = [f for f in found.findings if rank(severity(f)) <= 1]
    put_findings(page, failing, Sources(path.parent), lang)
    sys.stderr.write(page.text(coloured(sys.stderr)))
