"""Files read by example to scored rows: leaf by leaf, then their totals together."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.batch.folder.leafwise import PLAIN
from perfeval.model import scorecard as s
from perfeval.scoring.finances import summary
from perfeval.scoring.kernel import Roll, Run, graded
from perfeval.scoring.number_remarks import signless
from perfeval.scoring.remarks import of_evidence, of_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.alike import Read
    from perfeval.batch.folder.leafwise import Said, Scored
    from perfeval.batch.folder.state import State
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator, Path


MOST = 2**40


class Begun(NamedTuple):
    """A project whose leaves are scored, but for those that are figures (None): these are scored
    with the same leaf of other projects."""

    read: Read
    state: State
    card: s.Scorecard
    leaves: list[Scored | None]
    absent: dict[Path, bool]
    run: Run

    def scored(self, leaf: Indicator) -> Scored:
        """A leaf by itself."""
        split = self.state.split(self.absent)
        return self.state.leafwise.scored(self.card, self.run, leaf, self.absent, split)


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
    found = read.found
    absent = {}
    for path, traits in found.traits.items():
        if traits.absent is not None:
            absent[path] = traits.absent
    if absent:
        absent = {leaf.path: absent[leaf.path] for leaf in state.plan.leaves if leaf.path in absent}
    card = s.Scorecard(project, state.set, None, None, None, None, "", (), (), None)
    apart = bool(absent or project.goals or project.reported is not None)
    one = Begun(read, state, card, [], absent, Run(project, state.set))
    figures = found.figures
    for leaf in state.plan.leaves:
        piece = figures.get(leaf.path)
        if piece is not None:
            if not apart and state.figures(leaf, piece):
                one.leaves.append(None)
                continue
            if not whole(one, leaf.path):
                return None
        made = one.scored(leaf)
        if made.alone:
            return None
        one.leaves.append(made)
    return one


def whole(one: Begun, path: Path) -> bool:
    """Gives a result that is figures a record of its own; False where that asks for the kernel."""
    piece = one.read.found.figures[path]
    made = piece.use.owner.whole(piece)
    if made is None or made.record[2] is not PLAIN:
        return False
    one.read.found.results[path] = made.record[1]
    one.read.pieces[made.mark] = made
    return True


def through_columns(state: State, some: Sequence[Begun]) -> list[bool]:
    """Scores the leaves of figures, each with those of the other projects; tells of each project
    whether that could be done."""
    fine = [True] * len(some)
    plan, columnar = state.plan, state.columnar
    assert plan is not None
    assert columnar is not None
    for number, leaf in enumerate(plan.leaves):
        rows = [n for n, one in enumerate(some) if one.leaves[number] is None]
        if not rows:
            continue
        pieces = [some[n].read.found.figures[leaf.path] for n in rows]
        for n, found in zip(rows, columnar.scored(number, pieces), strict=True):
            one = some[n]
            if found is None and fine[n] and whole(one, leaf.path):
                found = one.scored(leaf)
            one.leaves[number] = found
            fine[n] = fine[n] and found is not None and not found.alone
    return fine


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
    for names in read.found.cited.values():
        if not known.issuperset(names):
            return False
    for one in read.found.traits.values():
        if one is not PLAIN and (
            one.alone or not known.issuperset(one.evidence) or not problems.issuperset(one.problems)
        ):
            return False
    for problem in project.problems:
        if not state.names.issuperset(problem.indicators):
            return False
    return all(known.issuperset(interview.evidence) for interview in project.interviews)


def totals(state: State, some: Sequence[Begun]) -> list[Totalled | None]:
    """The totals and grades of projects of one set; None where the kernel has to see one whole."""
    from perfeval.columns import grades
    from perfeval.columns.block import Block, LeafBlock
    from perfeval.columns.compiled_join import LeafPoints
    from perfeval.columns.rollup import roll
    from perfeval.model.rounding import Rounding

    plan, n = state.plan, len(some)
    assert plan is not None
    points: dict[Path, Any] = {}
    odd = np.array([bool(one.absent) for one in some])
    for number, leaf in enumerate(plan.leaves):
        finer = 10 ** (plan.digits - (leaf.rounding or Rounding()).digits)
        units = [one.leaves[number].units or 0 for one in some]  # type: ignore[union-attr]
        held = [abs(unit) < MOST and unit % finer == 0 for unit in units]
        odd |= ~np.array(held)
        column = np.array(
            [u // finer if h else 0 for u, h in zip(units, held, strict=True)], np.int64
        )
        points[leaf.path] = LeafPoints(column, column, False, False, False, False, False, {})
    blocks = {leaf.path: LeafBlock(columns={}, state=0) for leaf in plan.leaves}
    block = Block(state.set, n, blocks, odd, {}, {}, {})
    rolled = roll(plan, block, points, lambda path, weight, rows: points[path])
    names = grades.names(state.set)
    top = 10**plan.digits
    found: list[Totalled | None] = []
    for row, one in enumerate(some):
        if rolled.odd[row] or odd[row]:
            found.append(_alone(one) if _realised(one) else None)
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


def _realised(one: Begun) -> bool:
    """Whether every leaf is scored by itself, those of figures too."""
    state = one.state
    assert state.plan is not None
    for number, leaf in enumerate(state.plan.leaves):
        held = one.leaves[number]
        if held is None or held.leaf is not None:
            continue
        if not whole(one, leaf.path):
            return False
        one.leaves[number] = one.scored(leaf)
    return True


def _alone(one: Begun) -> Totalled:
    """As the kernel sums one project up."""
    state = one.state
    project = one.card.project
    run = Run(project, state.set)
    split = state.split(one.absent)
    scored = {
        one.leaf.indicator.path: one.leaf
        for one in one.leaves
        if one is not None and one.leaf is not None
    }
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
    leaves = [leaf for leaf in one.leaves if leaf is not None]
    card = one.card._replace(
        total=total.total, max=total.max, grade=total.grade,
        leaves=tuple([leaf.leaf for leaf in leaves if leaf.leaf is not None]),
    )  # fmt: skip
    project = card.project
    money: list[Finding] = []
    funds = summary(project, money)
    place, said = read.places.words, leafwise.said
    steps: list[Sequence[Said]] = [leaf.found[0] for leaf in leaves if leaf.found[0]]
    steps += [leaf.found[1] for leaf in leaves if leaf.found[1]]
    if total.found:
        steps.append(leafwise.placed(total.found, project))
    if money:
        steps.append(leafwise.placed(money, project))
    bare = [each for leaf in leaves for each in leaf.bare]
    if bare:
        steps.append(said(signless(bare)))
    steps.append(said(of_file(card)))
    steps += [leaf.found[2] for leaf in leaves if leaf.found[2]]
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
        leaf = None if scored is None else scored.leaf
        if leaf is not None and leaf.indicator.evidence and leaf.result is not None:
            names = one.read.found.cited.get(leaf.indicator.path, [])
            found += of_evidence(register, leaf, leaf.result._replace(evidence=tuple(names)))
    return found


def together(state: State, some: Sequence[Begun]) -> list[Row | None]:
    """Projects of one set, finished; None where the kernel has to see one whole."""
    fine = through_columns(state, some)
    kept = [one for one, good in zip(some, fine, strict=True) if good]
    ends = iter(totals(state, kept) if kept else [])
    found: list[Row | None] = []
    for one, good in zip(some, fine, strict=True):
        total = next(ends) if good else None
        found.append(None if total is None else row(one, total))
    return found
