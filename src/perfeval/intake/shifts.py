"""Rows whose cells stand one or two columns off: what can be told apart is refused whole.

A row is judged against the other rows of its table, for a column that is odd in every row is only
a column in words of its own.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.intake.misfits import NUMBERS, TARGET, WORDS, is_misfit, is_no_name, misfit
from perfeval.intake.several import is_several
from perfeval.intake.values import half, is_blank, is_number, is_sign

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.model.form import Row, Value

POINTS = re.compile(r"^[-+]?\d+(\.\d+)?\s*分")  # "9分（扣1分）": a score all the same
SPLIT = ("operator", "unit")  # the columns of a target in parts
WHOLE = 100  # the sum of the weights where the form prints none


def refuse_shifted(fields: Fields) -> None:
    """Takes the rows that have moved out of the form and names all their cells."""
    rows = [r for r in fields.rows if r.name.text]
    kept: list[Row] = []
    for row in fields.rows:
        found = _telling(row, rows, fields) if row.name.text else None
        if found is None:
            kept.append(row)
            continue
        key, value = found
        beyond = fields.beyond.get((row.name.span.sheet, row.name.span.line), ())
        cells = (row.name, *row.cells.values(), *beyond)
        fields.findings.append(misfit(value, key, fields.columns, cells))
    fields.rows[:] = kept


def _telling(row: Row, rows: list[Row], fields: Fields) -> tuple[str, Value] | None:
    """The cell that shows that a row has moved, with the column it stands in."""
    if is_no_name(row.name.text):
        return "name", row.name
    for key, value in row.cells.items():
        if not (is_misfit(key, value.text) and _moved(key, value.text) and _rare(key, rows)):
            continue
        if key not in WORDS or not _in_place(row, value, rows, fields):
            return key, value
    cells = row.cells
    target, actual, weight, score = (cells.get(k) for k in ("target", "actual", "weight", "score"))
    if target is not None and is_sign(target.text) and not _said(target.text):
        return "target", target
    nothing = target is not None and not target.text
    if nothing and actual is not None and TARGET.match(actual.text):
        return "actual", actual
    beyond = fields.beyond.get((row.name.span.sheet, row.name.span.line), ())
    blank = next((v for v in (target, actual, weight, score) if v is not None and not v.text), None)
    if beyond and blank is not None:
        return "score" if blank is score else "weight", beyond[0]
    if actual is None or is_blank(actual.text):
        return None
    if _bare_without_points(row, actual, rows, fields) and not _explained(row, rows, fields):
        return "actual", actual
    for key in ("weight", "score"):
        missing = cells.get(key)
        blank_here = missing is not None and not missing.text and _others_have(key, row, rows)
        if blank_here and _points(actual, rows) and not _explained(row, rows, fields):
            return "actual", actual
    return None


def _in_place(row: Row, word: Value, rows: list[Row], fields: Fields) -> bool:
    """Whether all figures fit where they stand, so that a number for a reason is its own fault.

    In a row that has moved, the reason is the score and no more than the weight beside it.
    """
    cells = row.cells
    target, actual, weight, score = (cells.get(k) for k in ("target", "actual", "weight", "score"))
    if target is None or actual is None or weight is None or score is None:
        return False
    if any(is_blank(v.text) for v in (target, actual, weight, score)) or is_sign(target.text):
        return False
    if any(k not in WORDS and is_misfit(k, v.text) for k, v in cells.items()):
        return False
    if TARGET.match(actual.text) or any(k in cells and not cells[k].text for k in SPLIT):
        return False
    full, got, said = number(weight), number(score), number(word)
    if full is None or got is None or said is None or not 0 <= got <= full <= WHOLE:
        return False
    if _explained(row, rows, fields):
        return True
    return "%" not in half(weight.text) and (said == 0 or said > got)


def _bare_without_points(row: Row, actual: Value, rows: list[Row], fields: Fields) -> bool:
    """Whether weight and score are both blank, unlike in other rows, and the actual may be one.

    It is none when it is larger than what the other weights leave of the whole.
    """
    for key in ("weight", "score"):
        missing = row.cells.get(key)
        if missing is None or missing.text or not _others_have(key, row, rows):
            return False
    said = number(actual) if half(actual.text)[-1:].isdigit() else None
    whole, summed = _weights(rows, fields)
    left = whole - summed if summed is not None and summed < whole else whole
    return said is not None and said <= left


def _moved(key: str, text: str) -> bool:
    """Whether a misfit may be a neighbour's value; several numbers are the cell's own fault."""
    if key in ("target", "actual"):
        return False
    return not (key in NUMBERS and (is_several(text) or POINTS.match(half(text))))


def _rare(key: str, rows: list[Row]) -> bool:
    """Whether most rows are right in a column, so that it is the row that is wrong."""
    said = [r.cells[key].text for r in rows if key in r.cells and not is_blank(r.cells[key].text)]
    wrong = sum(1 for text in said if is_misfit(key, text))
    others = len(rows) - wrong
    return wrong <= 1 or wrong * 2 < len(said) or (key not in NUMBERS and wrong * 2 < others)


def _said(text: str) -> bool:
    """定性, 不低于: words, which a target may be."""
    return not half(text)[:1] or "一" <= text[:1] <= "鿿"


def _others_have(key: str, row: Row, rows: list[Row]) -> bool:
    """Whether a blank is the exception: at least two rows in three say something there."""
    others = [r for r in rows if r is not row and r.cells.get("actual") and r.cells["actual"].text]
    said = sum(1 for r in others if key in r.cells and r.cells[key].text)
    return len(others) >= 2 and said * 3 >= len(others) * 2


def _points(actual: Value, rows: list[Row]) -> bool:
    """Whether an actual may be a weight or a score: a bare number no larger than these are."""
    said = number(actual) if half(actual.text)[-1:].isdigit() else None
    weights = [w for r in rows for k in ("weight", "score") if (w := number(r.cells.get(k)))]
    return said is not None and said <= max(weights, default=Fraction(WHOLE))


def _explained(row: Row, rows: list[Row], fields: Fields) -> bool:
    """Whether the weights add up with the row as it stands, and its actual is no weight."""
    weight = row.cells.get("weight")
    actual = row.cells.get("actual")
    if weight is not None and actual is not None and actual.text == weight.text:
        return False
    whole, summed = _weights(rows, fields)
    funds = _funds_weight(fields)
    return summed is not None and whole in (summed, summed - funds)


def _weights(rows: list[Row], fields: Fields) -> tuple[Fraction, Fraction | None]:
    """The whole and the sum of the weights with that of the funds; none when one is no number."""
    whole = number(fields.total.get("weight")) or Fraction(WHOLE)
    summed = _funds_weight(fields)
    for one in rows:
        weight = one.cells.get("weight")
        value = number(weight)
        if value is None and weight is not None and not is_blank(weight.text):
            return whole, None
        summed += value or 0
    return whole, summed


def _funds_weight(fields: Fields) -> Fraction:
    return next((n for f in fields.funds if (n := number(f.cells.get("weight")))), Fraction(0))


def number(value: Value | None) -> Fraction | None:
    """A printed figure, without its unit; `None` when it is none."""
    if value is None or not is_number(value.text) or is_several(value.text):
        return None
    digits = re.sub(r"[,，\s]|[^\d.]+$", "", half(value.text)).replace("−", "-")
    try:
        return Fraction(digits)
    except ValueError:
        return None
