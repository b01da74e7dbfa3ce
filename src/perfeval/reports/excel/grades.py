"""The grade as nested conditions over the total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Value, divide, either, least, negate
from perfeval.model.indicators import best_first
from perfeval.reports.excel.book import HEAD, NOTE
from perfeval.reports.excel.formula_text import LONGEST, address, formula, literal
from perfeval.reports.excel.score_sheet import verdict
from perfeval.reports.excel.symbols import Cell, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.formula.algebra import Symbol
    from perfeval.model.indicators import Grade
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
    text = _text(block, placed, sheet.name)
    look = {"bold": True, "border": 1, "bg_color": HEAD, "align": "right"}
    if text is None:
        sheet.constant(row, col["score"])
        block.static = True
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


def _text(block: Totals, basis: Symbol, sheet: str) -> str | None:
    """Conditions from the best grade down; None where more decides than cells tell."""
    card = block.to.card
    grades = best_first(card.indicator_set.grades)
    if card.indicator_set.rounding.grade_from != "printed":
        return None
    if any(len(g.name) > LONGEST_LITERAL for g in grades):
        return None
    barred = _barred(block, grades)
    if barred is None:
        return None
    value = value_of(basis)
    if _given(grades, value, [bool(value_of(one)) for one in barred]) != card.grade:
        return None
    at = address(basis.args[0], sheet)
    texts = [_truth(one, sheet) for one in barred]
    if None in texts:
        return None
    text = '""'
    for n in range(len(grades) - 1, -1, -1):
        holds = _holds(grades[n], at)
        open_above = [
            f"AND({_holds(other, at, False)},{texts[j]})"
            for j, other in enumerate(grades[:n]) if barred[j] is not False
        ]  # fmt: skip
        if open_above and (grades[n].max is not None or grades[n].below is not None):
            # a better grade was reached and only a gate or its condition stands in the way
            holds = f"OR({holds},AND({_holds(grades[n], at, False)},OR({','.join(open_above)})))"
        if barred[n] is not False:
            holds = f"AND({holds},NOT({texts[n]}))"
        text = f"IF({holds},{literal(grades[n].name)},{text})"
    return "=" + text if len(text) < LONGEST else None


def _barred(block: Totals, grades: Sequence[Grade]) -> list[Value] | None:
    """For each grade whether a gate or its own condition rules it out; None where that can't be
    written as a formula."""
    found: list[Value] = []
    for n, grade in enumerate(grades):
        here: Value = False
        for switch in block.to.switches:
            worse = any(g.name == switch.grade for g in grades[n + 1 :])
            if switch.effect == "grade" and worse:
                here = either(here, switch.fired)
        if grade.when is not None:
            own = {"total": block.total, "总分": block.total}
            truth = block.conditions.of(grade.when, own)
            if truth is None:
                return None
            here = either(here, negate(truth))
        found.append(here)
    return found


def _given(grades: Sequence[Grade], value: Any, barred: Sequence[bool]) -> str | None:
    passed = False
    for grade, out in zip(grades, barred, strict=True):
        if not grade.reached(value):
            continue
        if out:
            passed = True
        elif passed or grade.holds(value):
            return grade.name
    return None


def _truth(value: Value, sheet: str) -> str | None:
    text = formula(value, sheet)
    return None if text is None else text.removeprefix("=")


def _holds(grade: Grade, at: str, upper: bool = True) -> str:
    parts = []
    edges = [(grade.min, ">="), (grade.above, ">")]
    if upper:
        edges += [(grade.max, "<="), (grade.below, "<")]
    for edge, sign in edges:
        if edge is not None:
            number = (
                f"{edge.numerator}/{edge.denominator}" if edge.denominator != 1 else edge.numerator
            )
            parts.append(f"ROUND({at}-{number},10){sign}0")
    return parts[0] if len(parts) == 1 else f"AND({','.join(parts)})" if parts else "TRUE()"
