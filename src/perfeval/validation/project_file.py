"""A project's file: shape, references, its scoring, and what a reviewer would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.checks.lints import lint_card
from perfeval.checks.structure import FORGIVEN, check_set
from perfeval.library.loading import project_by
from perfeval.scoring.kernel import score
from perfeval.validation.echoes import beyond

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    """Where the set is in order the project is scored even when some of it can't be read; then
    what merely follows from that is left out."""
    read = project_by(loader, path, checker.sets)
    findings = loader.findings
    if read.indicator_set is None:
        return findings
    structure = beyond(findings, check_set(read.indicator_set))
    findings = [*findings, *structure]
    printed = read.project is not None and read.project.as_printed
    own = loader.shown(path)
    broken = [
        finding
        for finding in findings
        if severity(finding) == "error" and not (printed and finding.code in FORGIVEN)
    ]
    if read.project is None or any(_elsewhere(finding, own) for finding in broken):
        return findings
    card = score(read.project, read.indicator_set)
    if not broken:
        card = card._replace(findings=(*findings, *card.findings))
        limits, kept = checker.settings.limits, checker.settings.kept
        return [*card.findings, *lint_card(card, limits, kept)]
    return [*findings, *_beyond(broken, card.findings)]


def _elsewhere(finding: Finding, file: str) -> bool:
    return finding.span is None or finding.span.file != file


def _beyond(broken: list[Finding], scored: Iterable[Finding]) -> list[Finding]:
    """What the scoring found that is not the same trouble again."""
    if any(not finding.path and finding.code != "PE301" for finding in broken):
        return []
    paths = {finding.path for finding in broken}
    meant = {finding.params.get("near", "") for finding in broken if finding.code == "PE301"}
    totals = ("PE702", "PE703", "PE704", "PE446")
    return [
        finding
        for finding in scored
        if finding.path
        and finding.path not in paths
        and finding.code not in totals
        and not (finding.code == "PE401" and _named(finding, meant))
    ]


def _named(finding: Finding, names: set[str]) -> bool:
    return bool({finding.path[-1], "/".join(finding.path)} & names)
