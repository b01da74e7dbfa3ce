"""`perfeval ledger`: how a rectification ledger stands; its reports; items opened from projects."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank, severity
from perfeval.cli import days, output, papers
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call
from perfeval.cli.complaints import refuse, unusable
from perfeval.i18n.cli_ledger import say
from perfeval.systems import ledger as system

if TYPE_CHECKING:
    from perfeval.ledger.records import LedgerStatus

USUAL = "summary"


def run(call: Call) -> int:
    if call.all("open"):
        from perfeval.cli.ledger_open import run as open_items

        return open_items(call)
    lang, target = call.lang, output.target_of(call)
    form, asked = papers.form_of(target, call.given("format"), lang), days.as_of(call)
    if form is None or not asked.usable:
        return UNUSABLE
    files, report = call.all("files"), call.given("report")
    if len(files) != 1:
        refuse(say("file" if not files else "file.one", lang, n=len(files)))
        return UNUSABLE
    if report is not None and form not in papers.WRITTEN:
        key = "report.file" if form == "table" and target is None else "report.form"
        refuse(say(key, lang, ending=Path(target).suffix if target else form))
        return UNUSABLE
    path = Path(files[0])
    loaded = system.load_ledger(path)
    if not loaded.usable:
        unusable(loaded.findings, path.parent, lang)
        return UNUSABLE
    if output.refused(target, [path], lang):
        return UNUSABLE
    status = system.status(loaded, asked.day)
    if not _put(status, form, report, target, path, lang):
        return UNUSABLE
    failing = any(rank(severity(finding)) <= 1 for finding in status.findings)
    return FOUND if failing and call.switch("strict") else DONE


def _put(
    status: LedgerStatus, form: str, report: str | None, target: str | None, path: Path, lang: str
) -> bool:
    if form == "table":
        return output.put(_table(status, path, target, lang), target, lang, safe=True)
    if form == "json":
        from perfeval.reports.ledger_document import document

        done = output.put(document(status, lang), target, lang)
    else:
        from perfeval.reports.ledgers.papers import paper

        done = papers.put(paper(status, report or USUAL, lang), form, target, lang)
    if done and form != "json":
        _told(status, path, lang)
    return done


def _table(status: LedgerStatus, path: Path, target: str | None, lang: str) -> str:
    from perfeval.cli.ledger_view import ledger_page
    from perfeval.cli.streams import PIPED_WIDTH, coloured, ruler, width

    if target is None:
        page = ledger_page(status, path.parent, lang, width(sys.stdout), ruler(sys.stdout))
        return page.text(coloured(sys.stdout))
    return ledger_page(status, path.parent, lang, PIPED_WIDTH, "─").text()


def _told(status: LedgerStatus, path: Path, lang: str) -> None:
    """Errors and warnings beside a paper, which does not show them on the screen."""
    from perfeval.cli.findings_view import put_findings
    from perfeval.cli.page import Page
    from perfeval.cli.sources import Sources
    from perfeval.cli.streams import coloured, width

    failing = [f for f in status.findings if rank(severity(f)) <= 1]
    if not failing:
        return
    page = Page(width(sys.stderr))
    put_findings(page, failing, Sources(path.parent), lang)
    sys.stderr.write(page.text(coloured(sys.stderr)))
