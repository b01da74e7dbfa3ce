"""Texts that are plain numbers, as numbers that print the same."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

# no leading zero (a code), no more digits than a cell holds exactly
_NUMBER = re.compile(
    r"([+-]?)(\d{1,3}(?:,\d{3}){1,4}|[1-9]\d{0,14}|0)(?:\.(\d{1,9}))?(%?)(\*?)", re.ASCII
)
DIGITS = 15


class Printed(NamedTuple):
    """A number, and the format in which it prints as its text."""

    value: Fraction
    format: str


def printed(text: str) -> Printed | None:
    """The number that a text is: 381.10, 1,234.5, 83.58%, +2, 12.50*; None for any other text."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    sign, whole, decimals, percent = found[1], found[2], found[3] or "", found[4]
    digits = whole.replace(",", "")
    if len(digits + decimals) > DIGITS or (digits[0] == "0" and len(digits) > 1):
        return None
    value = Fraction(f"{sign}{digits}{'.' + decimals if decimals else ''}")
    if sign and not value:
        return None  # -0.00 has a sign that no number keeps
    form = ("#,##0" if "," in whole else "0") + ("." + "0" * len(decimals) if decimals else "")
    # a mark behind a number is said below the table: it is no part of the value
    form += percent + ('"*"' if found[5] else "")
    if sign == "+":
        form = f"+{form};-{form};{form}"
    return Printed(value / 100 if percent else value, form)
