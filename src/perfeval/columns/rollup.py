"""From the points of leaves to totals and grades, project by project, in whole numbers.

The same steps as `scoring.kernel` takes for one project. A row that needs more than these steps
(a condition, a gate, a total that no grade holds) comes back as odd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns import grades
from perfeval.columns.asked import GRADE, UNSURE
from perfeval.columns.dividing import Ints, divided, fits
from perfeval.columns.rollup_leaves import Rolling, leaf_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from perfeval.columns.block import Block
    from perfeval.columns.rollup_leaves import LeafColumn
    from perfeval.columns.rollup_plan import Plan
    from perfeval.model.indicators import Indicator, Path


class Rolled(NamedTuple):
    """Whole projects: `total` counts 10^-digits, `most` (the maximum) 1/parts of a point; `grade`
    numbers the set's grades from the best (-1: none); `odd` are for the scalar kernel, their other
    columns mean nothing."""

    plan: Plan
    leaves: tuple[LeafColumn, ...]
    total: Ints
    most: Ints
    grade: Any
    odd: Any
    rolling: Rolling


def roll(
    plan: Plan,
    block: Block,
    points: Mapping[Path, Any],
    again: Callable[[Path, Fraction, Any], Any],
) -> Rolled:
    """`points` are the leaves' own (see `columns.compiled`); `again(path, weight, rows)` those of
    some rows under another weight."""
    rolling = leaf_columns(plan, block, points, again)
    rows = _Rows(plan, rolling)
    tops = [rows.node(top) for top in plan.set.indicators]
    full = int(plan.set.total * plan.parts)
    most = np.full(block.n, full, np.int64)
    if plan.set.combine == "min":
        total = rows.weakest(tops, full)
    else:
        total = _sum(tops)
        for dropped in rolling.dropped.values():
            most -= dropped
        gone = _sum(list(rolling.rescaled.values())) if rolling.rescaled else None
        if gone is not None:
            rows.odd |= gone >= most
            total = rows.rescaled(total, most, gone)
    total = np.maximum(rows.printed(total), 0)
    grade, unsure = _grades(plan, total, most, rolling, _conditions(plan, rolling, block))
    return Rolled(plan, rolling.leaves, total, most, grade, rows.odd | unsure, rolling)


def _sum(columns: list[Any]) -> Any:
    if len(columns) < 2:
        return columns[0]
    whole = columns[0] + columns[1]
    for column in columns[2:]:
        whole += column
    return whole


class _Rows:
    """Sums up the tree; numbers count 10^-digits."""

    def __init__(self, plan: Plan, rolling: Rolling) -> None:
        self.plan = plan
        self.rolling = rolling
        self.odd = rolling.odd
        self.mode = plan.set.rounding.mode
        self.fine = 10 ** (plan.digits - plan.set.rounding.digits)
        self.scores = {column.leaf.path: column for column in rolling.leaves}

    def node(self, node: Indicator) -> Any:
        if node.is_leaf:
            own: Ints = self.scores[node.path].score
            return _none(self.odd) if node.score.unit else own
        whole = _sum([self.node(child) for child in node.children])
        if node.base and node.weight is not None:
            factor = node.weight / node.base
            return self.shared(whole, factor.numerator, factor.denominator)
        return whole

    def shared(self, values: Ints, top: Any, bottom: Any) -> Ints:
        """values × top / bottom, rounded to the set's digits."""
        times = int(np.max(top)) if isinstance(top, np.ndarray) else top
        held = fits(values, times)
        if not held.all():
            self.odd |= ~held
            values = np.where(held, values, 0)
        found: Ints = divided(values * top, bottom * self.fine, self.mode) * self.fine
        return found

    def printed(self, values: Ints) -> Ints:
        return values if self.fine == 1 else divided(values, self.fine, self.mode) * self.fine

    def rescaled(self, total: Ints, most: Ints, gone: Ints) -> Ints:
        rows = np.flatnonzero((gone > 0) & ~self.odd)
        if not len(rows):
            return total
        found, part = total.copy(), _Part(self, rows)
        found[rows] = part.shared(total[rows], most[rows], (most - gone)[rows])
        return found

    def weakest(self, tops: list[Ints], full: int) -> Ints:
        """The lowest top branch, each brought to the full total."""
        found = np.full(len(self.odd), np.iinfo(np.int64).max)
        for node, values in zip(self.plan.set.indicators, tops, strict=True):
            rest = np.full(len(values), self.weight(node), np.int64)
            for taken in (self.rolling.dropped, self.rolling.rescaled):
                if node.path[0] in taken:
                    rest -= taken[node.path[0]]
            applies = rest > 0
            whole = self.shared(values, full, np.where(applies, rest, 1))
            whole = np.where(rest == full, values, whole)
            found = np.where(applies, np.minimum(found, whole), found)
        nothing = found == np.iinfo(np.int64).max
        self.odd |= nothing
        return np.where(nothing, 0, found)

    def weight(self, top: Indicator) -> int:
        """What a top branch weighs, in parts."""
        weights = (
            (leaf.weight or 0) * self.plan.factors[leaf.path]
            for leaf in self.plan.leaves
            if leaf.path[0] == top.path[0] and not leaf.score.unit
        )
        inside = sum(weights)
        if top.base and top.weight is not None and not top.is_leaf:
            inside = top.weight
        return int(inside * self.plan.parts)


class _Part(_Rows):
    """Some of the rows."""

    def __init__(self, whole: _Rows, rows: Any) -> None:
        super().__init__(whole.plan, whole.rolling)
        self.whole, self.rows = whole, rows
        self.odd = np.zeros(len(rows), bool)

    def shared(self, values: Ints, top: Any, bottom: Any) -> Ints:
        found = super().shared(values, top, bottom)
        self.whole.odd[self.rows[self.odd]] = True
        return found


def _none(odd: Any) -> Any:
    return np.zeros(len(odd), np.int64)


def _conditions(plan: Plan, rolling: Rolling, block: Block) -> dict[int, tuple[Any, Any]]:
    """By grade where its condition holds, and where that can't be told."""
    found = {}
    columns = {column.leaf.path: column for column in rolling.leaves}
    for path, asks in plan.asks.items():
        column = columns[path]
        for ask in asks:
            if ask.key.startswith(GRADE):
                # the project's named data may mean something else by the name
                told = column.said.get(UNSURE + ask.key, False) | bool(block.data)
                unsure = ~np.broadcast_to(column.given, (block.n,)) | told
                truth = np.broadcast_to(column.said.get(ask.key, False), (block.n,))
                found[int(ask.key.removeprefix(GRADE))] = (truth, unsure)
    return found


def _grades(
    plan: Plan, total: Ints, most: Ints, rolling: Rolling, conditions: dict[int, tuple[Any, Any]]
) -> tuple[Any, Any]:
    """Grades by the printed total, or by the exact one where no rounding could change the grade."""
    found = np.full(len(total), grades.NONE, np.int16)
    odd = np.zeros(len(total), bool)
    exactly = plan.set.rounding.grade_from != "printed"
    if exactly:
        for gone in rolling.rescaled.values():
            odd |= gone > 0
    alike = len(most) > 0 and bool((most == most[0]).all())
    for value in most[:1] if alike else np.unique(most):
        rows = slice(None) if alike else most == value
        highest = plan.set.total * int(value) / int(plan.set.total * plan.parts)
        told = {n: (truth[rows], unsure[rows]) for n, (truth, unsure) in conditions.items()}
        given, unsure = grades.graded(plan.set, total[rows], plan.digits, highest, told)
        if exactly:
            away = int(plan.slack * 10**plan.digits) + 1
            for moved in (total[rows] - away, total[rows] + away):
                moved = np.maximum(moved, 0)
                other, more = grades.graded(plan.set, moved, plan.digits, highest, told)
                unsure = unsure | more | (other != given)
        found[rows], odd[rows] = given, odd[rows] | unsure
    return found, odd
