"""The public functions about forms: finished tables read, rechecked and filled.

Kept apart from `api`, so that scoring a project's file loads none of it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.api import Loaded, any_error, load_project, score

if TYPE_CHECKING:
    from os import PathLike

    from perfeval.intake.drafting import Draft
    from perfeval.library.drafts import OpenedTables
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.scorecard import Scorecard
    from perfeval.rechecking.limits import Limits
    from perfeval.rechecking.records import Recheck
    from perfeval.reports.filling.records import Filled, Plan


def open_tables(path: str | PathLike[str]) -> OpenedTables:
    """Read a finished form (.xlsx, .xls, .docx, .csv, .md): its cells, forms, and their drafts.

    Never raises for what the file holds: without forms, `findings` say why. Places in findings
    name the file without its folder, the sheet and the cell.
    """
    from perfeval.library import drafts

    file = Path(path)
    return drafts.open_tables(file, file.name)


def load_draft(draft: Draft, digest: str = "") -> Loaded:
    """The project and the indicator set of a form, ready to be scored.

    `digest` is that of the form's file. Weights that don't add up are findings and keep nothing
    from being scored, as for a project that is `as_printed`.
    """
    from perfeval.checks.structure import FORGIVEN, NEVER_BLOCKS, check_set
    from perfeval.library import drafts

    read = drafts.load(draft, digest)
    findings = list(read.findings)
    broken = any_error(findings)
    if read.indicator_set is not None:
        structure = check_set(read.indicator_set)
        findings += structure
        kept = NEVER_BLOCKS + FORGIVEN
        broken = broken or any_error([f for f in structure if f.code not in kept])
    if broken or read.project is None:
        return Loaded(None, None, tuple(findings))
    return Loaded(read.project, read.indicator_set, tuple(findings))


def import_table(path: str | PathLike[str]) -> tuple[Loaded, ...]:
    """Every form of a file as a project with its set, ready to be scored; () when there is none.

    `open_tables` says why there is none, and what of the file could not be read.
    """
    opened = open_tables(path)
    return tuple(load_draft(draft, opened.book.sha256) for draft in opened.drafts)


class Rechecked(NamedTuple):
    """One file rechecked: its rechecks, each with the sheet or table it stands in ("" for a project
    file, else as `Span.sheet`). `unread` says why the file, or a form in it, could not be."""

    sha256: str
    rechecks: tuple[tuple[str, Recheck], ...] = ()
    unread: tuple[Finding, ...] = ()


def recheck(path: str | PathLike[str], limits: Limits | None = None) -> tuple[Recheck, ...]:
    """Recheck the forms of a table file, or a project: reported, recomputed and reviewed scores.

    None for a file without anything to recheck: `recheck_file` says why. Never raises for what
    the file says. `limits` are the numbers that packs of checks give, by default the national one's.
    """
    return tuple(one for _, one in recheck_file(path, limits).rechecks)


def recheck_file(path: str | PathLike[str], limits: Limits | None = None) -> Rechecked:
    """As `recheck`, with the sheets, the file's SHA-256, and why something was not rechecked."""
    from perfeval.library.places import SUFFIXES

    path = Path(path)
    limits = limits if limits is not None else national_limits()
    if path.suffix.lower() in SUFFIXES:
        return _recheck_project(path, limits)
    from perfeval.library import drafts
    from perfeval.source.tables import open_book
    from perfeval.workbook.marks import marks_of

    book = open_book(path, path.name)
    if not book.grids:
        return Rechecked(book.sha256, (), book.findings)
    if marks_of(book) is not None:
        return _recheck_project(path, limits)._replace(sha256=book.sha256)
    opened = drafts.of_book(book, path.stem)
    if not opened.drafts:
        return Rechecked(book.sha256, (), opened.findings)
    from perfeval.rechecking.compare import recheck as compare

    found, unread, before = [], [], book.findings
    for form, draft in zip(opened.forms, opened.drafts, strict=True):
        read = (*before, *form.findings, *draft.findings)
        loaded, before = load_draft(draft, book.sha256), ()
        sheet = draft.project.span.sheet
        if loaded.usable:
            found.append((sheet, compare(score(loaded), form, read, limits)))
        elif not form.rows:  # only money and texts, of which no project can be made
            found.append((sheet, compare(None, form, read, limits)))
        else:
            unread += [*read, *loaded.findings]
    return Rechecked(book.sha256, tuple(found), tuple(unread))


@cache
def national_limits() -> Limits:
    """What the national pack of checks gives to rechecks."""
    from perfeval.library.configuration import Configured
    from perfeval.rechecking.limits import limits_of
    from perfeval.source.pack_shape import Config
    from perfeval.validation.setup import Wanted, setup

    return limits_of(setup(Wanted(), Configured(Config())).settings.limits)


def _recheck_project(path: Path, limits: Limits) -> Rechecked:
    from perfeval.rechecking.compare import recheck as compare

    loaded = load_project(path)
    if loaded.project is None:
        return Rechecked("", (), loaded.findings)
    return Rechecked(loaded.project.digest, (("", compare(score(loaded), None, (), limits)),))


class Exported(NamedTuple):
    """An office's form filled with a project: what was planned, and what came of it.

    `filled.data` are the bytes; `findings` say why the form can't be used, and `filled.fault`.
    `forms` is how many forms its file holds; the one that takes the most was filled, `title`.
    """

    plan: Plan
    filled: Filled
    findings: tuple[Finding, ...] = ()
    forms: int = 0
    title: str = ""


def fill_form(card: Scorecard, form: str | PathLike[str], lang: str = "zh") -> Exported:
    """Fill an office's own empty form (.xlsx, .xlsm, .docx), keeping its look.

    Never raises for what the form holds.
    """
    from perfeval.intake.moneys import fund_role
    from perfeval.intake.recognise import no_form, recognise
    from perfeval.intake.wording import word
    from perfeval.reports.filling import excel, values
    from perfeval.reports.filling import word as document
    from perfeval.reports.filling.records import Filled, Plan
    from perfeval.source.tables import open_book
    from perfeval.source.tables.faults import read_bytes as bytes_of
    from perfeval.source.tables.limits import MAX_BYTES

    path = Path(form)
    book = open_book(path, path.name)
    forms = recognise(book) if book.grids else ()
    if not forms:
        findings = book.findings if not book.grids else (no_form(book),)
        return Exported(Plan(), Filled(b""), findings)

    def role_of(label: str) -> str:
        return fund_role(word(label).base)

    plans = [values.plan(card, one, book.grids, role_of, lang) for one in forms]
    plan = max(plans, key=lambda one: len(one.puts))
    title = forms[plans.index(plan)].title
    write = document.fill if path.suffix.lower() == ".docx" else excel.fill
    data = bytes_of(path, MAX_BYTES)
    filled = (
        Filled(b"", fault="damaged")
        if isinstance(data, str)
        else write(data, plan.puts, plan.grows, plan.year)
    )
    return Exported(plan, filled, (), len(forms), title.text if title is not None else "")


def fill_in(
    indicator_set: IndicatorSet,
    reference: str = "",
    path: str | PathLike[str] | None = None,
    lang: str = "zh",
) -> bytes:
    """A workbook (.xlsx) to fill in for a set, which `score` and the rest take like a project.

    `reference` is what the workbook calls the set: an id, or a path relative to the workbook;
    `path` is the set's file, by default that of its id in the library.
    """
    from perfeval.library.places import by_id
    from perfeval.library.workbooks import empty_workbook

    file = Path(path) if path is not None else by_id(indicator_set.id, Path())
    return empty_workbook(indicator_set, file, lang, reference)
