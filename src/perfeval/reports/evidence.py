"""What took points away, with the evidence and the problem each fact belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.results import Judgement, Occurrence, Result
from perfeval.model.rounding import percent
from perfeval.reports import figures
from perfeval.reports.once import once
from perfeval.reports.texts import bare, bracketed, flat, references

if TYPE_CHECKING:
    from perfeval.model.project import Problem, Project
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.words import Words


class Deduction(NamedTuple):
    """One fact: points when they are known, its evidence, its problem."""

    points: Fraction | None
    fact: str
    evidence: tuple[str, ...] = ()
    problem: str = ""


@once
def deductions(leaf: LeafScore, words: Words) -> tuple[Deduction, ...]:
    """All facts that a result gives for lost points, in the order of the file."""
    result = leaf.result
    if result is None:
        return ()
    told = list(_told(result, words))
    if leaf.indicator.score.kind == "count" and result.occurrences and not result.deductions:
        told = _counted(leaf, told)
    return (*told, *_points_unmet(leaf, result, words))


def _counted(leaf: LeafScore, told: list[Deduction]) -> list[Deduction]:
    """Each occurrence with what the rule takes for it: more or less than for the one before."""
    from perfeval.rules.count import deduction

    if leaf.inputs is None or leaf.inputs.x != len(told) or any(d.points for d in told):
        return told
    found, before = [], Fraction(0)
    for number, one in enumerate(told, 1):
        v = copy(leaf.inputs)
        v.x = Fraction(number)
        taken = deduction(v, leaf.indicator.score.params)
        found.append(one._replace(points=taken - before))
        before = taken
    return found


def fitted(found: Sequence[Deduction], off: Fraction, digits: int, words: Words) -> list[Deduction]:
    """The facts with points that come to what was lost: cut where the floor was reached, the first
    fact without points taking the rest; a rest that no fact explains stands in a row of its own."""
    left, shown = off, []
    for one in found:
        points = None if one.points is None else min(one.points, left)
        left -= points or 0
        shown.append(one._replace(points=points))
    open_ = next((n for n, one in enumerate(shown) if one.points is None), None)
    if left and open_ is not None:
        shown[open_] = shown[open_]._replace(points=left)
    elif left and shown and abs(left) <= Fraction(1, 10**digits):
        last = shown[-1]
        shown[-1] = last._replace(points=(last.points or 0) + left)
    elif left:
        shown.append(Deduction(left, words("deduction.rest")))
    return shown


def _told(result: Result, words: Words) -> Iterator[Deduction]:
    for entry in (*(result.deductions or ()), *(result.occurrences or ())):
        fact = _dated(entry, words)
        if entry.points or fact:
            yield Deduction(entry.points, fact, entry.evidence, entry.problem)
    for part in result.parts:
        yield from _told(part, words)
        if part.reason:
            yield Deduction(None, part.reason, part.evidence, part.problem)


def _dated(entry: Occurrence, words: Words) -> str:
    if entry.date in entry.fact:
        return entry.fact
    day = figures.written_days(entry.date, words)
    gap = " " if day == entry.date else ""
    return f"{day}{gap}{entry.fact}".strip()


def _points_unmet(leaf: LeafScore, result: Result, words: Words) -> Iterator[Deduction]:
    """Checklist points that are not, or only partly, met."""
    use, v = leaf.indicator.score, leaf.inputs
    if use.kind != "checklist" or v is None or not v.met:
        return
    from perfeval.rules.checklist import worths

    by_share = use.params.mode.kind == "share" and leaf.weight is not None
    worth = worths(v, use.params) if by_share else None
    whole = not any(met is None for met in v.met)
    for index, (entry, met) in enumerate(zip(use.params.items, v.met, strict=True)):
        if met is None or met >= 1:
            continue
        said = _judgement(result, index, entry)
        fact = said.fact if said is not None else ""
        if not fact:
            key = "point.partly" if met > 0 else "point.unmet"
            fact = words(key, text=bare(entry.text), share=percent(met))
        lost = worth[index] * (1 - met) if worth is not None and whole and not entry.gate else None
        yield Deduction(
            lost or None, fact, said.evidence if said else (), said.problem if said else ""
        )


def _judgement(result: Result, index: int, entry: Any) -> Judgement | None:
    for source in (result.items, result.met):
        if isinstance(source, Mapping):
            for key in (str(index + 1), entry.id, entry.text):
                found = source.get(key) if key else None
                if isinstance(found, Judgement):
                    return found
    return None


def cited(deduction: Deduction, words: Words) -> str:
    """A fact with its evidence and problem: 未按月公示（E09第4页，见问题P1）."""
    problem = words("see_problem", id=deduction.problem) if deduction.problem else ""
    return bracketed(bare(deduction.fact), [references(deduction.evidence, words), problem], words)


def problem_ids(leaf: LeafScore, found: Sequence[Deduction]) -> list[str]:
    """Problems that the result itself names."""
    ids = [d.problem for d in found]
    if leaf.result is not None:
        ids.insert(0, leaf.result.problem)
    return list(dict.fromkeys(i for i in ids if i))


def concerns(problem: Problem, leaf: LeafScore) -> bool:
    """Whether a problem lists the indicator, by name, id or path."""
    given = [name.strip() for name in problem.indicators]
    if not any(given):
        return False
    names = {leaf.indicator.name, leaf.indicator.id, "/".join(leaf.indicator.path)} - {""}
    return not names.isdisjoint(given)


def related(project: Project, leaf: LeafScore, named: list[str]) -> list[Problem]:
    """Problems to be mentioned with an indicator beyond those its deductions cite."""
    return [p for p in project.problems if p.id not in named and concerns(p, leaf)]


def reason_of(result: Result | None) -> str:
    """The reason, of the result or of its statement."""
    if result is None:
        return ""
    if result.reason:
        return flat(result.reason)
    return flat(result.statement.problem) if result.statement is not None else ""


def improvement_of(result: Result | None) -> str:
    if result is None:
        return ""
    if result.improvement:
        return flat(result.improvement)
    return flat(result.statement.measures) if result.statement is not None else ""
