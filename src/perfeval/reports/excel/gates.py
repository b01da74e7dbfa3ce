"""Conditions of gates, adjusters and grades as formulas over the sheet of scores."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, Value, both, equal, negate, round_to, where
from perfeval.formula.evaluate import evaluate
from perfeval.formula.names import names
from perfeval.reports.excel.symbols import Cell, cell, filled, reads, value_of

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator, Path
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.excel.place import Setting
    from perfeval.reports.excel.score_sheet import Places


class Conditions:
    """What conditions may name, as symbols: measured numbers of the leaves, and scores of the
    branches before gates and adjusters."""

    def __init__(self, to: Setting, places: Places) -> None:
        self.to, self.places = to, places
        self.card: Scorecard = to.card
        self.leaves: dict[Path, LeafScore] = {x.indicator.path: x for x in self.card.leaves}

    def of(self, condition: Any, more: dict[str, Value] | None = None) -> Value | None:
        """Whether a condition holds, as a symbol or as what it is; None where it can't be written."""
        known: dict[str, Value] = {}
        wanted = sorted(names(condition.tree))
        for name in wanted:
            symbol = self._named(name) if name not in (more or {}) else (more or {})[name]
            if symbol is None:
                return None
            known[name] = symbol
        found = evaluate(condition.tree, known)
        if found.value is None or not isinstance(found.value, Symbol | bool):
            return None
        truth = found.value
        if found.undefined is not False:
            truth = both(negate(found.undefined), truth)
        needed = [cell(one) for one in reads(truth)]
        return both(filled(needed), truth) if needed else truth

    def _named(self, name: str) -> Value | None:
        """The symbol that a name stands for; None unless it has the value that the name had."""
        wanted = self.card.values.get(name)
        if wanted is None:
            return None
        given = self.card.project.data
        if name in given:
            return wanted
        for branch in self.card.branches:
            node = branch.indicator
            if name in (node.path[-1], "/".join(node.path)):
                found = self._raw(node)
                if value_of(found) == wanted:
                    return found
        for path, leaf in self.leaves.items():
            if name not in (leaf.indicator.name, leaf.indicator.id, "/".join(path)):
                continue
            row = self.places.targets.get(path)
            if row is None or row.x is None:
                continue
            found = equal(row.x, 1) if isinstance(wanted, bool) else row.x
            if value_of(found) == wanted:
                return found
        return None

    def _raw(self, node: Indicator) -> Value:
        """A branch's score before gates and adjusters: the leaves' own points, rounded."""
        if node.is_leaf:
            leaf, row = self.leaves[node.path], self.places.targets.get(node.path)
            if node.score.unit or row is None or row.exact is None:
                return Fraction(0)
            rounding = leaf.indicator.rounding or self.card.indicator_set.rounding
            return round_to(row.exact, rounding.digits, rounding.mode)
        found: Value = Fraction(0)
        for child in node.children:
            found = found + self._raw(child)
        if node.base and node.weight is not None:
            rounding = self.card.indicator_set.rounding
            found = round_to(found * (node.weight / node.base), rounding.digits, rounding.mode)
        return found


def write_conditions(to: Setting, places: Places) -> Conditions:
    """Beside every gate with a condition, whether it holds now."""
    known = Conditions(to, places)
    for switch in to.switches:
        if switch.when is None or switch.holds is None:
            continue
        place: Cell = switch.holds
        truth = known.of(switch.when)
        if truth is None or bool(value_of(truth)) != (place.value == 1):
            to.book.unfollowed.append(switch.name)
            continue
        if isinstance(truth, Symbol):
            to.data.sheet.formula(
                place.row, place.col, where(truth, 1, 0), Fraction(place.value), border=1,
                num_format=to.t("flag"), align="right",
            )  # fmt: skip
    for one in to.card.project.adjust:
        if any(a.name == one.name and a.when is not None for a in _adjusters(to)):
            to.book.unfollowed.append(one.name)
    return known


def _adjusters(to: Setting) -> list[Any]:
    from perfeval.scoring.vetoes import _adjusters as placed

    return [one.what for one in placed(to.card.indicator_set)]
