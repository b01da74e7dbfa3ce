"""`perfeval validate`: all findings of all files, as text or in a CI system's own format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank, severity
from perfeval.cli import output
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call
from perfeval.cli.complaints import refuse, unusable
from perfeval.cli.progress import progress
from perfeval.i18n.cli_validate import say
from perfeval.library.configuration import configuration
from perfeval.library.discovery import Discovery, discover
from perfeval.validation.run import Outcome, validate
from perfeval.validation.setup import Setup, Wanted, setup

if TYPE_CHECKING:
    from perfeval.library.configuration import Configured

# several formats share .json and .xml; a lone ending means the first
ENDINGS = {".txt": "text", ".json": "json", ".sarif": "sarif", ".xml": "junit"}


def run(call: Call) -> int:
    target, lang = output.target_of(call), call.lang
    form = _format(call, target)
    configured = configuration(call.given("config"), Path())
    ready = setup(Wanted(call.all("select"), call.all("ignore"), call.all("pack")), configured)
    if form is None or _wrong(ready, lang):
        return UNUSABLE
    found = _files(call, configured)
    for word in found.missing:
        refuse(say("missing", lang, path=word))
    for folder in found.closed:
        refuse(say("closed", lang, path=folder))
    if not found.files:
        if not found.missing and not found.closed:
            refuse(say("nothing", lang))
        return UNUSABLE
    if output.refused(target, list(found.files), lang):
        return UNUSABLE
    if call.switch("fix") or call.switch("diff"):
        from perfeval.cli.fixing import fix

        if not fix(found.files, ready.settings, write=not call.switch("diff"), lang=lang):
            return UNUSABLE
        if call.switch("diff"):
            return UNUSABLE if found.missing or found.closed else DONE
    with progress(len(found.files), lang) as tick:
        outcome = validate(found.files, Path(), ready.settings, tick, ready.idle)
    if not output.put(_text(call, form, outcome, target), target, lang, safe=form == "text"):
        return UNUSABLE
    if found.missing or found.closed:
        return UNUSABLE
    worst = 1 if call.switch("strict") or configured.config.strict else 0
    return FOUND if any(rank(severity(f)) <= worst for f in outcome.findings) else DONE


def _format(call: Call, target: str | None) -> str | None:
    given = call.given("format")
    if given is not None and target is not None:
        return given
    return output.format_of(target, given, call.lang, ENDINGS, "text")


def _wrong(ready: Setup, lang: str) -> bool:
    """Whether configuration, packs or codes can't be used, which has then been said."""
    broken = any(severity(finding) == "error" for finding in ready.findings)
    if broken:
        unusable(ready.findings, Path(), lang)
    return broken


def _files(call: Call, configured: Configured) -> Discovery:
    return discover(call.all("paths") or (".",), (*configured.config.exclude, *call.all("exclude")))


def _text(call: Call, form: str, outcome: Outcome, target: str | None) -> str:
    from perfeval.cli.diagnoses import diagnosed

    if form != "text":
        from perfeval.reports.diagnostics.formats import QUOTING, write

        return write(form, diagnosed(outcome, call.lang, lines=form in QUOTING))
    from perfeval.cli.streams import PIPED_WIDTH, coloured, width
    from perfeval.cli.validate_groups import groups_page
    from perfeval.cli.validate_view import statistics_page, validate_page

    screen = target is None and sys.stdout.isatty()
    counted = call.switch("statistics")
    found = diagnosed(outcome, call.lang, lines=not counted)
    columns = PIPED_WIDTH if target is not None else width(sys.stdout)
    if counted:
        page = statistics_page(found, columns, wrapped=screen)
    else:
        page = (groups_page if screen else validate_page)(found, columns)
    return page.text(screen and coloured(sys.stdout))
