"""The public functions; the commands use nothing else to load, score and render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from perfeval.intake.drafting import Draft
    from perfeval.library.drafts import OpenedTables
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project
    from perfeval.model.scorecard import Scorecard
    from perfeval.rechecking.records import Recheck
    from perfeval.reports.filling.records import Filled, Plan
    from perfeval.reports.request import Fault, Rendered

FORMATS = ("json", "csv", "markdown", "report")


class Loaded(NamedTuple):
    """A project with its indicator set and what was found while reading them.

    `project` and `indicator_set` are None where the files can't be used; `findings` then say why.
    `files` are all that were read: the project, its set with what that rests on, its narrative.
    """

    project: Project | None
    indicator_set: IndicatorSet | None
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()

    @property
    def usable(self) -> bool:
        return self.project is not None and self.indicator_set is not None


class LoadedSet(NamedTuple):
    """An indicator set, or None, and what was found while reading it."""

    indicator_set: IndicatorSet | None
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        return self.indicator_set is not None


def load_project(path: str | PathLike[str]) -> Loaded:
    """Read a project file and the set it names; never raises for what the files say."""
    from perfeval.checks.structure import FORGIVEN, NEVER_BLOCKS, check_set
    from perfeval.library import loading

    read = loading.load_project(Path(path))
    findings = list(read.findings)
    broken = _errors(findings)
    if read.indicator_set is not None:
        structure = check_set(read.indicator_set)
        findings += structure
        printed = read.project is not None and read.project.as_printed
        passed = NEVER_BLOCKS + FORGIVEN if printed else NEVER_BLOCKS
        broken = broken or _errors([f for f in structure if f.code not in passed])
    if broken or read.project is None:
        return Loaded(None, None, tuple(findings))
    return Loaded(read.project, read.indicator_set, tuple(findings), read.files)


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
    broken = _errors(findings)
    if read.indicator_set is not None:
        structure = check_set(read.indicator_set)
        findings += structure
        kept = NEVER_BLOCKS + FORGIVEN
        broken = broken or _errors([f for f in structure if f.code not in kept])
    if broken or read.project is None:
        return Loaded(None, None, tuple(findings))
    return Loaded(read.project, read.indicator_set, tuple(findings))


def import_table(path: str | PathLike[str]) -> tuple[Loaded, ...]:
    """Every form of a file as a project with its set, ready to be scored; () when there is none.

    `open_tables` says why there is none, and what of the file could not be read.
    """
    opened = open_tables(path)
    return tuple(load_draft(draft, opened.book.sha256) for draft in opened.drafts)


def load_indicator_set(name: str | PathLike[str]) -> LoadedSet:
    """Read an indicator set by id or by path."""
    from perfeval.checks.structure import NEVER_BLOCKS, check_set
    from perfeval.library import loading

    read = loading.load_set(name if isinstance(name, str) else Path(name))
    findings = list(read.findings)
    if read.indicator_set is not None:
        findings += check_set(read.indicator_set)
    if read.indicator_set is None or _errors([f for f in findings if f.code not in NEVER_BLOCKS]):
        return LoadedSet(None, tuple(findings))
    return LoadedSet(read.indicator_set, tuple(findings))


def score(loaded: Loaded) -> Scorecard:
    """Score a usable project; its findings come with the card."""
    from perfeval.scoring.kernel import score as run

    if loaded.project is None or loaded.indicator_set is None:
        raise ValueError("the project can't be used: see its findings")
    card = run(loaded.project, loaded.indicator_set)
    return card._replace(findings=(*loaded.findings, *card.findings))


class Rechecked(NamedTuple):
    """One file rechecked: its rechecks, each with the sheet or table it stands in ("" for a project
    file, else as `Span.sheet`). `unread` says why the file, or a form in it, could not be."""

    sha256: str
    rechecks: tuple[tuple[str, Recheck], ...] = ()
    unread: tuple[Finding, ...] = ()


def recheck(path: str | PathLike[str]) -> tuple[Recheck, ...]:
    """Recheck the forms of a table file, or a project: reported, recomputed and reviewed scores.

    None for a file without anything to recheck: `recheck_file` says why. Never raises for what
    the file says.
    """
    return tuple(one for _, one in recheck_file(path).rechecks)


def recheck_file(path: str | PathLike[str]) -> Rechecked:
    """As `recheck`, with the sheets, the file's SHA-256, and why something was not rechecked."""
    from perfeval.library.places import SUFFIXES

    path = Path(path)
    if path.suffix.lower() in SUFFIXES:
        return _recheck_project(path)
    from perfeval.library import drafts
    from perfeval.source.tables import open_book
    from perfeval.workbook.marks import marks_of

    book = open_book(path, path.name)
    if not book.grids:
        return Rechecked(book.sha256, (), book.findings)
    if marks_of(book) is not None:
        return _recheck_project(path)._replace(sha256=book.sha256)
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
            found.append((sheet, compare(score(loaded), form, read)))
        elif not form.rows:  # only money and texts, of which no project can be made
            found.append((sheet, compare(None, form, read)))
        else:
            unread += [*read, *loaded.findings]
    return Rechecked(book.sha256, tuple(found), tuple(unread))


def _recheck_project(path: Path) -> Rechecked:
    from perfeval.rechecking.compare import recheck as compare

    loaded = load_project(path)
    if loaded.project is None:
        return Rechecked("", (), loaded.findings)
    return Rechecked(loaded.project.digest, (("", compare(score(loaded), None, ())),))


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


class Described(NamedTuple):
    """A finding in words: its severity ("error", "warning" or "info"), what is wrong, the mend."""

    severity: str
    message: str
    mend: str


def describe(finding: Finding, lang: str = "zh") -> Described:
    """What a finding says, in Chinese ("zh") or English ("en"); its place is `finding.span`."""
    from perfeval.checks.catalogue import mend, message, severity

    return Described(severity(finding), message(finding, lang), mend(finding, lang))


def validate(
    *paths: str | PathLike[str],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    packs: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """All findings of files and folders, in order of file, line and column.

    `select` and `ignore` are codes or their beginnings, `packs` ids or paths. No configuration
    file is read; comments that ignore findings are heeded. Raises ValueError for a path that names
    nothing and for an unknown code or pack: these are the caller's, not the files'.
    """
    from perfeval.checks.catalogue import message
    from perfeval.library.configuration import Configured
    from perfeval.library.discovery import discover
    from perfeval.source.pack_shape import Config
    from perfeval.validation.run import validate as run
    from perfeval.validation.setup import Wanted, setup

    ready = setup(Wanted(tuple(select), tuple(ignore), tuple(packs)), Configured(Config()))
    if _errors(list(ready.findings)):
        # there is no option here, only an argument
        plain = (f._replace(params={**f.params, "option": ""}) for f in ready.findings)
        raise ValueError("; ".join(message(finding, "en") for finding in plain))
    found = discover([str(path) for path in paths])
    if found.missing:
        raise ValueError(f"no such file or folder: {', '.join(found.missing)}")
    return run(found.files, Path(), ready.settings, also=ready.idle).findings


def render(card: Scorecard, form: str = "json", lang: str = "zh") -> str:
    """The scorecard as text: "json" (the score document), "csv", "markdown" or "report"."""
    if form == "json":
        from perfeval.reports.score_document import document

        return document(card, lang)
    if form == "csv":
        from perfeval.reports.table_csv import csv_text

        return csv_text(card, lang)
    if form == "markdown":
        from perfeval.reports.table_markdown import markdown

        return markdown(card, lang)
    if form == "report":
        from perfeval.reports.markdown import render as report

        return report(card, lang).text
    raise ValueError(f"unknown format {form!r}: one of {', '.join(FORMATS)}")


def report(
    card: Scorecard,
    format: str = "docx",
    lang: str = "zh",
    *,
    kind: str | None = None,
    stage: str | None = None,
    form: str | None = None,
    charts: str = "native",
    template: str | PathLike[str] | None = None,
) -> Rendered:
    """The whole report as a file: "docx", "html", "xlsx" or "md".

    `data` of the result are its bytes, `placeholders` what is still to be written in it, `unused`
    texts of the project that it has no place for. `kind` is the kind of report, `stage` one of
    "plan", "draft" and "final", `form` the profile of the official form: the project's or the
    set's where they are left out. `charts` is "native", "picture" or "none"; `template` the user's
    own, for "docx" and "md". Raises ValueError for what there is not, and for a template that
    can't be used, with the reasons.
    """
    from perfeval.reports.forms.profiles import NAMES
    from perfeval.reports.outlines import OUTLINES
    from perfeval.reports.request import CHARTS, STAGES, Request
    from perfeval.reports.words import LANGUAGES
    from perfeval.reports.writers import TEMPLATED, WRITERS, write

    known = {ending.removeprefix("."): ending for ending in WRITERS}
    for name, value, choices in (
        ("format", format, tuple(known)), ("lang", lang, LANGUAGES), ("kind", kind, tuple(OUTLINES)),
        ("stage", stage, STAGES), ("form", form, NAMES), ("charts", charts, CHARTS),
    ):  # fmt: skip
        if value is not None and value not in choices:
            raise ValueError(f"unknown {name} {value!r}: one of {', '.join(choices)}")
    if template is not None and known[format] not in TEMPLATED:
        raise ValueError(f"{format} takes no template")
    path = Path(template) if template is not None else None
    rendered = write(card, known[format], Request(lang, kind, stage, form, path, charts))
    if rendered.faults:
        raise ValueError("; ".join(_said(fault, path, lang) for fault in rendered.faults))
    return rendered


def _said(fault: Fault, template: Path | None, lang: str) -> str:
    from perfeval.i18n import cli_report, cli_template

    if fault.key in cli_template.TEXTS:
        return cli_template.say(fault.key, lang, **{"path": template, **fault.params})
    return cli_report.say(fault.key, lang, **fault.params)


def _errors(findings: list[Finding]) -> bool:
    from perfeval.checks.catalogue import severity

    return any(severity(finding) == "error" for finding in findings)
