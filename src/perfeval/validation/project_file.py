"""A project's file: shape, references, its scoring, and what a reviewer would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.checks.lints import lint_card
from perfeval.checks.structure import FORGIVEN, NEVER_BLOCKS, check_set
from perfeval.library.loading import project_by
from perfeval.model.finding import pointed
from perfeval.scoring.kernel import score
from perfeval.validation.echoes import beyond
from perfeval.validation.monitoring import watched
from perfeval.validation.unaffected import partly, unaffected

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.model.project import Project
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    """Where the set is in order, but for its sums and grades, the project is scored even when some
    of it can't be read; then what rests on that is left out."""
    read = project_by(loader, path, checker.sets)
    findings = loader.findings
    if read.indicator_set is None:
        return findings
    findings = [*findings, *beyond(findings, check_set(read.indicator_set))]
    own = loader.shown(path)
    project = read.project
    if project is None:
        project, more = partly(document, own, read.indicator_set)
        told = {(finding.code, finding.span) for finding in findings}
        pointing = map(pointed, more)
        findings += [one for one in pointing if (one.code, one.span) not in told]
    if project is None:
        return findings
    printed = project.as_printed
    errors = [
        finding
        for finding in findings
        if severity(finding) == "error"
        and finding.code not in NEVER_BLOCKS
        and not (printed and finding.code in FORGIVEN)
    ]
    if any(finding.code not in FORGIVEN and _elsewhere(finding, own) for finding in errors):
        return findings
    card = score(project, read.indicator_set)
    card = card._replace(findings=tuple(_of_batch(project, one) for one in card.findings))
    found = card.findings
    if not errors:
        card = card._replace(findings=(*findings, *card.findings))
        return [*card.findings, *lint_card(card, checker.lints), *watched(card)]
    lints = lint_card(card._replace(findings=(*findings, *found)), checker.lints)
    return [*findings, *unaffected(document, read.indicator_set, errors, [*found, *lints])]


def _of_batch(project: Project, finding: Finding) -> Finding:
    """Figures of peers come with a batch: a file that leaves them to it is in order."""
    if finding.code != "PE980":
        return finding
    result = project.results.get(finding.path)
    given = result is not None and result.peers is not None
    return finding if given else finding._replace(severity="info")


def _elsewhere(finding: Finding, file: str) -> bool:
    return finding.span is None or finding.span.file != file
