"""What the functions of a form's formulas come to, exactly."""

from __future__ import annotations

from fractions import Fraction

from perfeval.model.quantity import BadNumber, number

Value = Fraction | str | bool | None  # None: an empty cell


class Unknown(Exception):
    """What can't be worked out here; caught where a cell's value is asked for."""


def exact(text: str) -> Fraction:
    try:
        found = number(text.strip())
    except ValueError as error:
        raise Unknown from error
    if isinstance(found, BadNumber):
        raise Unknown
    return found


def result(name: str, given: list[list[Value]], direct: list[bool]) -> Value:
    numbers = [
        as_number(one) if typed else one
        for values, typed in zip(given, direct, strict=True)
        for one in values
        if typed or (isinstance(one, Fraction))
    ]
    figures = [one for one in numbers if isinstance(one, Fraction)]
    if name == "SUM":
        return sum(figures, Fraction(0))
    if name in ("MAX", "MIN"):
        return (max if name == "MAX" else min)(figures, default=Fraction(0))
    if name == "AVERAGE" and figures:
        return sum(figures, Fraction(0)) / len(figures)
    if name == "PRODUCT" and figures:
        found = Fraction(1)
        for one in figures:
            found *= one
        return found
    single = [values[0] for values in given if len(values) == 1]
    if len(single) != len(given):
        raise Unknown
    if name == "ROUND" and len(single) == 2:
        return _rounded(as_number(single[0]), int(as_number(single[1])))
    if name == "ABS" and len(single) == 1:
        return abs(as_number(single[0]))
    raise Unknown


def _rounded(value: Fraction, digits: int) -> Fraction:
    """Half away from zero, as spreadsheets do."""
    if abs(digits) > 15:
        raise Unknown
    scale = Fraction(10) ** digits
    whole = (abs(value) * scale + Fraction(1, 2)).__floor__()
    return Fraction(whole if value >= 0 else -whole) / scale


def as_number(value: Value) -> Fraction:
    if value is None:
        return Fraction(0)
    if isinstance(value, bool):
        return Fraction(int(value))
    if isinstance(value, Fraction):
        return value
    raise Unknown


def as_text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    raise Unknown
