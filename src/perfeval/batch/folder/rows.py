"""Files read by example to scored rows: leaf by leaf, then their totals together."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.batch.folder.leafwise import PLAIN
from perfeval.model import scorecard as s
from perfeval.scoring.finances import summary
from perfeval.scoring.kernel import Roll, Run, graded
from perfeval.scoring.number_remarks import without_operator
from perfeval.scoring.remarks import of_evidence, of_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.alike import Read
    from perfeval.batch.folder.leafwise import Said, Scored
    from perfeval.batch.folder.state import State
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Path


MOST = 2**40


class Begun(NamedTuple):
    """A project whose leaves are scored."""

    read: Read
    state: State
    card: s.Scorecard
    leaves: tuple[Scored, ...]
    absent: dict[Path, bool]
    cited: dict[Path, list[str]]


class Totalled(NamedTuple):
    total: Fraction | None
    max: Fraction | None
    grade: str | None
    found: tuple[Finding, ...] = ()


def begun(read: Read, state: State) -> Begun | None:
    """The leaves of a project; None where the kernel is to see it whole."""
    project = read.loaded.project
    if project is None or state.plan is None or not _sound(read, state):
        return None
    absent = {}
    for path, traits in read.traits.items():
        if traits.absent is not None:
            absent[path] = traits.absent
    if absent:
        absent = {leaf.path: absent[leaf.path] for leaf in state.plan.leaves if leaf.path in absent}
    split = state.split(absent)
    card = s.Scorecard(project, state.set, None, None, None, None, "", (), (), None)
    scored = state.leafwise.scored
    leaves = tuple([scored(card, leaf, absent, split) for leaf in state.plan.leaves])
    for one in leaves:
        if one.alone:
            return None
    return Begun(read, state, card, leaves, absent, read.cited)


def _sound(read: Read, state: State) -> bool:
    """Whether all that is named is there, and nothing stands twice: then there is nothing to say of
    references (see `scoring.references`)."""
    project = read.loaded.project
    assert project is not None
    if project.data or project.gates or project.adjust or project.monitoring is not None:
        return False
    known = {entry.id for entry in project.evidence}
    problems = {problem.id for problem in project.problems}
    if len(known) != len(project.evidence) or len(problems) != len(project.problems):
        return False
    for names in read.cited.values():
        if not known.issuperset(names):
            return False
    for one in read.traits.values():
        if one is not PLAIN and (
            one.alone
            or not known.issuperset(one.evidence)
            or not problems.issuperset(one.problems)
        ):
            return False
    for problem in project.problems:
        if not state.names.issuperset(problem.indicators):
            return False
    return all(known.issuperset(interview.evidence) for interview in project.interviews)


def totals(state: State, some: Sequence[Begun]) -> list[Totalled]:
    """The totals and grades of projects of one set."""
    from perfeval.columns import grades
    from perfeval.columns.block import Block, LeafBlock
    from perfeval.columns.compiled import LeafPoints
    from perfeval.columns.rollup import roll
    from perfeval.model.rounding import Rounding

    plan, n = state.plan, len(some)
    assert plan is not None
    points: dict[Path, Any] = {}
    odd = np.array([bool(one.absent) for one in some])
    for number, leaf in enumerate(plan.leaves):
        unit = 10 ** (leaf.rounding or Rounding()).digits
        column = np.zeros(n, np.int64)
        for row, one in enumerate(some):
            score = one.leaves[number].leaf.score
            if score is None or odd[row]:
                continue
            units = score * unit
            # beyond what columns hold, or finer than they count
            if units.denominator != 1 or abs(units) >= MOST:
                odd[row] = True
            else:
                column[row] = int(units)
        points[leaf.path] = LeafPoints(column, 0, False, False, False, False, False, {})
    blocks = {leaf.path: LeafBlock(columns={}, state=0) for leaf in plan.leaves}
    block = Block(state.set, n, blocks, odd, {}, {}, {})
    rolled = roll(plan, block, points, lambda path, weight, rows: points[path])
    names = grades.names(state.set)
    top = 10**plan.digits
    found = []
    for row, one in enumerate(some):
        if rolled.odd[row] or odd[row]:
            found.append(_alone(one))
            continue
        grade = int(rolled.grade[row])
        found.append(
            Totalled(
                Fraction(int(rolled.total[row]), top),
                Fraction(int(rolled.most[row]), plan.parts),
                names[grade] if grade >= 0 else None,
            )
        )
    return found


def _alone(one: Begun) -> Totalled:
    """As the kernel sums one project up."""
    state = one.state
    project = one.card.project
    run = Run(project, state.set)
    split = state.split(one.absent)
    scored = {leaf.leaf.indicator.path: leaf.leaf for leaf in one.leaves}
    run.findings += split.findings
    roll = Roll(run, scored, split, (), ())
    values = {"total": roll.total, "总分": roll.total}
    grade = graded(run, roll, values, [])
    return Totalled(roll.total, roll.max, grade.name if grade else None, tuple(run.findings))


class Row(NamedTuple):
    """A scored project: its findings in order, with their places in words."""

    begun: Begun
    total: Totalled
    execution: Fraction | None
    found: list[tuple[str, str, str, str, str]]


def row(one: Begun, total: Totalled) -> Row:
    state, leafwise, read = one.state, one.state.leafwise, one.read
    card = one.card._replace(
        total=total.total, max=total.max, grade=total.grade,
        leaves=tuple([leaf.leaf for leaf in one.leaves]),
    )  # fmt: skip
    project = card.project
    money: list[Finding] = []
    funds = summary(project, money)
    place, said = read.places.words, leafwise.said
    steps: list[Sequence[Said]] = [leaf.found[0] for leaf in one.leaves if leaf.found[0]]
    steps += [leaf.found[1] for leaf in one.leaves if leaf.found[1]]
    if total.found:
        steps.append(leafwise.placed(total.found, project))
    if money:
        steps.append(leafwise.placed(money, project))
    bare = tuple([leaf.leaf for leaf in one.leaves if leaf.bare])
    if bare:
        steps.append(said(without_operator(card._replace(leaves=bare))))
    steps.append(said(of_file(card)))
    steps += [leaf.found[2] for leaf in one.leaves if leaf.found[2]]
    if leafwise.kinds:
        steps.append(said(_evidence(one)))
    found = [(place(each.span), each) for step in steps for each in step]
    found.sort(key=_order)
    unique = {(at[3], each.code, each.path, each.params): each for at, each in found}
    rows = [(f.code, f.severity, f.path, key[0], f.message) for key, f in unique.items()]
    ahead = [
        (f.code, f.severity, f.path, place(f.span)[3], f.message)
        for f in said((*read.loaded.findings, *state.structure))
    ]
    return Row(one, total, funds.execution if funds is not None else None, [*ahead, *rows])


def _order(found: tuple[tuple[Any, ...], Said]) -> tuple[Any, ...]:
    at, said = found
    return (at[0], at[1], at[2], said.code)


def _evidence(one: Begun) -> list[Finding]:
    """Of leaves for which the set names kinds of evidence, by the project's own register."""
    project = one.card.project
    register = {entry.id: entry for entry in project.evidence}
    found: list[Finding] = []
    for scored in one.leaves:
        leaf = scored.leaf
        if leaf.indicator.evidence and leaf.result is not None:
            names = one.cited.get(leaf.indicator.path, [])
            found += of_evidence(register, leaf, leaf.result._replace(evidence=tuple(names)))
    return found
