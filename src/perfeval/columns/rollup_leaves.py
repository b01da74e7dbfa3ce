"""The leaves of many projects with what is missing and what does not apply among them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns import absences
from perfeval.columns import block as cells
from perfeval.columns.block import LeafBlock
from perfeval.model import scorecard as s
from perfeval.model.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.columns.absences import Pattern
    from perfeval.columns.block import Block
    from perfeval.columns.dividing import Ints
    from perfeval.columns.rollup_plan import Plan
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator, Path

STATUSES = (s.SCORED, s.MISSING, s.NOT_APPLICABLE, s.NOT_DUE, s.VETOED, s.UNSCORED)
SCORED, MISSING, NOT_APPLICABLE, NOT_DUE, VETOED, UNSCORED = range(len(STATUSES))
# more points than any set gives: for the scalar kernel
MOST_POINTS = 2**40
# rows with the same leaves inapplicable that are worth a program of their own
FREQUENT = 24


class LeafColumn(NamedTuple):
    """One leaf: `score` counts 10^-digits, 0 where there is none (`unscored`). `status` is a place in
    STATUSES, `weight` one in `weights`, which holds what the leaf weighs; each of these may be one
    value for all rows. `points` is what the rule gave, for the rows with a result (`given`)."""

    leaf: Indicator
    score: Ints
    unscored: Any
    status: Any
    weights: tuple[Fraction | None, ...]
    weight: Any
    completion: Any
    without: Any
    said: Mapping[str, Any]
    given: Any
    absent: Any
    points: Any


class Rolling(NamedTuple):
    """All leaves; what is inapplicable of each top branch's weight, in parts; and the findings of
    weights that nobody could take, with their rows."""

    leaves: tuple[LeafColumn, ...]
    rescaled: dict[str, Ints]
    dropped: dict[str, Ints]
    odd: Any
    found: list[tuple[Finding, Any]]


def leaf_columns(
    plan: Plan,
    block: Block,
    points: Mapping[Path, Any],
    again: Callable[[Path, Fraction, Any], Any],
) -> Rolling:
    """Every leaf under its policies, in the order of the set."""
    odd = block.odd.copy()
    made = [
        _Leaf(
            plan, leaf, block.leaves.get(leaf.path, LeafBlock(state=cells.MISSING)), points, block.n
        )
        for leaf in plan.leaves
    ]
    for one in made:
        odd |= one.odd
    rolling = Rolling((), {}, {}, odd, [])
    moving = np.zeros(block.n, bool)
    for one, moves in zip(made, plan.moves, strict=True):
        if moves and one.absent is not False:
            moving |= one.absent
    moving &= ~odd
    shifted = bool(moving.any())
    if shifted:
        _shift(plan, made, rolling, np.flatnonzero(moving), again)
    for one, alone in zip(made, plan.alone, strict=True):
        if one.absent is not False:
            one.fall_out(alone, one.absent & ~moving if shifted else one.absent, rolling)
    return rolling._replace(leaves=tuple(one.column() for one in made))


def _shift(
    plan: Plan, made: list[_Leaf], rolling: Rolling, rows: Any,
    again: Callable[[Path, Fraction, Any], Any],
) -> None:  # fmt: skip
    """Rows whose inapplicable weight goes to other leaves: frequent patterns are scored anew."""
    absent = [one.absent for one in made]
    rolling.odd[rows] = True
    if plan.set.combine == "min":
        return
    for pattern in absences.patterns(plan.set, plan.leaves, absent, rows, FREQUENT):
        split = pattern.split
        fine = all(
            (split.rescaled.get(name, 0) * plan.parts).denominator == 1 for name in split.rescaled
        )
        if not fine:
            continue
        rolling.odd[pattern.rows] = False
        for one in made:
            _reweigh(one, pattern, again, rolling.odd)
        for kind, sums in ((rolling.rescaled, split.rescaled), (rolling.dropped, split.dropped)):
            for name, amount in sums.items():
                add(kind, name, rolling.odd, pattern.rows, int(amount * plan.parts))
        rolling.found.extend((finding, pattern.rows) for finding in split.findings)


def _reweigh(
    one: _Leaf, pattern: Pattern, again: Callable[[Path, Fraction, Any], Any], odd: Any
) -> None:
    path, split = one.leaf.path, pattern.split
    if path in pattern.absent:
        policy = split.policies[path]
        moved = policy in (*absences.MOVING, "drop") and one.leaf.weight is not None
        carried = split.weights[path]
        weight = carried if moved else one.leaf.weight
        one.lie(pattern.rows, weight, carried if policy == "full" else None, odd)
        return
    weight = split.weights[path]
    if one.leaf.weight is None or weight == one.leaf.weight:
        return
    one.weigh(pattern.rows, weight)
    rows = pattern.rows if one.given is True else pattern.rows[one.given[pattern.rows]]
    if len(rows) and one.leaf.score.kind != "none":
        one.replace(rows, again(path, weight, rows), odd)


def add(kind: dict[str, Ints], name: str, odd: Any, rows: Any, amount: int) -> None:
    if name not in kind:
        kind[name] = np.zeros(len(odd), np.int64)
    kind[name][rows] += amount


def spread(value: Any, n: int, kind: Any) -> Any:
    """One value as a column of its own, which may be written to."""
    return value if isinstance(value, np.ndarray) else np.full(n, value, kind)


class _Leaf:
    """One leaf's columns while they are made."""

    def __init__(
        self, plan: Plan, leaf: Indicator, given: LeafBlock, points: Mapping[Path, Any], n: int
    ) -> None:
        self.leaf, self.plan, self.n = leaf, plan, n
        self.fine = 10 ** (plan.digits - (leaf.rounding or Rounding()).digits)
        self.absent = absences.is_absent(given.state)
        missing = absences.is_missing(given.state)
        self.given: Any = _neither(self.absent, missing)
        self.points = points.get(leaf.path)
        none = leaf.score.kind == "none"
        # a yield that is no points weighs nothing; what is only reported has no weight
        own = leaf.weight if none else leaf.weight or Fraction(0)
        self.weights: list[Fraction | None] = [own]
        self.weight: Any = 0
        self.status: Any = UNSCORED if none else SCORED
        self.unscored: Any = none
        self.score: Any = np.zeros(n, np.int64)
        self.completion: Any = 0
        self.without: Any = True
        self.said: dict[str, Any] = {}
        self.odd: Any = np.zeros(n, bool)
        if self.given is not False:
            self._take(given)
        if leaf.measure.kind == "funds" and missing is not False:
            # without a result of its own the fund table may be one
            self.odd = spread(self.odd | missing, n, bool)
        if missing is not False:
            self._set("status", missing, MISSING, np.uint8)
        if self.absent is not False:
            late = given.state == cells.NOT_DUE
            self._set("status", self.absent, NOT_APPLICABLE, np.uint8)
            self._set("status", late, NOT_DUE, np.uint8)
            self._set("unscored", self.absent, True, bool)

    def _take(self, given: LeafBlock) -> None:
        p = self.points
        if p is None:
            self.odd = spread(self.given, self.n, bool).copy()
            return
        none = self.leaf.score.kind == "none"
        self.odd = spread(_both(p.odd, self.given), self.n, bool)
        if not none:
            score = p.points * self.fine if self.fine != 1 else p.points
            if len(score) and (int(score.max()) >= MOST_POINTS or int(score.min()) <= -MOST_POINTS):
                self.odd = self.odd | ((np.abs(score) >= MOST_POINTS) & self.given)
            self.score = score if self.given is True else np.where(self.given, score, 0)
            self._set("status", _both(p.vetoed, self.given), VETOED, np.uint8)
        self.completion = p.completion
        self.without = _not(_both(p.has_completion, self.given))
        self.said = {code: _both(when, self.given) for code, when in p.remarks.items()}

    def _set(self, name: str, rows: Any, value: Any, kind: Any) -> None:
        if rows is False:
            return
        if rows is True:
            setattr(self, name, value)
            return
        column = spread(getattr(self, name), self.n, kind).copy()
        column[rows] = value
        setattr(self, name, column)

    def weigh(self, rows: Any, weight: Fraction | None) -> None:
        if weight == self.weights[0] and weight is not None:
            return
        if weight not in self.weights:
            self.weights.append(weight)
        self._set("weight", rows, self.weights.index(weight), np.int32)

    def lie(self, rows: Any, weight: Fraction | None, score: Fraction | None, odd: Any) -> None:
        """The leaf is inapplicable in these rows."""
        self.weigh(rows, weight)
        if score is None:
            return
        units = score * 10**self.plan.digits
        if units.denominator != 1:
            odd[rows] = True
            return
        self._set("score", rows, int(units), np.int64)
        self._set("unscored", rows, False, bool)

    def fall_out(self, alone: absences.Absent, rows: Any, rolling: Rolling) -> None:
        """Inapplicable rows whose weight goes to no other leaf."""
        self.lie(rows, alone.weight, alone.score, rolling.odd)
        for kind, amount in ((rolling.rescaled, alone.rescaled), (rolling.dropped, alone.dropped)):
            if amount:
                add(kind, self.leaf.path[0], rolling.odd, rows, int(amount * self.plan.parts))

    def replace(self, rows: Any, points: Any, odd: Any) -> None:
        """What the rule gives some rows under their own weight."""
        odd[rows] |= points.odd
        self._set("score", rows, points.points * self.fine, np.int64)
        self._set("completion", rows, points.completion, np.int64)
        self._set("without", rows, _not(points.has_completion), bool)
        self._set("status", rows, np.where(points.vetoed, VETOED, SCORED), np.uint8)
        for name in {*self.said, *points.remarks}:
            column = spread(self.said.get(name, False), self.n, bool).copy()
            column[rows] = points.remarks.get(name, False)
            self.said[name] = column

    def column(self) -> LeafColumn:
        return LeafColumn(
            self.leaf, self.score, self.unscored, self.status, tuple(self.weights), self.weight,
            self.completion, self.without, self.said, self.given, self.absent, self.points,
        )  # fmt: skip


def _neither(first: Any, second: Any) -> Any:
    if first is False and second is False:
        return True
    if first is True or second is True:
        return False
    return _not(first | second)


def _both(first: Any, second: Any) -> Any:
    if first is True or second is False:
        return second
    return first if second is True or first is False else first & second


def _not(value: Any) -> Any:
    return (not value) if isinstance(value, bool) else ~value
