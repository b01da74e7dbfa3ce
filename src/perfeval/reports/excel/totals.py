"""Sums up the tree to the total and its grade, below the leaves: all live, each checked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, Value, divide, greatest, least, round_to, where
from perfeval.reports.excel.book import GENERAL, HEAD, SUBTOTAL, Sheet
from perfeval.reports.excel.combining import lowest, rescaled
from perfeval.reports.excel.formula_text import column_name
from perfeval.reports.excel.grades import write_grade
from perfeval.reports.excel.score_sheet import CHECKS, Places, check, verdict
from perfeval.reports.excel.symbols import Cell, cell, total, value_of

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator, Path
    from perfeval.model.scorecard import BranchScore
    from perfeval.reports.excel.gates import Conditions
    from perfeval.reports.excel.place import Setting

ZERO = Fraction(0)


class Totals:
    """The block of branches and totals; `row` is the next free one."""

    def __init__(self, sheet: Sheet, to: Setting, at: Places, conditions: Conditions) -> None:
        self.sheet, self.to, self.at, self.conditions = sheet, to, at, conditions
        self.col = at.columns
        self.row = at.last + 2
        rounding = to.card.indicator_set.rounding
        self.digits, self.mode = rounding.digits, rounding.mode
        self.form = "0." + "0" * self.digits if self.digits else "0"
        self.branches: dict[Path, Symbol] = {}
        self.weights: dict[Path, Symbol] = {}
        self.total: Symbol | None = None
        self.full: Symbol | None = None
        self.grade: Cell | None = None
        self.stages: dict[Any, Any] = {}  # cells on the way to the total
        self.static = False  # the grade does not follow the total
        self.first_check = at.first

    def write(self) -> None:
        t, card = self.to.t, self.to.card
        if card.branches:
            self._head(t("scores.branches"))
            base = self.row
            for n, branch in enumerate(card.branches):
                path = branch.indicator.path
                self.branches[path] = cell(
                    Cell(self.sheet.name, base + n, self.col["score"], branch.score or ZERO)
                )
                self.weights[path] = cell(
                    Cell(self.sheet.name, base + n, self.col["weight"], branch.weight or ZERO)
                )
            for branch in card.branches:
                self._branch(branch)
            self.row += 1
        self._head(t("row.total_score"))
        self._totals()
        self._overall()

    def _head(self, text: str) -> None:
        last = max(self.col.values())
        for number in range(last + 1):
            self.sheet.text(self.row, number, text if number == 0 else "", bold=True, bg_color=HEAD)
        self.row += 1

    def _branch(self, branch: BranchScore) -> None:
        node, row, sheet = branch.indicator, self.row, self.sheet
        shown: dict[str, Any] = {"border": 1, "bg_color": SUBTOTAL}
        for number in range(max(self.col.values()) + 1):
            sheet.text(row, number, "", **shown)
        for level, name in enumerate(node.path[:-1], 1):
            sheet.text(row, self.col[f"level{level}"], name, **shown)
        key = f"level{len(node.path)}"
        sheet.text(row, self.col.get(key, self.col["name"]), node.name, bold=True, **shown)
        self._weight(branch)
        score = self._node_score(node)
        expected = branch.score if branch.score is not None else ZERO
        placed = self._placed(row, score, expected, **shown)
        if branch.weight:
            sheet.formula(
                row, self.col["rate"], divide(placed, self.weights[node.path], 0),
                num_format="0.00%", **shown,
            )  # fmt: skip
        self._check(row, placed, expected)
        self.row += 1

    def _weight(self, branch: BranchScore) -> None:
        shown: dict[str, Any] = {"border": 1, "bg_color": SUBTOTAL, "num_format": GENERAL}
        parts = [
            self.weights.get(child.path, self.at.weights.get(child.path))
            for child in branch.indicator.children
            if not (child.is_leaf and child.score.unit)
        ]
        symbol = total([part for part in parts if part is not None])
        if value_of(symbol) == (branch.weight or ZERO):
            self.sheet.formula(self.row, self.col["weight"], symbol, **shown)
        else:
            self.sheet.fixed(self.row, self.col["weight"], branch.weight, **shown)

    def _node_score(self, node: Indicator) -> Value:
        found: Value = total([s for s in map(self.part, node.children) if s is not None])
        if node.base and node.weight is not None:
            found = round_to(found * (node.weight / node.base), self.digits, self.mode)
        return self._gated(self._changed(found, node.path), node.path)

    def part(self, child: Indicator) -> Symbol | None:
        if child.is_leaf:
            return None if child.score.unit else self.at.scores.get(child.path)
        return self.branches.get(child.path)

    def _changed(self, score: Value, path: Path) -> Value:
        changes = [symbol for at, symbol in self.to.changes if at == path]
        return greatest(score + total(changes), ZERO) if changes else score

    def _gated(self, score: Value, path: Path) -> Value:
        for switch in self.to.switches:
            if switch.at != path:
                continue
            if switch.effect == "zero":
                score = where(switch.fired, 0, score)
            elif switch.cap is not None:
                score = where(switch.fired, least(score, switch.cap), score)
        return score

    def _placed(self, row: int, symbol: Value, expected: Fraction, **shown: Any) -> Symbol:
        form = {"num_format": self.form, "bold": True, **shown}
        if value_of(symbol) == expected:
            return self.sheet.formula(row, self.col["score"], symbol, expected, **form)
        self.sheet.constant(row, self.col["score"])
        return self.sheet.fixed(row, self.col["score"], expected, **form)

    def _check(self, row: int, placed: Symbol, expected: Fraction) -> None:
        cols = (self.col["expected"], self.col["check"])
        check(self.sheet, row, cols, placed, expected, self.form)

    def line(self, key: str, symbol: Value, form: str = "", **values: str) -> Symbol:
        """A labelled number on the way to the total."""
        self.sheet.text(self.row, self.col["name"], self.to.t(key, **values), border=1)
        placed = self.sheet.formula(
            self.row, self.col["score"], symbol, border=1, num_format=form or self.form
        )
        self.row += 1
        return placed

    def _totals(self) -> None:
        card = self.to.card
        tops = card.indicator_set.indicators
        if card.total is None or card.max is None:
            return
        if card.indicator_set.combine == "min":
            score = lowest(self)
            full = self.line("scores.max", card.max, GENERAL)
        else:
            parts = [part for part in map(self.part, tops) if part is not None]
            score = self.stages["sum"] = self.line("scores.sum", total(parts))
            weights = [self.weights.get(t.path, self.at.weights.get(t.path)) for t in tops]
            whole = total([one for one in weights if one is not None])
            full = self.line(
                "scores.max", whole if value_of(whole) == card.max else card.max, GENERAL
            )
            if card.factor is not None:
                score = self.stages["scaled"] = rescaled(self, score, full)
        score = self._gates(self._changed(round_to(score, self.digits, self.mode), ()))
        score = greatest(round_to(score, self.digits, self.mode), ZERO)
        self.sheet.text(
            self.row, self.col["name"], self.to.t("row.total_score"), border=1, bold=True
        )
        self.total = self._placed(self.row, score, card.total, border=1, bg_color=HEAD)
        self._check(self.row, self.total, card.total)
        self.row += 1
        self.full = full
        self.grade = write_grade(self, full)

    def _gates(self, score: Value) -> Value:
        """Which gates are on, by name, and what each of the whole set leaves of the score."""
        for switch in self.to.switches:
            on = where(switch.fired, 1, 0)
            self.line("scores.gate", on, self.to.t("flag"), name=switch.name)
            if switch.at or (switch.effect != "zero" and switch.cap is None):
                continue
            before = self.line("scores.before", score, name=switch.name)
            left: Value = 0 if switch.effect == "zero" else least(before, switch.cap)
            score = self.line("scores.after", where(switch.fired, left, before), name=switch.name)
            self.stages["gate", switch.name] = (before, score)
        return score

    def _overall(self) -> None:
        t, sheet, col = self.to.t, self.sheet, self.col["check"]
        given = f"{column_name(col)}{self.first_check + 1}:{column_name(col)}{self.row + 1}"
        sheet.text(2, 0, t("scores.overall"), bold=True)
        same = f'COUNTIF({given},"{CHECKS[1]}")=0'
        verdict(sheet, 2, self.col["name"], same, bold=True, font_size=12, border=0, align="left")
