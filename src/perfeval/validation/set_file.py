"""An indicator set's file: shape, structure, and what a reviewer would find."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.checks.lints import lint_set
from perfeval.checks.structure import check_set
from perfeval.model.finding import Finding
from perfeval.monitoring.faults import faults_of_set
from perfeval.validation.broken import broken
from perfeval.validation.echoes import beyond
from perfeval.validation.extending import extending
from perfeval.validation.grouped import by_group

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker

MOST_GROUPS = 32
# a number that is not given for every group: what else is found then is about that alone
NOT_GIVEN = ("PE108", "PE109")

# what a set must hold for its pace to be looked at; most hold none of it
PACED = ("monitoring", "schedule", "运行监控", "计划进度")


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    """Findings of the file and of the sets it extends; what a reviewer would find of all that has
    no error itself.

    A set with numbers by group is checked once for every group.
    """
    found = loader.set(path, None)
    findings = loader.findings
    if found is None:
        return findings
    if document.root is not None:
        findings += _same_id(checker, found.id, document, loader.shown(path))
    sets = [found]
    before = list(findings)
    rounds: list[tuple[Mapping[str, str], list[Finding]]] = []
    for groups in islice(_choices(found.groups), MOST_GROUPS):
        other = checker.loader()
        again = other.set(path, groups)
        findings += other.findings
        if again is not None and not any(f.code in NOT_GIVEN for f in other.findings):
            sets.append(again)
            rounds.append((groups, check_set(again)))
    findings += beyond(before, by_group(check_set(found), rounds))
    if any(word in document.text for word in PACED):
        findings += faults_of_set(found)
    reviewed = extending(checker, path, document)
    if not any(severity(finding) == "error" for finding in findings):
        for one in sets:
            reviewed += lint_set(one, checker.lints)
        return findings + reviewed
    hidden = broken(found, document.root, findings)
    for one in sets:
        reviewed += lint_set(one, checker.lints, hidden.faulty)
    return findings + [finding for finding in reviewed if not hidden.hides(finding)]


def _choices(groups: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """The first of every label, then one label changed at a time."""
    first = {label: values[0] for label, values in groups.items() if values}
    if first:
        yield first
    for label, values in groups.items():
        for value in values[1:]:
            yield {**first, label: value}


def _same_id(checker: Checker, name: str, document: Document, file: str) -> list[Finding]:
    """Ids are unique in a library: two files of one run with the same id."""
    other = checker.ids.setdefault(name, file)
    if other == file:
        return []
    entries = document.root.entries  # type: ignore[union-attr]
    entry = entries.get("id") or entries.get("编号")
    span = entry[1].span if entry else None
    return [Finding("PE258", span, {"id": name, "file": other})]
