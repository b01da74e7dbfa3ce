"""Evidence is registered that nothing refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.scoring.references import cited, evidence_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.project import Project

CODE = "PE469"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    project = look.project
    if not look.set.scored:
        return
    register = {entry.id: entry for entry in project.evidence}
    used = {evidence_id(reference, register) for reference in set(_references(project))}
    # a document with a number may be what the whole report rests on
    idle = [e for e in register.values() if e.id not in used and not e.doc_no]
    if idle and used:
        named = _texts(project)
        idle = [entry for entry in idle if entry.id not in named]
    if idle and used:
        params = {"n": str(len(idle)), "names": "、".join(entry.id for entry in idle)}
        yield Finding(CODE, idle[0].span, params)


def _references(project: Project) -> Iterator[str]:
    for result in project.results.values():
        yield from cited(result)
    for interview in project.interviews:
        yield from interview.evidence
    for adjustment in project.adjust:
        yield from adjustment.evidence


def _texts(project: Project) -> str:
    """Everything written in sentences that may name evidence."""
    parts = [*project.narrative.values(), *(x.facts + x.cause for x in project.problems)]
    parts += [x.analysis + x.note + x.reason for x in project.results.values()]
    return "\n".join(parts)
