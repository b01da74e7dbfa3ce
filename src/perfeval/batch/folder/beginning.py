"""Files read by example, leaf by leaf; figures of one leaf in many files together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.folder.leafwise import PLAIN
from perfeval.batch.folder.monies import money_of
from perfeval.model import scorecard as s
from perfeval.scoring.finances import summary
from perfeval.scoring.kernel import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.alike import Read
    from perfeval.batch.folder.leafwise import Scored
    from perfeval.batch.folder.monies import Money
    from perfeval.batch.folder.state import State
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator, Path
    from perfeval.model.scorecard import FundsSummary


class Begun(NamedTuple):
    """A project whose leaves are scored, but for those that are figures (None): these are scored
    with the same leaf of other projects."""

    read: Read
    state: State
    card: s.Scorecard
    leaves: list[Scored | None]
    absent: dict[Path, bool]
    run: Run
    funds: FundsSummary | None
    faults: list[Finding]  # of the fund table
    money: Money | None  # where rates of it may go through columns

    def scored(self, leaf: Indicator) -> Scored:
        """A leaf by itself."""
        split = self.state.split(self.absent)
        return self.state.leafwise.scored(self.card, self.run, leaf, self.absent, split)


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
    faults: list[Finding] = []
    funds = summary(project, faults)
    money = None if apart else money_of(funds)
    one = Begun(read, state, card, [], absent, Run(project, state.set), funds, faults, money)
    figures = found.figures
    for leaf in state.plan.leaves:
        piece = figures.get(leaf.path)
        if piece is not None:
            fits = leaf.measure.kind != "funds" or money is not None
            if fits and not apart and state.figures(leaf, piece):
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
        money = [some[n].money for n in rows] if leaf.measure.kind == "funds" else []
        for n, found in zip(rows, columnar.scored(number, pieces, money), strict=True):
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
