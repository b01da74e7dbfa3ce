"""What a project refers to: evidence, problems and indicators, and what of it is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from perfeval.model import scorecard as s
    from perfeval.model.indicators import Path
    from perfeval.model.project import Adjustment, Interview, Project
    from perfeval.model.results import Judgement, Occurrence, Result, Statement

    Cites = Result | Occurrence | Judgement | Statement | Interview | Adjustment
    Cited = Iterator[tuple[str, Span | None]]


def evidence_id(reference: str, known: Mapping[str, object]) -> str | None:
    """The register's id at the head of a reference such as "E07 p.4" or "E09第4页"."""
    text = reference.strip()
    if text in known:
        return text
    fits = [key for key in known if text.startswith(key) and not text[len(key)].isalnum()]
    fits += [key for key in known if text.startswith(key + "第")]
    return max(fits, key=len) if fits else None


def references(card: s.Scorecard) -> Iterator[Finding]:
    """Findings about ids that stand twice and references to what is not there."""
    project = card.project
    for code, entries in (("PE319", project.evidence), ("PE320", project.problems)):
        seen: set[str] = set()
        for entry in entries:
            if entry.id in seen:
                yield Finding(code, entry.at.get("id", entry.span), {"id": entry.id})
            seen.add(entry.id)
    register = {e.id: e for e in project.evidence}
    problems = {p.id for p in project.problems}
    for path, reference, span in _every_reference(project):
        if evidence_id(reference, register) is None:
            yield Finding("PE311", span, {"id": reference}, path)
    for path, result in project.results.items():
        for name, span in problems_of(result):
            if name not in problems:
                yield Finding("PE312", span, {"id": name}, path)
    nodes = [leaf.indicator for leaf in card.leaves] + [one.indicator for one in card.branches]
    names = {key for node in nodes for key in (node.name, node.id, "/".join(node.path))}
    for problem in project.problems:
        for number, name in enumerate(problem.indicators):
            if name not in names:
                place = _item(problem.at, "indicators", number, problem.span)
                yield Finding("PE313", place, {"id": problem.id, "name": name})


def _every_reference(project: Project) -> Iterator[tuple[Path, str, Span | None]]:
    for path, result in project.results.items():
        for reference, span in evidence_of(result):
            yield path, reference, span
    others: list[Interview | Adjustment] = [*project.interviews, *project.adjust]
    for entry in others:
        for reference, span in _cited_by(entry):
            yield (), reference, span


def _item(at: Mapping[str, Span], key: str, number: int, otherwise: Span | None) -> Span | None:
    """Where an item of a list stands; the value itself where it is no list."""
    return at.get(f"{key}.{number}") or at.get(key, otherwise)


def _cited_by(entry: Cites) -> Cited:
    for number, reference in enumerate(entry.evidence):
        yield reference, _item(entry.at, "evidence", number, entry.span)


def _inner(result: Result) -> Iterator[Occurrence | Judgement]:
    yield from (*(result.deductions or ()), *(result.occurrences or ()))
    for source in (result.met, result.items):
        if isinstance(source, Mapping):
            yield from source.values()


def evidence_of(result: Result) -> Cited:
    yield from _cited_by(result)
    if result.statement is not None:
        yield from _cited_by(result.statement)
    for entry in _inner(result):
        yield from _cited_by(entry)
    for part in result.parts:
        yield from evidence_of(part)


def cited(result: Result) -> Iterator[str]:
    """Every reference to evidence in a result and its parts."""
    yield from (reference for reference, _ in evidence_of(result))


def problems_of(result: Result) -> Iterator[tuple[str, Span | None]]:
    if result.problem:
        yield result.problem, result.at.get("problem")
    for entry in _inner(result):
        if entry.problem:
            yield entry.problem, entry.at.get("problem", entry.span)
    for part in result.parts:
        yield from problems_of(part)
