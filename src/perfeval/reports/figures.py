"""Numbers, dates and quantities as reports print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.quantity import DATE, FLAG, Quantity
from perfeval.model.quantity import quantity as parsed
from perfeval.model.rounding import fixed, hundredfold, plain, pointed, scaled_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.project import Project
    from perfeval.reports.words import Words

FINEST = 6
_ISO = re.compile(r"(?<![\w.-])(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\w-])", re.ASCII)


def digits_of(leaf: Indicator, indicator_set: IndicatorSet) -> int:
    return (leaf.rounding or indicator_set.rounding).digits


def points(value: Fraction | None, digits: int) -> str:
    """Points with the set's decimals; more only where a number would otherwise not be exact."""
    if value is None:
        return ""
    top, under = value.as_integer_ratio()
    shown = digits
    while shown < FINEST and top * 10**shown % under:
        shown += 1
    return fixed(value, digits if top * 10**shown % under else shown)


def deducted(value: Fraction | None, digits: int) -> str:
    """Points of a table that foots: the set's decimals, more where they would not be exact."""
    if value is None or not value.numerator * 10**FINEST % value.denominator:
        return points(value, digits)
    return short(value)


def short(value: Fraction | None) -> str:
    """A number in prose, without needless zeros."""
    return "" if value is None else plain(value, 4)


def rate(value: Fraction | None) -> str:
    """A ratio as a percentage with two decimals, as every rate of a report is printed."""
    return "" if value is None else hundredfold(value, 2) + "%"


def money_digits(values: Iterable[Fraction | None], factor: Fraction) -> int:
    """How many decimals a table of amounts needs: the same for all, at least two."""
    digits = 2
    for value in values:
        if value is None:
            continue
        top, under = value.numerator * factor.denominator, value.denominator * factor.numerator
        while digits < FINEST and top * 10**digits % under:
            digits += 1
    return digits


def money(value: Fraction | None, factor: Fraction, digits: int) -> str:
    if value is None:
        return ""
    top, under = value.numerator * factor.denominator, value.denominator * factor.numerator
    return pointed(scaled_ratio(top, under, digits, "half-up"), digits)


def factor_of(unit: str, otherwise: Fraction) -> Fraction:
    """How many 元 one of the unit is; `otherwise` where it is no unit of money."""
    one = parsed(f"1{unit}") if unit else None
    return one.lo if isinstance(one, Quantity) and one.is_number and one.unit else otherwise


def day(value: date | None, words: Words) -> str:
    if value is None:
        return ""
    return words("day", year=value.year, month=value.month, day=value.day)


def span(start: date | None, end: date | None, words: Words) -> str:
    """A period, or the one end that is known."""
    if start is not None and end is not None:
        return words("to", start=day(start, words), end=day(end, words))
    return day(start or end, words)


def written_days(text: str, words: Words) -> str:
    """A text with its ISO days and months as the language writes them: 2020-11-30前 → 2020年11月30日前."""
    return _ISO.sub(_written, text) if words.lang == "zh" else text


def _written(found: re.Match[str]) -> str:
    year, month, day = found.group(1), int(found.group(2)), found.group(3)
    if not 1 <= month <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return found.group()
    return f"{year}年{month}月" + (f"{int(day)}日" if day is not None else "")


def quantity(value: Quantity | None, words: Words) -> str:
    """A quantity as it was written; yes and no in the report's language."""
    if value is None:
        return ""
    if value.kind == FLAG:
        return words("yes" if value.flag else "no")
    if value.text:
        text = value.text.strip()
        return written_days(text, words) if value.kind == DATE else text
    return rate(value.lo) if value.scale != 1 else plain(value.lo) + value.unit


def year(project: Project, words: Words) -> str:
    """The year that the report is about, when it is one."""
    start, end = project.header.period
    last = end or project.header.as_of
    if last is None or (start is not None and start.year != last.year):
        return ""
    return words("year", year=last.year)
