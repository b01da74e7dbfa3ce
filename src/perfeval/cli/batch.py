"""`perfeval batch`: many projects scored, into tables, with a summary of them all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.cli import output
from perfeval.cli.batch_call import Plan, plan
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call
from perfeval.cli.complaints import complain, refuse
from perfeval.cli.ending import failing
from perfeval.cli.guard import INTERRUPTED
from perfeval.i18n.cli_batch import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.batch.inputs import Inputs
    from perfeval.batch.run import Ended
    from perfeval.cli.batch_summary import Summary


def run(call: Call) -> int:
    from perfeval.batch.hearing import listening

    said = False

    def force() -> int:
        _gone()
        if not said:
            refuse(say("interrupted", call.lang))
        return INTERRUPTED

    with listening(force):
        try:
            code = _run(call)
        except KeyboardInterrupt:  # before the run itself, or after it
            refuse(say("interrupted", call.lang))
            code = INTERRUPTED
        said = True
        if code == INTERRUPTED:
            _gone()
    return code


def _gone() -> None:
    """Leaves no process behind, not even one that is still getting ready."""
    processes = sys.modules.get("perfeval.batch.engines.processes")
    if processes is not None:
        processes.gone()


def _run(call: Call) -> int:
    planned = plan(call)
    if planned is None:
        return UNUSABLE
    if planned.engine == "local":
        from perfeval.batch.memory import settled

        _ahead(planned, call)
        settled()
    from perfeval.batch.inputs import inputs

    lang = call.lang
    found = inputs(call.all("inputs"), planned.wanted)
    # what is only for information stands in the summary
    if told := failing(found.findings):
        complain(told, Path(), lang)
    if not found.sources:
        refuse(say("nothing", lang))
        return UNUSABLE
    if _aside(planned, found, call):
        return UNUSABLE
    if _refused(planned, found, lang):
        return UNUSABLE
    from perfeval.cli.batch_later import later
    from perfeval.cli.batch_run import ended as score
    from perfeval.cli.batch_summary import Summary, book

    sets = [one for source in found.sources for one in source.sets]
    books = [*planned.summaries, *([str(planned.out)] if planned.out is not None else [])]
    summary = Summary(sets, planned.wanted.by, books)

    def whole() -> Inputs:
        return found._replace(findings=(*found.findings, *later(found, summary, call)))

    ended = score(planned, found, summary.add, lang, lambda: book(summary.overview(whole()), lang))
    if isinstance(ended, int):
        return ended
    known, found = len(found.findings), whole()
    if told := failing(found.findings[known:]):
        complain(told, Path(), lang)
    return _told(ended, found, summary, planned, call)


def _aside(planned: Plan, found: Inputs, call: Call) -> bool:
    """Whether the call asks for what its inputs don't have, which has then been said."""
    from perfeval.cli.batch_by import at_once

    wanted, lang = planned.wanted, call.lang
    for option in ("table", "layout"):
        if getattr(wanted, option) is not None and all(one.by_file for one in found.sources):
            refuse(say("tables.only", lang, option=f"--{option}"))
            return True
    unknown = at_once(call.all("by"), found.sources, lang)
    if unknown:
        complain(unknown, Path(), lang)
    return bool(unknown)


def _ahead(planned: Plan, call: Call) -> None:
    """Processes that will be wanted get ready while this one loads what it needs, and looks at its
    inputs; should they not be wanted, nobody is the worse for it."""
    from perfeval.batch.crowd import crowd
    from perfeval.batch.engines.local import FEW, processors

    if (planned.jobs or processors()) > 1:
        files = crowd(call.all("inputs"), FEW)
        if len(files) > FEW:
            from perfeval.batch.engines.processes import ahead

            wanted = planned.wanted
            plain = wanted.set is None and wanted.reports is None
            ahead(files if plain else (), wanted.lang, wanted.by)


def _refused(planned: Plan, found: Inputs, lang: str) -> bool:
    """Whether an output would stand where it can't, which has then been said."""
    from perfeval.batch.writing.tables import Shape
    from perfeval.batch.writing.writer import finals

    targets = list(planned.summaries)
    if planned.out is not None:
        shape = Shape(columns=() if planned.wanted.detail == "wide" else None)
        targets += [str(path) for path in dict.fromkeys(finals(planned.out, shape).values())]
    read = _read(targets, found)
    if any(output.refused(target, read, lang) for target in targets):
        return True
    if planned.reports is not None and not _folder(planned.reports):
        refuse(say("reports.file", lang, path=planned.reports))
        return True
    if len(set(map(_real, targets))) < len(targets):
        refuse(say("twice", lang))
        return True
    return False


def _read(targets: Iterable[str], found: Inputs) -> list[Path]:
    """The files that are read which an output may be: none where there is no such file yet."""
    there = {known for target in targets if (known := _identity(target)) is not None}
    files = (path for source in found.sources for path in source.files)
    return [path for path in files if _identity(path) in there] if there else []


def _identity(path: str | Path) -> tuple[int, int] | None:
    try:
        known = os.stat(path)  # noqa: PTH116  # of every file that is read
    except (OSError, ValueError):
        return None
    return known.st_dev, known.st_ino


def _folder(path: Path) -> bool:
    """Whether that is a folder, or can become one."""
    there = next((p for p in (path, *path.parents) if os.path.lexists(p)), None)
    return there is None or there.is_dir()


def _real(path: str) -> str:
    return str(Path(path).absolute()).casefold()


def _told(ended: Ended, found: Inputs, summary: Summary, planned: Plan, call: Call) -> int:
    from perfeval.batch.writing.writer import left
    from perfeval.cli.batch_summary import put, show
    from perfeval.cli.batch_view import closing

    lang, tally = call.lang, ended.tally
    overview = summary.overview(found)
    sys.stdout.write(show(overview, lang) + "\n" + closing(tally, lang) + "\n")
    for file in ended.files:
        refuse(say("written", lang, path=file))
    for file in left(planned.out, ended.files) if planned.out is not None else ():
        refuse(say("left", lang, path=file))
    if ended.split:
        refuse(say("split", lang))
    if ended.reports:
        refuse(say("reports", lang, n=ended.reports, path=planned.reports))
    if not put(overview, planned.summaries, lang) or not tally.scored:
        return UNUSABLE
    broken = any(severity(finding) == "error" for finding in found.findings)
    strict = call.switch("strict") and (tally.errors or tally.warnings)
    if strict and not tally.unusable and not broken:
        from perfeval.i18n.cli_words import say as common

        refuse(common("strict", lang))
    lacking = tally.scored - ended.reports if planned.reports is not None else 0
    if lacking:
        refuse(say("reports.lacking.1" if lacking == 1 else "reports.lacking", lang, n=lacking))
    return FOUND if tally.unusable or broken or strict or lacking else DONE
