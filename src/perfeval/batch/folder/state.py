"""What a process knows of a set by which it scores files leaf by leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.cards import digits_of
from perfeval.batch.folder.columnar import Columnar
from perfeval.batch.folder.leafwise import Leafwise
from perfeval.batch.folder.monies import rated
from perfeval.columns.rollup_plan import Plan, plan
from perfeval.model.scorecard import LeafScore
from perfeval.scoring.progressing import MONITORING
from perfeval.scoring.remarks import TRANSFER
from perfeval.scoring.shares import Shares, shares
from perfeval.scoring.unread import SHOWN_WITH, unread
from perfeval.source.project_builder import LeafIndex

if TYPE_CHECKING:
    from perfeval.batch.folder.uses import Instance, Use
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator, IndicatorSet, Path

APART = (TRANSFER, MONITORING)
MOST = 200_000


class State(NamedTuple):
    """A set made ready; `plan` is None where its projects are for the scalar kernel."""

    set: IndicatorSet
    known: LeafIndex
    digits: int
    plan: Plan | None
    leafwise: Leafwise
    columnar: Columnar | None
    rates: frozenset[int]  # leaves that are rates of the fund table
    plain: frozenset[int]  # those whose scores rest on nothing but their results and the day
    still: bool  # nothing is to be said of the set itself, whatever the project
    asked: dict[tuple[int, int], tuple[Use, bool]]
    splits: dict[tuple[tuple[Path, bool], ...], tuple[Shares, frozenset[int]]]
    names: frozenset[str]
    structure: tuple[Finding, ...]

    def figures(self, number: int, piece: Instance) -> bool:
        """Whether a piece's figures are all that its leaf asks for, and no more."""
        key = number, id(piece.use)
        known = self.asked.get(key)
        if known is None or known[0] is not piece.use:
            assert self.plan is not None
            leaf = self.plan.leaves[number]
            if len(self.asked) > MOST:
                self.asked.clear()
            known = self.asked[key] = piece.use, _fits(leaf, piece)
        return known[1]

    def split(self, absent: dict[Path, bool]) -> tuple[Shares, frozenset[int]]:
        """Weights with these leaves inapplicable, and the leaves whose own that changes."""
        key = tuple(absent.items())
        known = self.splits.get(key)
        if known is None:
            if len(self.splits) > 1_000:
                self.splits.clear()
            split = shares(self.set, absent)
            moved = frozenset(
                number for number, leaf in enumerate(self.set.leaves())
                if leaf.path in absent or split.weights[leaf.path] != (leaf.weight or 0)
            )  # fmt: skip
            known = self.splits[key] = split, moved
        return known


def _fits(leaf: Indicator, piece: Instance) -> bool:
    said = piece.use.figures
    if said is None or any(unread(_empty(leaf), piece.record[1])):
        return False
    if leaf.measure.kind == "funds":
        # a rate of the fund table needs no figures, but has to be seen to be a result
        return (said.reason or said.evidence) and not said.keys and rated(leaf)
    if said.survey and (leaf.measure.kind != "survey" or leaf.score.kind in SHOWN_WITH):
        return False  # an illustration
    return bool(said.keys)


def _empty(leaf: Indicator) -> LeafScore:
    return LeafScore(leaf, "", None, None, None)


def state_of(indicator_set: IndicatorSet, structure: tuple[Finding, ...], lang: str) -> State:
    digits = digits_of(indicator_set)
    nodes = (*indicator_set.branches(), *indicator_set.leaves())
    ruled = any(node.gates or node.adjust for node in nodes)
    conditions = any(grade.when is not None for grade in indicator_set.grades)
    simple = not (
        ruled or conditions or indicator_set.gates or indicator_set.adjust
        or indicator_set.report in APART
    )  # fmt: skip
    own = plan(indicator_set, digits) if simple else None
    leaves = [*enumerate(() if own is None else own.leaves)]
    return State(
        indicator_set, LeafIndex(indicator_set.leaves()), digits, own,
        Leafwise(indicator_set, digits, lang),
        None if own is None else Columnar(own, digits, lang),
        frozenset(n for n, leaf in leaves if leaf.measure.kind == "funds"),
        frozenset(
            n for n, leaf in leaves if leaf.measure.kind != "funds" and leaf.score.kind != "blend"
        ),
        indicator_set.verified and indicator_set.valid == (None, None), {}, {},
        frozenset(key for node in nodes for key in (node.name, node.id, "/".join(node.path))),
        structure,
    )  # fmt: skip
