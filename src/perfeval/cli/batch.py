"""`perfeval batch`: many projects scored, into tables, with a summary of them all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.cli import output
from perfeval.cli.batch_call import Plan, plan
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call
from perfeval.cli.complaints import complain, refuse
from perfeval.cli.guard import INTERRUPTED
from perfeval.i18n.cli_batch import say

if TYPE_CHECKING:
    from perfeval.batch.inputs import Inputs
    from perfeval.batch.run import Ended


def run(call: Call) -> int:
    planned = plan(call)
    if planned is None:
        return UNUSABLE
    from perfeval.batch.inputs import inputs

    lang = call.lang
    found = inputs(call.all("inputs"), planned.wanted)
    if found.findings:
        complain(found.findings, Path(), lang)
    if not found.sources:
        refuse(say("nothing", lang))
        return UNUSABLE
    if _refused(planned, found, lang):
        return UNUSABLE
    ended = _ended(planned, found, lang)
    if isinstance(ended, int):
        return ended
    return _told(ended, found, planned, call)


def _refused(planned: Plan, found: Inputs, lang: str) -> bool:
    """Whether an output would stand where it can't, which has then been said."""
    from perfeval.batch.writing.tables import Shape
    from perfeval.batch.writing.writer import finals

    targets = list(planned.summaries)
    if planned.out is not None:
        shape = Shape(columns=() if planned.wanted.detail == "wide" else None)
        targets += [str(path) for path in dict.fromkeys(finals(planned.out, shape).values())]
    read = [path for source in found.sources for path in source.files]
    if any(output.refused(target, read, lang) for target in targets):
        return True
    if len(set(map(_real, targets))) < len(targets):
        refuse(say("twice", lang))
        return True
    return False


def _real(path: str) -> str:
    return str(Path(path).absolute()).casefold()


def _ended(planned: Plan, found: Inputs, lang: str) -> Ended | int:
    """The run; an exit code where it stopped before its end, which has then been said."""
    from perfeval.batch.engines import EngineError, engine
    from perfeval.batch.parts import BusyError, ForeignError, partial
    from perfeval.batch.run import Asked
    from perfeval.batch.run import run as score
    from perfeval.cli.batch_bar import bar
    from perfeval.cli.batch_faults import stopped

    place = planned.out or planned.reports
    asked = Asked(planned.out, planned.reports, planned.wanted.detail, planned.resume, lang)
    counts = [source.projects for source in found.sources]
    total = sum(n for n in counts if n is not None) if None not in counts else None
    try:
        mapped = engine(planned.engine, planned.jobs, planned.master)
        with bar(total, lang) as tick:
            return score(found.sources, asked, mapped, lambda batch: tick(batch.num_rows))
    except EngineError as error:
        refuse(error.texts[lang])
    except BusyError:
        refuse(say("stop.busy", lang, path=place))
    except ForeignError as error:
        refuse(say("stop.foreign", lang, path=error))
    except OSError as error:
        kept = place is not None and partial(place).is_dir()
        refuse(stopped(error, place or Path(), lang, kept))
    except KeyboardInterrupt:
        kept = place is not None and partial(place).is_dir()
        refuse(say("interrupted", lang) + (say("stop.resume", lang) if kept else ""))
        return INTERRUPTED
    return UNUSABLE


def _told(ended: Ended, found: Inputs, planned: Plan, call: Call) -> int:
    from perfeval.cli.batch_view import put_counts, put_failed
    from perfeval.cli.page import Page
    from perfeval.cli.streams import coloured, width

    lang, tally = call.lang, ended.tally
    page = Page(width(sys.stdout))
    put_counts(page, tally, lang)
    put_failed(page, tally, lang)
    sys.stdout.write(page.text(coloured(sys.stdout)))
    for file in ended.files:
        refuse(say("written", lang, path=file))
    if ended.reports:
        refuse(say("reports", lang, n=ended.reports, path=planned.reports))
    if not tally.scored:
        return UNUSABLE
    broken = any(severity(finding) == "error" for finding in found.findings)
    strict = call.switch("strict") and (tally.errors or tally.warnings)
    if strict and not tally.unusable and not broken:
        from perfeval.i18n.cli_words import say as common

        refuse(common("strict", lang))
    return FOUND if tally.unusable or broken or strict else DONE
