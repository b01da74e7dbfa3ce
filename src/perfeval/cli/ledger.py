"""`perfeval ledger`: how a rectification ledger stands; its reports; items opened from projects."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli import days, ending, output, papers
from perfeval.cli.commands import FOUND, UNUSABLE, Call
from perfeval.cli.complaints import complain, refuse, unusable
from perfeval.i18n.cli_ledger import say
from perfeval.ledger.joining import joined
from perfeval.systems import ledger as system

if TYPE_CHECKING:
    from perfeval.ledger.records import LedgerStatus


def run(call: Call) -> int:
    if call.all("open"):
        from perfeval.cli.ledger_open import run as open_items

        return open_items(call)
    lang, target = call.lang, output.target_of(call)
    if call.given("keys") is not None:
        refuse(say("open.keys", lang))
        return UNUSABLE
    form, asked = papers.form_of(target, call.given("format"), lang), days.as_of(call)
    if form is None or not asked.usable:
        return UNUSABLE
    files, report = call.all("files"), call.given("report")
    if not files:
        refuse(say("file", lang))
        return UNUSABLE
    if report is not None and form not in papers.WRITTEN:
        key = "report.file" if form == "table" and target is None else "report.form"
        refuse(say(key, lang, ending=Path(target).suffix if target else form))
        return UNUSABLE
    paths = [Path(file) for file in dict.fromkeys(files)]
    base = _folder(paths)
    loaded = [system.load_ledger(path, base) for path in paths]
    good = [one for one in loaded if one.usable]
    if len(good) < len(loaded):
        _left_out([one for one in loaded if not one.usable], bool(good), base, lang)
    if not good or output.refused(target, paths, lang):
        return UNUSABLE
    title = say("joined", lang, n=len(good))
    status = joined([system.status(one, asked.day) for one in good], title)
    if not _put(status, form, report, target, base, lang):
        return UNUSABLE
    ended = ending.ended(status.findings, call)
    return FOUND if len(good) < len(loaded) else ended


def _left_out(bad: list[system.LoadedLedger], others: bool, base: Path, lang: str) -> None:
    """Why ledgers can't be used; that the others are counted without them, where there are any."""
    findings = [finding for one in bad for finding in one.findings]
    if others:
        complain(findings, base, lang, say("left_out", lang, n=len(bad)))
    else:
        unusable(findings, base, lang)


def _folder(paths: list[Path]) -> Path:
    """The folder that places are relative to: the one that all files lie in or below."""
    if len(paths) == 1:
        return paths[0].parent
    try:
        return Path(os.path.commonpath([path.absolute().parent for path in paths]))
    except ValueError:  # different drives
        return Path()


def _put(
    status: LedgerStatus, form: str, report: str | None, target: str | None, base: Path, lang: str
) -> bool:
    if form == "table":
        return output.put(_table(status, base, target, lang), target, lang, safe=True)
    if form == "json":
        from perfeval.reports.ledger_document import document

        done = output.put(document(status, lang), target, lang)
    else:
        from perfeval.reports.ledgers.papers import paper

        done = papers.put(paper(status, report, lang), form, target, lang)
    if done and form != "json" and ending.failing(status.findings):
        ending.tell(status.findings, base, lang)
    return done


def _table(status: LedgerStatus, base: Path, target: str | None, lang: str) -> str:
    from perfeval.cli.ledger_view import ledger_page
    from perfeval.cli.streams import PIPED_WIDTH, coloured, ruler, width

    if target is None:
        page = ledger_page(status, base, lang, width(sys.stdout), ruler(sys.stdout))
        return page.text(coloured(sys.stdout))
    return ledger_page(status, base, lang, PIPED_WIDTH, "─").text()
