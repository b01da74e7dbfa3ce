"""`perfeval check-docx`: the layout of a Word report, and its numbers against the recomputed ones."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend, message, rank, severity
from perfeval.cli import loading, output
from perfeval.cli.commands import DONE, FOUND, LANGUAGES, UNUSABLE, Call
from perfeval.cli.complaints import unusable
from perfeval.i18n.cli_documents import say
from perfeval.library.configuration import configuration
from perfeval.validation.document import Checked, check
from perfeval.validation.setup import LAYOUT, Setup, Wanted, setup

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.model.layout import Layout
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.diagnostics.model import Diagnosis, Validation

ENDINGS = {".txt": "text", ".json": "json", ".sarif": "sarif", ".xml": "junit"}


def run(call: Call) -> int:
    paths, lang, target = list(map(Path, call.all("file"))), call.lang, output.target_of(call)
    form = call.given("format")
    if form is None or target is None:
        form = output.format_of(target, form, lang, ENDINGS, "text")
    configured = configuration(call.given("config"), Path())
    wanted = Wanted(call.all("select"), call.all("ignore"), call.all("pack"))
    ready = setup(wanted, configured, LAYOUT)
    if form is None or _wrong(ready, lang):
        return UNUSABLE
    inputs, card = [*paths], None
    against = call.given("against")
    if against is not None:
        from perfeval import api

        loaded = loading.project(Path(against), lang)
        if loaded is None:
            return UNUSABLE
        inputs += loading.inputs(Path(against), loaded)
        card = api.score(loaded)
    if output.refused(target, inputs, lang):
        return UNUSABLE
    digests = _digests(card)
    every = [check(path, path.as_posix(), ready.settings, card, digests) for path in paths]
    unread = [finding for one in every if one.layout is None for finding in one.findings]
    if unread:
        unusable(unread, Path(), lang)
    read = [one for one in every if one.layout is not None]
    if not read:
        return UNUSABLE
    if not output.put(_text(form, read, lang, target), target, lang, safe=form == "text"):
        return UNUSABLE
    if unread:
        return UNUSABLE
    worst = 1 if call.switch("strict") or configured.config.strict else 0
    return FOUND if any(rank(severity(f)) <= worst for one in read for f in one.findings) else DONE


def _wrong(ready: Setup, lang: str) -> bool:
    broken = any(severity(finding) == "error" for finding in ready.findings)
    if broken:
        unusable(ready.findings, Path(), lang)
    return broken


def _digests(card: Scorecard | None) -> tuple[str, ...]:
    """Those that reports of the card bear, in any language."""
    if card is None:
        return ()
    from perfeval.reports.score_document import digest

    return tuple(digest(card, lang) for lang in LANGUAGES)


def _text(form: str, read: list[Checked], lang: str, target: str | None) -> str:
    from perfeval.reports.diagnostics.model import Validation

    files, told = [], []
    for one in read:
        if one.layout is not None:
            files.append(one.layout.file)
            told += [_diagnosis(finding, one.layout, lang) for finding in one.findings]
    found = Validation(tuple(files), tuple(told), (), lang)
    if form != "text":
        from perfeval.reports.diagnostics.formats import write

        return write(form, found)
    return _page(found, lang, target)


def _page(found: Validation, lang: str, target: str | None) -> str:
    from perfeval.cli.streams import PIPED_WIDTH, coloured, width
    from perfeval.cli.validate_groups import groups_page
    from perfeval.cli.validate_view import validate_page

    screen = target is None and sys.stdout.isatty()
    columns = PIPED_WIDTH if target is not None else width(sys.stdout)
    page = (groups_page if screen else validate_page)(found, columns)
    if found.diagnoses:
        page.paragraph(say("places", lang))
    return page.text(screen and coloured(sys.stdout))


def _diagnosis(finding: Finding, layout: Layout, lang: str) -> Diagnosis:
    """A finding with its words; its source is the paragraph that it is about."""
    from perfeval.reports.diagnostics.model import Diagnosis

    span = finding.span
    lines = layout.lines
    source = lines[span.line - 1].text if span is not None and 0 < span.line <= len(lines) else ""
    return Diagnosis(
        code=finding.code, severity=severity(finding), message=message(finding, lang),
        mend=mend(finding, lang), file=span.file if span else "", line=span.line if span else 0,
        column=span.column if span else 0, source=source, path=finding.path, suppressed=None,
    )  # fmt: skip
