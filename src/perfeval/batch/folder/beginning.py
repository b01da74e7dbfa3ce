"""Files read by example, leaf by leaf; figures of one leaf in many files together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from perfeval.batch.folder.leafwise import MOST, PLAIN
from perfeval.batch.folder.monies import money_of, sums_of
from perfeval.batch.folder.sheet import Sheet
from perfeval.model import scorecard as s
from perfeval.scoring.finances import summary
from perfeval.scoring.kernel import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.alike import Read
    from perfeval.batch.folder.leafwise import Scored
    from perfeval.batch.folder.monies import Money, Sums
    from perfeval.batch.folder.state import State
    from perfeval.batch.folder.uses import Instance
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator, Path
    from perfeval.model.project import Project
    from perfeval.model.scorecard import FundsSummary


class Begun:
    """A project whose leaves are scored, but for those that are figures (None, with their
    `pieces`): these are scored with the same leaf of other projects. `sums` are the amounts of a
    fund table that says no more: what is to be said of it is found with others', too. `money` is
    for rates through columns; `moved` are leaves that don't weigh what the set says; `full` those
    through columns whose full marks need evidence of certain kinds."""

    def __init__(
        self, read: Read, state: State, project: Project, absent: dict[Path, bool]
    ) -> None:
        self.read, self.state, self.project, self.absent = read, state, project, absent
        self.leaves: list[Scored | None] = []
        self.pieces: list[Instance | None] = []  # those of the leaves that are figures
        self.full: set[int] = set()
        self.split, self.moved = state.split(absent)
        self.apart = bool(project.goals or project.reported is not None)
        self.faults: list[Finding] = []  # of the fund table
        self.sums: Sums | None = sums_of(project.funds, project.header.as_of)
        self.money: Money | None = None
        if not self.apart:
            self.money = self.sums.money() if self.sums is not None else money_of(self.funds)

    @cached_property
    def card(self) -> s.Scorecard:
        own = self.state.set
        return s.Scorecard(self.project, own, None, None, None, None, "", (), (), None)

    @cached_property
    def run(self) -> Run:
        return Run(self.project, self.state.set)

    @cached_property
    def funds(self) -> FundsSummary | None:
        """What the fund table says, its faults beside it."""
        return summary(self.project, self.faults)

    def scored(self, number: int, leaf: Indicator) -> Scored:
        """A leaf by itself."""
        state = self.state
        known = state.leafwise.plain
        key = None
        if number in state.plain and number not in self.moved:
            result = self.project.results.get(leaf.path)
            key = number, id(result), self.project.header.as_of
            if key in known:
                return known[key][0]
        made = state.leafwise.scored(self.card, self.run, leaf, self.absent, self.split)
        if key is not None:
            if len(known) > MOST:
                known.clear()
            known[key] = made, result  # which has to live as long as its identity is its name
        return made


def begun(read: Read, state: State) -> Begun | None:
    """The leaves of a project; None where the kernel is to see it whole."""
    project = read.loaded.project
    if project is None or state.plan is None or not _sound(read, state):
        return None
    absent = {}
    for path, traits in read.found.traits.items():
        if traits.absent is not None:
            absent[path] = traits.absent
    if absent:
        absent = {leaf.path: absent[leaf.path] for leaf in state.plan.leaves if leaf.path in absent}
    one = Begun(read, state, project, absent)
    figures, leaves = read.found.figures, one.leaves
    for number, leaf in enumerate(state.plan.leaves):
        piece = figures.get(leaf.path)
        if piece is not None:
            fits = not one.apart and number not in one.moved
            if number in state.rates:
                fits = fits and one.money is not None
            if fits and state.figures(number, piece):
                leaves.append(None)
                one.pieces.append(piece)
                continue
            if not whole(one, leaf.path):
                return None
        made = one.scored(number, leaf)
        if made.alone:
            return None
        leaves.append(made)
        one.pieces.append(None)
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


def alone(one: Begun) -> bool:
    """Scores every leaf by itself, those of figures too; False where that asks for the kernel."""
    assert one.state.plan is not None
    for number, leaf in enumerate(one.state.plan.leaves):
        if one.leaves[number] is None:
            if not whole(one, leaf.path):
                return False
            one.leaves[number] = one.scored(number, leaf)
    return True


def laid(state: State, some: Sequence[Begun]) -> tuple[Sheet, list[bool]]:
    """All leaves, those of figures scored with those of the other projects; and of each project
    whether that could be done."""
    plan, columnar = state.plan, state.columnar
    assert plan is not None
    assert columnar is not None
    fine, sheet = [True] * len(some), Sheet(plan, len(some))
    every = zip(*(one.leaves for one in some), strict=True)
    figures = zip(*(one.pieces for one in some), strict=True)
    columns = zip(plan.leaves, every, figures, strict=True)
    for number, (leaf, held, given) in enumerate(columns):
        made = list(held)
        rows = [n for n, one in enumerate(made) if one is None]
        if rows:
            pieces = [piece for n in rows if (piece := given[n]) is not None]
            money = [some[n].money for n in rows] if number in state.rates else []
            found = columnar.scored(number, pieces, money)
            sheet.put_columns(number, rows, found)
            if found.full is not None:
                for place in np.flatnonzero(np.broadcast_to(found.full, len(rows))).tolist():
                    some[rows[place]].full.add(number)
            for place in np.flatnonzero(found.odd).tolist():
                n, own = rows[place], None
                if fine[n] and whole(some[n], leaf.path):
                    own = some[n].leaves[number] = made[n] = some[n].scored(number, leaf)
                fine[n] = own is not None and not own.alone
        if len(rows) < len(some) or any(one is not None for one in made):
            own_rows = [n for n, one in enumerate(made) if one is not None]
            sheet.put_scored(number, own_rows, [one for one in made if one is not None])
    return sheet, fine


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
