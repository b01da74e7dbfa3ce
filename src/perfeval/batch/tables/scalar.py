"""Rows that columns don't hold: each becomes a project and is scored by the kernel itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.batch.cards import Carded, scored, unusable
from perfeval.batch.peers import peers_at
from perfeval.batch.tables.groups import set_for
from perfeval.batch.tables.nodes import Row, rows_of
from perfeval.batch.tables.plan import RESULT, Plan
from perfeval.batch.tables.row_digest import row_digest
from perfeval.checks.catalogue import ERROR, severity
from perfeval.model.project import Project
from perfeval.scoring.kernel import score
from perfeval.source.project_builder import build_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.batch.tables.sheet import Sheet
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet

# findings that ask for a key, which a table without such a column can't have
_ASKING = {
    "PE451": "evidence", "PE452": "evidence", "PE443": "reason", "PE455": "reason",
    "PE427": "reason",
}  # fmt: skip


def project_of(plan: Plan, row: Row) -> Project | list[Finding]:
    """The project that a project file with the row's values would be."""
    return _with_set(plan, row)[0]


def _with_set(plan: Plan, row: Row) -> tuple[Project | list[Finding], IndicatorSet]:
    """The project, and the set that its groups choose."""
    root = row.finish()
    own, findings = set_for(plan, root)
    digest = "" if plan.reports is None else row_digest(root)  # nothing but reports shows it
    built = build_project(root, str(row.start.file), own or plan.indicator_set, digest)
    if not isinstance(built, Project):
        return [*row.findings, *built], plan.indicator_set
    if own is None:
        built = built._replace(findings=(*built.findings, *findings))
    places = {f"results/{'/'.join(path)}": span for path, span in row.where.items()}
    made = built._replace(
        places={**built.places, **places}, findings=(*row.findings, *built.findings)
    )
    return made, own or plan.indicator_set


def carded(plan: Plan, sheet: Sheet, wanted: list[int]) -> list[Carded]:
    """Some projects of a sheet, scored, or why they can't be."""
    return [_card(plan, row) for row in rows_of(plan, sheet, wanted)]


def _card(plan: Plan, row: Row) -> Carded:
    source = str(row.start.file)
    project, indicator_set = _with_set(plan, row)
    if not isinstance(project, Project):
        return unusable(project, source, row.line)
    if any(severity(finding) == ERROR for finding in project.findings):
        return unusable(project.findings, source, row.line, project)
    if plan.peers is not None:
        project = peers_at(plan.peers).given(project, indicator_set)
    card = score(project, indicator_set)
    found = (*project.findings, *card.findings)
    return scored(card._replace(findings=tuple(asked(plan, found))), source, row.line)


def usable(plan: Plan, sheet: Sheet) -> Iterator[Project]:
    """The projects of a sheet that can be scored."""
    for row in rows_of(plan, sheet, list(range(sheet.n))):
        project = project_of(plan, row)
        if not isinstance(project, Project):
            continue
        if not any(severity(finding) == ERROR for finding in project.findings):
            yield project


def asked(plan: Plan, findings: Iterable[Finding]) -> Iterable[Finding]:
    """Findings without those that ask for what the table has no column for; and a table has no
    register, in which the evidence that it names could be."""
    lacking: dict[tuple[tuple[str, ...], str], bool] = {}
    for finding in findings:
        if finding.code == "PE311":
            continue
        key = _ASKING.get(finding.code)
        if key is not None:
            at = (finding.path, key)
            if at not in lacking:
                lacking[at] = not plan.has(finding.path, key)
            if lacking[at]:
                continue
        yield finding


def has_results(plan: Plan) -> bool:
    return any(m.kind == RESULT for m in plan.meanings)
