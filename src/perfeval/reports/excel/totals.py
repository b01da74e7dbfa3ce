"""Sums up the tree to the total and its grade, below the leaves: all live, each checked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.formula.algebra import Symbol, Value, divide, greatest, least, round_to, where
from perfeval.model.indicators import best_first
from perfeval.reports.excel.book import HEAD, SUBTOTAL, Sheet
from perfeval.reports.excel.formula_text import address, column_name
from perfeval.reports.excel.score_sheet import CHECKS, Places, check
from perfeval.reports.excel.symbols import Cell, cell, total, value_of

if TYPE_CHECKING:
    from perfeval.model.indicators import Grade, Indicator, Path
    from perfeval.model.scorecard import BranchScore
    from perfeval.reports.excel.place import Setting

ZERO = Fraction(0)
LONGEST_LITERAL = 250


class Totals:
    """The block of branches and totals; `row` is the next free one."""

    def __init__(self, sheet: Sheet, to: Setting, at: Places) -> None:
        self.sheet, self.to, self.at = sheet, to, at
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
        self.first_check = at.first

    def write(self) -> None:
        t, card = self.to.t, self.to.card
        if card.branches:
            self._head(t("branches"))
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
        self._head(t("totals"))
        self._totals()
        self._overall()

    def _head(self, text: str) -> None:
        last = max(self.col.values())
        for number in range(last + 1):
            self.sheet.text(self.row, number, text if number == 0 else "", bold=True, bg_color=HEAD)
        self.row += 1

    def _branch(self, branch: BranchScore) -> None:
        node, row, sheet = branch.indicator, self.row, self.sheet
        shown = {"border": 1, "bg_color": SUBTOTAL}
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
        shown = {"border": 1, "bg_color": SUBTOTAL, "num_format": "0.######"}
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
        found: Value = total([s for s in map(self._part, node.children) if s is not None])
        if node.base and node.weight is not None:
            found = round_to(found * (node.weight / node.base), self.digits, self.mode)
        return self._gated(self._changed(found, node.path), node.path)

    def _part(self, child: Indicator) -> Symbol | None:
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

    def _placed(self, row: int, symbol: Value, expected: Fraction, **shown: object) -> Symbol:
        form = {"num_format": self.form, "bold": True, **shown}
        if value_of(symbol) == expected:
            return self.sheet.formula(row, self.col["score"], symbol, **form)
        self.sheet.constant(row, self.col["score"])
        return self.sheet.fixed(row, self.col["score"], expected, **form)

    def _check(self, row: int, placed: Symbol, expected: Fraction) -> None:
        check(
            self.sheet, row, self.col["expected"], self.col["check"], placed, expected,
            self.digits, self.form,
        )  # fmt: skip

    def _line(self, key: str, symbol: Value, form: str = "", **values: str) -> Symbol:
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
            score = self._lowest(tops)
            full = self._max()
        else:
            parts = [part for part in map(self._part, tops) if part is not None]
            score = self._line("total.sum", total(parts))
            full = self._max()
            if card.factor is not None:
                score = self._rescaled(score, full)
        score = round_to(score, self.digits, self.mode)
        score = self._gated(self._changed(score, ()), ())
        score = greatest(round_to(score, self.digits, self.mode), ZERO)
        self.sheet.text(self.row, self.col["name"], self.to.t("total.score"), border=1, bold=True)
        self.total = self._placed(self.row, score, card.total, border=1, bg_color=HEAD)
        self._check(self.row, self.total, card.total)
        self.row += 1
        self._grade(full)

    def _max(self) -> Symbol:
        self.full = self._line("total.max", self.to.card.max, "0.######")
        return self.full

    def _rescaled(self, score: Value, full: Symbol) -> Value:
        card = self.to.card
        assert card.max is not None
        assert card.factor is not None
        gone = [
            self.at.weights[leaf.indicator.path]
            for leaf in card.leaves
            if leaf.policy == "rescale" and leaf.indicator.path in self.at.weights
        ]
        lost = card.max - card.max / card.factor
        symbol = total(gone)
        placed = self._line("total.gone", symbol if value_of(symbol) == lost else lost, "0.######")
        factor = self._line("total.factor", divide(full, full - placed, 1), "0.000000")
        return self._line("total.scaled", round_to(score * factor, self.digits, self.mode))

    def _lowest(self, tops: tuple[Indicator, ...]) -> Value:
        """Each level-1 branch brought to the full total; the lowest counts."""
        card = self.to.card
        whole = card.indicator_set.total
        found: Value = None
        for top in tops:
            part = self._part(top)
            weight = self.weights.get(top.path, self.at.weights.get(top.path))
            gone = total(
                [
                    self.at.weights[leaf.indicator.path]
                    for leaf in card.leaves
                    if leaf.policy == "rescale" and leaf.indicator.path[0] == top.path[0]
                    and leaf.indicator.path in self.at.weights
                ]
            )  # fmt: skip
            if part is None or weight is None or value_of(weight) - value_of(gone) <= 0:
                continue
            scaled = round_to(divide(part * whole, weight - gone, 0), self.digits, self.mode)
            placed = self._line("total.of", scaled, name=top.name)
            found = placed if found is None else least(found, placed)
        return self._line("total.min", found if found is not None else ZERO)

    def _grade(self, full: Symbol) -> None:
        card, sheet = self.to.card, self.sheet
        if card.grade is None or self.total is None:
            return
        whole = card.indicator_set.total
        basis: Value = self.total
        if card.max and card.max != whole:
            basis = divide(self.total * whole, full, 0)
        placed = self._line("total.basis", least(basis, whole), "0.00####")
        col = self.col["score"]
        sheet.text(self.row, self.col["name"], self.to.t("total.grade"), border=1, bold=True)
        text = self._grade_text(placed)
        look = {"bold": True, "border": 1, "bg_color": HEAD, "align": "right"}
        if text is None:
            sheet.constant(self.row, col)
            sheet.text(self.row, col, card.grade, **look)
        else:
            sheet.words(self.row, col, text, card.grade, **look)
        self.grade = Cell(sheet.name, self.row, col, card.grade)
        sheet.text(self.row, self.col["expected"], card.grade, border=1, font_color="#666666")
        a, b = (f"{column_name(n)}{self.row + 1}" for n in (col, self.col["expected"]))
        sheet.words(
            self.row, self.col["check"], f'=IF({a}={b},"{CHECKS[0]}","{CHECKS[1]}")', CHECKS[0],
            border=1, align="center", font_color="#548235",
        )  # fmt: skip
        self.row += 1

    def _grade_text(self, basis: Symbol) -> str | None:
        """Nested conditions from the best grade down; None where more than the total decides."""
        card = self.to.card
        grades = best_first(card.indicator_set.grades)
        barred = any(gate.effect == "grade" for gate in card.gates)
        if barred or card.indicator_set.rounding.grade_from != "printed":
            return None
        if any(g.when is not None or len(g.name) > LONGEST_LITERAL for g in grades):
            return None
        value = value_of(basis)
        if next((g.name for g in grades if g.holds(value)), None) != card.grade:
            return None
        where_ = address(basis.args[0], self.sheet.name)
        text = '""'
        for grade in reversed(grades):
            name = grade.name.replace('"', '""')
            text = f'IF({_holds(grade, where_)},"{name}",{text})'
        return "=" + text

    def _overall(self) -> None:
        t, sheet, col = self.to.t, self.sheet, self.col["check"]
        given = f"{column_name(col)}{self.first_check + 1}:{column_name(col)}{self.row + 1}"
        sheet.text(2, 0, t("overall"), bold=True)
        sheet.words(
            2, self.col["name"], f'=IF(COUNTIF({given},"{CHECKS[1]}")=0,"{CHECKS[0]}","{CHECKS[1]}")',
            CHECKS[0], bold=True, font_color="#548235", font_size=12,
        )  # fmt: skip


def _holds(grade: Grade, at: str) -> str:
    parts = []
    for edge, sign in (
        (grade.min, ">="), (grade.above, ">"), (grade.max, "<="), (grade.below, "<"),
    ):  # fmt: skip
        if edge is not None:
            number = (
                f"{edge.numerator}/{edge.denominator}" if edge.denominator != 1 else edge.numerator
            )
            parts.append(f"ROUND({at}-{number},10){sign}0")
    return parts[0] if len(parts) == 1 else f"AND({','.join(parts)})" if parts else "TRUE()"
