"""Tables to drafts, and drafts to indicator sets and projects, without any file between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.intake.drafting import Draft
    from perfeval.library.loading import LoadedProject
    from perfeval.model.finding import Finding
    from perfeval.model.form import Form
    from perfeval.model.grid import Book
    from perfeval.workbook.reading import Filled


class OpenedTables(NamedTuple):
    """A file of tables: its cells, the forms in it, and the draft of each form.

    Forms and drafts go together; both are empty when there is nothing that could be scored, and
    `findings` then say why. `findings` holds those of the file, of its forms and of their drafts.
    `filled` is the project of a workbook of ours, which is a project already and no form.
    """

    book: Book
    forms: tuple[Form, ...]
    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]
    filled: Filled | None = None


def open_tables(path: Path, shown: str) -> OpenedTables:
    """All forms of a file; never raises for what the file holds. `shown` is its name for people."""
    from perfeval.source.tables import open_book

    book = open_book(path, shown)
    if not book.grids:
        return OpenedTables(book, (), (), book.findings)
    from perfeval.workbook.marks import marks_of

    if marks_of(book) is not None:
        from perfeval.workbook.reading import read

        filled = read(book)
        if filled is not None:
            return OpenedTables(book, (), (), filled.findings, filled)
    return of_book(book, path.stem)


def of_book(book: Book, source: str) -> OpenedTables:
    """The forms and drafts of tables that were read."""
    from perfeval.intake.cuts import cut_short
    from perfeval.intake.drafting import draft, unfit
    from perfeval.intake.recognise import recognise

    findings = list(book.findings)
    forms, drafts = [], []
    read = recognise(book)
    if cut := cut_short(book, read):
        return OpenedTables(book, (), (), (*cut, *(f for f in findings if f.code != "PE048")))
    for form in read:
        findings += form.findings
        why = unfit(form)
        if why is not None:
            findings.append(why)
            continue
        made = draft(form, source)
        findings += made.findings
        forms.append(form)
        drafts.append(made)
    if not forms and not any(finding.code == "PE079" for finding in findings):
        from perfeval.intake.recognise import no_form

        findings.append(no_form(book))
    return OpenedTables(book, tuple(forms), tuple(drafts), tuple(findings))


def load(draft: Draft, digest: str = "") -> LoadedProject:
    """The project and its set; places are those of the cells, `digest` is of the form's file."""
    from perfeval.library.loading import LoadedProject
    from perfeval.model.indicators import IndicatorSet
    from perfeval.source.project_builder import build_project
    from perfeval.source.set_builder import build_set

    file = str(draft.project.file)
    built = build_set(draft.indicator_set, file, {}, digest)
    if not isinstance(built, IndicatorSet):
        return LoadedProject(None, None, tuple(built))
    project = build_project(draft.project, file, built, digest)
    if isinstance(project, list):
        return LoadedProject(None, built, (*built.findings, *project))
    return LoadedProject(project, built, (*built.findings, *project.findings))
