"""Numbers of the form that are inputs: what was achieved is typed there, and scored from there."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import where
from perfeval.model.rounding import plain
from perfeval.reports.excel.book import DAY, DAY_ZERO, GENERAL
from perfeval.reports.excel.heights import width_of
from perfeval.reports.excel.symbols import filled, value_of

if TYPE_CHECKING:
    from perfeval.reports.excel.book import Sheet
    from perfeval.reports.excel.calculation import Calculation
    from perfeval.reports.excel.leaf_row import Written

PRINTED = re.compile(r"(-?\d+(?:\.(\d+))?)([^\d\"\\]{0,20})")
LARGE = {"万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7}
SMALLER = 1.5  # a number that is wider than its cell is printed smaller, to here
DATES = {
    DAY: re.compile(r"(\d{4})-(\d\d)-(\d\d)"),
    'yyyy"年"m"月"d"日"': re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"),
}


class Held(NamedTuple):
    """The number format of a cell, and what its number is multiplied by for the score: 1.3亿元 is
    1.3 and counts 130000000."""

    form: str
    factor: int = 1


def input_of(text: str, wide: int, ref: dict[str, Any], given: Calculation) -> Written | None:
    """The row of the score sheet whose actual the form's cell is to hold instead; None where the
    printed text is not just that number."""
    if ref["of"] != "leaf" or ref["field"] != "actual" or width_of(text) > SMALLER * wide:
        return None
    row = given.places.targets.get(tuple(ref["path"]))
    if row is None or row.actual is None or not row.actual.args[0].typed:
        return None
    if row.actual.args[0][:3] not in given.scores.book.used:
        return None  # nothing follows from it
    if held(text, value_of(row.actual), given.scores.book.t("flag")) is None:
        return None
    return row


def write_input(
    sheet: Sheet, place: tuple[int, int], text: str, source: Written, look: dict[str, Any],
    given: Calculation,
) -> None:  # fmt: skip
    """The number as an input, printed as the form prints it; the score sheet then reads it."""
    assert source.actual is not None
    value, there = value_of(source.actual), source.actual.args[0]
    shown = held(text, value, sheet.book.t("flag"))
    assert shown is not None
    row, col = place
    own = {key: one for key, one in look.items() if key != "text_wrap"}
    own |= {"num_format": shown.form, "shrink": True}
    typed = sheet.typed(row, col, value / shown.factor, **own)
    key = there[:3]
    sheet.book.used.add((sheet.name, row, col))
    sheet.book.inputs.pop(key)
    check = given.scores.checks.pop((there.row, there.col))
    if check.kind != sheet.checks[row, col].kind:
        sheet.checks[row, col] = check
    # a blank there is a blank here, not 0
    read = where(filled([typed]), typed * shown.factor, "")
    given.scores.formula(
        there.row, there.col, read, value, through=True, border=1, num_format=source.form
    )


def held(text: str, value: Fraction, flag: str = "") -> Held | None:
    """How a cell prints the value as the text; None where it can't. `flag` is the format of yes
    and no."""
    text = text.strip()
    answers = re.findall('"([^"]*)"', flag)
    if text in answers:
        return Held(flag) if value == (text == answers[0]) else None
    for form, shape in DATES.items():
        given = shape.fullmatch(text)
        if given is not None:
            same = _day(*map(int, given.groups())) == value
            return Held(form) if same else None
    found = PRINTED.fullmatch(text)
    if found is None:
        return None
    digits, decimals, unit = found[1], found[2] or "", found[3]
    number = Fraction(digits)
    zeros = "0." + "0" * len(decimals) if decimals else "0"
    if unit == "%":
        # what is typed later may have more decimals than what was printed
        form = f"[={plain(value)}]{zeros}%;0.00##%"
        return Held(form) if number / 100 == value else None
    factor = next((size for sign, size in LARGE.items() if unit.startswith(sign)), 1)
    if value not in (number, number * factor):
        return None
    form = (GENERAL if plain(number) == digits else zeros) + (f'"{unit}"' if unit else "")
    return Held(form, 1 if value == number else factor)


def _day(year: int, month: int, day: int) -> Fraction | None:
    try:
        return Fraction(date(year, month, day).toordinal() - DAY_ZERO)
    except ValueError:
        return None
