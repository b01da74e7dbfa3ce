"""`perfeval ledger --open`: problems of projects and forms as items of a ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank, severity
from perfeval.cli import days, output
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call
from perfeval.cli.complaints import refuse, unusable
from perfeval.i18n.cli_ledger import counted, say
from perfeval.library.ledgers import is_ledger
from perfeval.systems import ledger as system
from perfeval.systems.ledger_opening import Opening, open_items

if TYPE_CHECKING:
    from perfeval.model.finding import Finding

ENDINGS = (".yaml", ".yml")
# what a person has yet to say of an item: unit, deadline, tasks
PENDING = {"PE861": 0, "PE862": 1, "PE863": 2, "PE874": 2}


def run(call: Call) -> int:
    lang, target = call.lang, output.target_of(call)
    if call.given("report") is not None or call.given("format") is not None:
        refuse(say("open.report", lang))
        return UNUSABLE
    if target is not None and Path(target).suffix.lower() not in ENDINGS:
        refuse(say("open.target", lang))
        return UNUSABLE
    if call.given("keys") is not None and any(is_ledger(Path(word)) for word in call.all("files")):
        refuse(say("open.keys", lang))
        return UNUSABLE
    asked = days.as_of(call)
    if not asked.usable:
        return UNUSABLE
    named = [Path(word) for word in call.all("files")]
    ledgers = [path for path in named if is_ledger(path)]
    if len(ledgers) > 1:
        refuse(say("open.two", lang, n=len(ledgers)))
        return UNUSABLE
    before = ledgers[0] if ledgers else None
    paths = [*map(Path, call.all("open")), *(path for path in named if path not in ledgers)]
    inputs = [*paths, *ledgers]
    if output.refused(target, inputs, lang):
        return UNUSABLE
    found = open_items(paths, before, asked.day, lang, call.given("keys") or "en")
    if not _usable(found, lang):
        return UNUSABLE
    if not found.text:
        _known(found, lang)
        refuse(say("open.none", lang))
        return DONE if found.known else UNUSABLE
    if target is not None and _taken(Path(target), found.text):
        refuse(say("open.kept", lang, path=target))
        return UNUSABLE
    if not output.put(found.text, target, lang):
        return UNUSABLE
    return _told(found, call, lang)


def _usable(found: Opening, lang: str) -> bool:
    for one in found.unread:
        unusable(one.findings, Path(one.file).parent, lang)
        refuse(say("open.unread", lang, path=one.file))
    if found.stuck:
        refuse(say("open.sign", lang))
    return not found.unread and not found.stuck


def _taken(target: Path, text: str) -> bool:
    """Whether something stands there that is not what is to be written: people fill ledgers in."""
    from perfeval.library.ledgers import standing_text

    there = standing_text(target)
    return there not in (b"", text.encode())


def _known(found: Opening, lang: str) -> None:
    if found.known:
        refuse(counted("open.known", lang, found.known))


def _told(found: Opening, call: Call, lang: str) -> int:
    """How many were opened, and what is still to be filled in, on standard error."""
    status = system.status(found.loaded)
    refuse(counted("open.done", lang, found.added))
    _known(found, lang)
    added = status.ledger.items[-found.added :]
    places = {(item.span.line, item.span.column) for item in added if item.span is not None}
    todo = _todo(
        [f for f in status.findings if f.span and (f.span.line, f.span.column) in places], lang
    )
    if todo:
        refuse(say("open.todo", lang, todo=todo))
    sys.stderr.flush()
    failing = any(rank(severity(finding)) <= 1 for finding in status.findings)
    return FOUND if failing and call.switch("strict") else DONE


def _todo(findings: list[Finding], lang: str) -> str:
    from perfeval.systems.ledger_rows import PENDING as NAMES

    counts: dict[str, int] = {}
    for finding in findings:
        at = PENDING.get(finding.code)
        if at is not None:
            counts[NAMES[lang][at]] = counts.get(NAMES[lang][at], 0) + 1
    return say("joint", lang).join(
        counted("open.count", lang, n, name=k) for k, n in counts.items()
    )
