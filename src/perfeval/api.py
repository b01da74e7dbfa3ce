"""The public functions; the commands use nothing else to load, score and render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project
    from perfeval.model.scorecard import Scorecard

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
    form: str = "docx",
    lang: str = "zh",
    *,
    kind: str | None = None,
    stage: str | None = None,
    template: str | PathLike[str] | None = None,
) -> bytes:
    """The whole report as a file: "docx", "html", "xlsx" or "md".

    `kind` is the kind of report and `stage` one of "plan", "draft" and "final", the project's where
    they are left out; `template` is the user's own, for "docx" and "md". Raises ValueError for a
    form, kind or stage that there is not, and for a template that can't be used.
    """
    from perfeval.reports.outlines import OUTLINES
    from perfeval.reports.request import STAGES, Request
    from perfeval.reports.writers import TEMPLATED, WRITERS, write

    known = {ending.removeprefix("."): ending for ending in WRITERS}
    for name, value, choices in (
        ("form", form, known), ("kind", kind, OUTLINES), ("stage", stage, STAGES),
    ):  # fmt: skip
        if value is not None and value not in choices:
            raise ValueError(f"unknown {name} {value!r}: one of {', '.join(choices)}")
    if template is not None and known[form] not in TEMPLATED:
        raise ValueError(f"{form} takes no template")
    path = Path(template) if template is not None else None
    rendered = write(card, known[form], Request(lang, kind, stage, template=path))
    if rendered.faults:
        told = (f"{fault.key}: {dict(fault.params)}" for fault in rendered.faults)
        raise ValueError("; ".join(told))
    return rendered.data


def _errors(findings: list[Finding]) -> bool:
    from perfeval.checks.catalogue import severity

    return any(severity(finding) == "error" for finding in findings)
