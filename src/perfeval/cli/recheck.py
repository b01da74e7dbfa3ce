"""`perfeval recheck`: reported, recomputed and reviewed scores of one form or a whole folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank, severity
from perfeval.cli import output
from perfeval.cli.commands import DONE, FOUND, UNUSABLE, Call
from perfeval.cli.complaints import refuse, unusable
from perfeval.cli.recheck_carrying import ENDING, carry
from perfeval.cli.recheck_reading import Read, read
from perfeval.i18n.cli_recheck import say
from perfeval.library.gathering import gather, written_here
from perfeval.library.outputs import FREE, OWN, standing

if TYPE_CHECKING:
    from perfeval.library.gathering import Gathered
    from perfeval.rechecking.limits import Limits
    from perfeval.reports.review.records import Review

ENDINGS = {".txt": "table", ".json": "json", ".xlsx": "xlsx", ".docx": "docx", ".md": "markdown"}
MOST = 20  # files of a kind that are named
WRITTEN = ("xlsx", "docx", "markdown")
SINGLE = ("docx", "markdown")  # an opinion is about one project


def run(call: Call) -> int:
    lang, target, folder = call.lang, output.target_of(call), call.given("opinions")
    form = output.format_of(target, call.given("format"), lang, ENDINGS)
    if form is None or (folder is not None and not _folder(folder, lang)):
        return UNUSABLE
    gathered, summaries = _parted(gather(call.all("paths")))
    if not _files(gathered, lang):
        return UNUSABLE
    inputs = [*(one.path for one in gathered.files), *summaries]
    if output.refused(target, inputs, lang) or _kept(form, target, lang):
        return UNUSABLE
    limits = _limits(call.all("pack"), lang)
    if limits is None:
        return UNUSABLE
    found = read(gathered.files, lang, limits)
    _left_out(gathered, found, lang)
    review = carry(found.review, summaries, lang)
    if not review.projects:
        _none(review, lang)
        return UNUSABLE
    if form in SINGLE and len(review.projects) != 1:
        n, ending = len(review.projects), Path(target or "").suffix
        refuse(say("one.only", lang, n=n, ending=ending))
        return UNUSABLE
    if not _put(form, review, target, lang) or not _opinions(review, folder, lang):
        return UNUSABLE
    if gathered.missing:
        return UNUSABLE
    if review.unread or gathered.closed:
        return FOUND
    worst = 1 if call.switch("strict") else 0
    every = (f for one in review.projects for f in one.recheck.findings)
    return FOUND if any(rank(severity(f)) <= worst for f in every) else DONE


def _limits(packs: tuple[str, ...], lang: str) -> Limits | None:
    """What the packs give beside the national one; None where one can't be used, which is said."""
    from perfeval.library.configuration import Configured
    from perfeval.rechecking.limits import limits_of
    from perfeval.source.pack_shape import Config
    from perfeval.validation.setup import Wanted, setup

    ready = setup(Wanted(pack=packs), Configured(Config()))
    if any(severity(finding) == "error" for finding in ready.findings):
        unusable(ready.findings, Path(), lang)
        return None
    return limits_of(ready.settings.limits)


def _parted(gathered: Gathered) -> tuple[Gathered, tuple[Path, ...]]:
    """The forms and, beside them, summaries of ours named in the call: these are read for what
    reviewers wrote into them."""
    own = [one for one in gathered.files if one.named and one.path.suffix.lower() == ENDING and written_here(one.path)]  # fmt: skip
    forms = tuple(one for one in gathered.files if one not in own)
    if not forms:
        return gathered, ()
    return gathered._replace(files=forms), tuple(one.path for one in own)


def _folder(folder: str, lang: str) -> bool:
    """Whether opinions may go there."""
    if folder and (not Path(folder).exists() or Path(folder).is_dir()):
        return True
    refuse(say("opinions.file", lang, path=folder))
    return False


def _kept(form: str, target: str | None, lang: str) -> bool:
    """Whether a file stands there that must not be lost, which has then been said: a reviewer
    writes into summaries and opinions, and another unit's form is nothing to write over."""
    if target is None or form not in WRITTEN:
        return False
    there = standing(Path(target))
    if there in (FREE, OWN):
        return False
    refuse(say(f"kept.{there}", lang, path=target))
    return True


def _files(gathered: Gathered, lang: str) -> bool:
    """Whether there is anything to read; what was asked for in vain is said."""
    for word in gathered.missing:
        refuse(say("missing", lang, path=word))
    for word in gathered.closed:
        refuse(say("closed", lang, path=word))
    named = [one.path for one in gathered.files if one.named and written_here(one.path)]
    for path in named:
        refuse(say("own.only", lang, path=path.as_posix()))
    if not gathered.files and not gathered.missing and not gathered.closed:
        refuse(say("nothing", lang))
    return bool(gathered.files) and not named


def _left_out(gathered: Gathered, found: Read, lang: str) -> None:
    if gathered.own:
        n = len(gathered.own)
        refuse(say("own.1" if n == 1 else "own", lang, n=n))
    for form, project in found.twice[:MOST]:
        refuse(say("twice", lang, form=form, project=project))
    if len(found.twice) > MOST:
        refuse(say("twice.more", lang, n=len(found.twice) - MOST))
    if found.others:
        refuse(say("others.1" if found.others == 1 else "others", lang, n=found.others))


def _none(review: Review, lang: str) -> None:
    from perfeval.cli.page import Page
    from perfeval.cli.recheck_list import put_unread
    from perfeval.cli.streams import coloured, width

    if not review.unread:
        refuse(say("nothing", lang))
        return
    page = Page(width(sys.stderr))
    put_unread(page, review.unread, lang)
    sys.stderr.write(page.text(coloured(sys.stderr)))


def _put(form: str, review: Review, target: str | None, lang: str) -> bool:
    """The output that was asked for; beside a file, a summary on standard error."""
    if form in WRITTEN:
        if not output.put_bytes(_bytes(form, review, lang), target, lang):
            return False
    elif form == "json":
        from perfeval.reports.review.document import document

        if not output.put(document(review, lang), target, lang):
            return False
    else:
        return output.put(_table(review, target, lang), target, lang, safe=True)
    _told(review, lang)
    return True


def _bytes(form: str, review: Review, lang: str) -> bytes:
    if form == "xlsx":
        from perfeval.reports.review import workbook

        return workbook.write(review, lang)
    one = review.projects[0]
    if form == "docx":
        from perfeval.reports.review import word

        return word.write(one, lang)
    from perfeval.reports.review import plain

    return plain.write(one, lang)


def _table(review: Review, target: str | None, lang: str) -> str:
    from perfeval.cli.page import Page
    from perfeval.cli.recheck_list import put_list, put_unread
    from perfeval.cli.recheck_view import put_recheck
    from perfeval.cli.streams import PIPED_WIDTH, coloured, ruler, width

    screen = target is None
    page = Page(width(sys.stdout), ruler(sys.stdout)) if screen else Page(PIPED_WIDTH)
    if len(review.projects) == 1:
        one = review.projects[0]
        put_recheck(page, one, Path(one.file).parent, lang)
        put_unread(page, review.unread, lang)
    else:
        put_list(page, review, lang)
        page.paragraph(say("more", lang), style="dim")
    return page.text(screen and coloured(sys.stdout))


def _told(review: Review, lang: str) -> None:
    from perfeval.cli.page import Page
    from perfeval.cli.recheck_list import put_summary
    from perfeval.cli.streams import coloured, width

    page = Page(width(sys.stderr))
    put_summary(page, review, lang)
    sys.stderr.write(page.text(coloured(sys.stderr)))


def _opinions(review: Review, folder: str | None, lang: str) -> bool:
    if folder is None:
        return True
    from perfeval.cli.recheck_opinions import write

    return write(review, Path(folder), lang)
