"""The grade as nested conditions over the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.formula.algebra import divide, least
from perfeval.model.indicators import best_first
from perfeval.reports.excel.book import HEAD, NOTE
from perfeval.reports.excel.formula_text import address, literal
from perfeval.reports.excel.score_sheet import verdict
from perfeval.reports.excel.symbols import Cell, value_of

if TYPE_CHECKING:
    from perfeval.formula.algebra import Symbol, Value
    from perfeval.model.indicators import Grade
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.totals import Totals

LONGEST_LITERAL = 250


def write_grade(block: Totals, full: Symbol) -> Cell | None:
    """The score that the grade goes by, then the grade; None without one."""
    card, sheet, col = block.to.card, block.sheet, block.col
    if card.grade is None or block.total is None:
        return None
    whole = card.indicator_set.total
    basis: Value = block.total
    if card.max and card.max != whole:
        basis = divide(block.total * whole, full, 0)
    placed = block.line("scores.basis", least(basis, whole), "0.00####")
    row = block.row
    sheet.text(row, col["name"], block.to.t("html.grade"), border=1, bold=True)
    text = _text(card, placed, sheet.name)
    look = {"bold": True, "border": 1, "bg_color": HEAD, "align": "right"}
    if text is None:
        sheet.constant(row, col["score"])
        sheet.text(row, col["score"], card.grade, **look)
    else:
        sheet.words(row, col["score"], text, card.grade, **look)
    sheet.text(row, col["expected"], card.grade, border=1, font_color=NOTE)
    found = Cell(sheet.name, row, col["score"], card.grade)
    given = Cell(sheet.name, row, col["expected"])
    same = f"{address(found, sheet.name)}={address(given, sheet.name)}"
    verdict(sheet, row, col["check"], same)
    block.row += 1
    return found


def _text(card: Scorecard, basis: Symbol, sheet: str) -> str | None:
    """Conditions from the best grade down; None where more than the total decides."""
    grades = best_first(card.indicator_set.grades)
    barred = any(gate.effect == "grade" for gate in card.gates)
    if barred or card.indicator_set.rounding.grade_from != "printed":
        return None
    if any(g.when is not None or len(g.name) > LONGEST_LITERAL for g in grades):
        return None
    value = value_of(basis)
    if next((g.name for g in grades if g.holds(value)), None) != card.grade:
        return None
    at = address(basis.args[0], sheet)
    text = '""'
    for grade in reversed(grades):
        text = f"IF({_holds(grade, at)},{literal(grade.name)},{text})"
    return "=" + text


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
