"""The public functions; the commands use nothing else to load, score and render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from os import PathLike

    from perfeval.library.loading import LoadedProject
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project
    from perfeval.model.scorecard import Scorecard
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
    from perfeval.checks.structure import check_set
    from perfeval.library import loading

    read = loading.load_project(Path(path))
    return checked(read, () if read.indicator_set is None else check_set(read.indicator_set))


def checked(read: LoadedProject, structure: Sequence[Finding]) -> Loaded:
    """What was read, with what is wrong with its set; None where that leaves nothing to score."""
    from perfeval.checks.structure import FORGIVEN, NEVER_BLOCKS

    findings = list(read.findings)
    broken = any_error(findings)
    if read.indicator_set is not None:
        findings += structure
        printed = read.project is not None and read.project.as_printed
        passed = NEVER_BLOCKS + FORGIVEN if printed else NEVER_BLOCKS
        broken = broken or any_error([f for f in structure if f.code not in passed])
    if broken or read.project is None:
        return Loaded(None, None, tuple(findings))
    return Loaded(read.project, read.indicator_set, tuple(findings), read.files)


def load_indicator_set(name: str | PathLike[str]) -> LoadedSet:
    """Read an indicator set by id or by path."""
    from perfeval.checks.structure import NEVER_BLOCKS, check_set
    from perfeval.library import loading

    read = loading.load_set(name if isinstance(name, str) else Path(name))
    findings = list(read.findings)
    if read.indicator_set is not None:
        findings += check_set(read.indicator_set)
    if read.indicator_set is None or any_error([f for f in findings if f.code not in NEVER_BLOCKS]):
        return LoadedSet(None, tuple(findings))
    return LoadedSet(read.indicator_set, tuple(findings))


def score(loaded: Loaded, as_of: date | None = None) -> Scorecard:
    """Score a usable project; its findings come with the card.

    With `as_of` everything is counted to that day instead of the project's own.
    """
    from perfeval.scoring.kernel import score as run

    project, indicator_set = loaded.project, loaded.indicator_set
    if project is None or indicator_set is None:
        raise ValueError("the project can't be used: see its findings")
    found: list[Finding] = []
    if as_of is not None:
        from perfeval.scoring.day import at_day

        project, indicator_set, found = at_day(project, indicator_set, as_of)
    card = run(project, indicator_set)
    return card._replace(findings=(*loaded.findings, *found, *card.findings))


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
    if any_error(list(ready.findings)):
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


def any_error(findings: list[Finding]) -> bool:
    """Whether one of them is an error."""
    from perfeval.checks.catalogue import severity

    return any(severity(finding) == "error" for finding in findings)
