"""An indicator set's file: shape, structure, and what a reviewer would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.checks.lints import lint_set
from perfeval.checks.structure import check_set
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loading import Loader
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    """Findings of the file and of the sets it extends; lints only where nothing is broken."""
    found = loader.set(path, None)
    findings = loader.findings
    if found is None:
        return findings
    findings += check_set(found)
    if document.root is not None:
        findings += _same_id(checker, found.id, document, loader.shown(path))
    if any(severity(finding) == "error" for finding in findings):
        return findings
    findings += lint_set(found, checker.settings.limits, checker.settings.kept)
    return findings


def _same_id(checker: Checker, name: str, document: Document, file: str) -> list[Finding]:
    """Ids are unique in a library: two files of one run with the same id."""
    other = checker.ids.setdefault(name, file)
    if other == file:
        return []
    entries = document.root.entries  # type: ignore[union-attr]
    entry = entries.get("id") or entries.get("编号")
    span = entry[1].span if entry else None
    return [Finding("PE258", span, {"id": name, "file": other})]
