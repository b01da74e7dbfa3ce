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
from perfeval.scoring.unread import unread
from perfeval.source.project_builder import LeafIndex

if TYPE_CHECKING:
    from perfeval.batch.folder.examples import Instance, Use
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator, IndicatorSet, Path

APART = (TRANSFER, MONITORING)


class State(NamedTuple):
    """A set made ready; `plan` is None where its projects are for the scalar kernel."""

    set: IndicatorSet
    known: LeafIndex
    digits: int
    plan: Plan | None
    leafwise: Leafwise
    columnar: Columnar | None
    asked: dict[tuple[Path, int], tuple[Use, bool]]
    splits: dict[tuple[tuple[Path, bool], ...], Shares]
    names: frozenset[str]
    structure: tuple[Finding, ...]

    def figures(self, leaf: Indicator, piece: Instance) -> bool:
        """Whether a piece's figures are all that its leaf asks for, and no more."""
        key = leaf.path, id(piece.use)
        known = self.asked.get(key)
        if known is None or known[0] is not piece.use:
            empty = LeafScore(leaf, "", None, None, None)
            more = leaf.evidence or any(unread(empty, piece.record[1]))
            said = piece.use.figures
            told = said is not None and (said.reason or said.evidence)
            # a rate of the fund table needs no figures, but has to be seen to be a result
            fits = said is not None and bool(said.keys)
            if leaf.measure.kind == "funds":
                fits = told and not fits and rated(leaf)
            known = piece.use, bool(fits and not more)
            self.asked[key] = known
        return known[1]

    def split(self, absent: dict[Path, bool]) -> Shares:
        """Weights with these leaves inapplicable."""
        key = tuple(absent.items())
        known = self.splits.get(key)
        if known is None:
            if len(self.splits) > 1_000:
                self.splits.clear()
            known = self.splits[key] = shares(self.set, absent)
        return known


def state_of(indicator_set: IndicatorSet, structure: tuple[Finding, ...], lang: str) -> State:
    digits = digits_of(indicator_set)
    nodes = (*indicator_set.branches(), *indicator_set.leaves())
    ruled = any(node.gates or node.adjust for node in nodes)
    conditions = any(grade.when is not None for grade in indicator_set.grades)
    shown = any(leaf.evidence and leaf.measure.kind == "funds" for leaf in indicator_set.leaves())
    simple = not (
        ruled or conditions or shown or indicator_set.gates or indicator_set.adjust
        or indicator_set.report in APART
    )  # fmt: skip
    own = plan(indicator_set, digits) if simple else None
    return State(
        indicator_set, LeafIndex(indicator_set.leaves()), digits, own,
        Leafwise(indicator_set, digits, lang),
        None if own is None else Columnar(own, digits, lang), {}, {},
        frozenset(key for node in nodes for key in (node.name, node.id, "/".join(node.path))),
        structure,
    )  # fmt: skip
