"""A held number and its format to the text that stands on the page."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import NamedTuple

from perfeval.model import grid
from perfeval.source.tables import number_format as formats
from perfeval.source.tables.serials import shown as day_shown

DIGITS = 15  # more a spreadsheet does not keep
LONG_DIGITS, LONG_DECIMALS = 10, 6  # a formula's result with more has a tail that nobody means
_GENERAL_DIGITS, _GENERAL_WHOLE = 10, 11  # what Excel shows without a format
_SHORT = re.compile(r"-?(?:0|[1-9]\d{0,6})(?:\.\d{0,5}[1-9])?\Z")  # as typed, nothing to cut
_KEPT = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
_ROOMY = Context(prec=400, rounding=ROUND_HALF_UP)
_BIGGEST = 300  # of powers of ten; nothing in a form comes near


class Figure(NamedTuple):
    text: str
    kind: str
    notes: tuple[str, ...] = ()


def figure(raw: str, code: str, since_1904: bool = False, formula: bool = False) -> Figure | None:
    """The text of a number that the file holds as `raw`; None when that is not a number.

    A number that somebody typed is taken exactly, in the form that the format gives it; so is the
    result of a formula, unless it has a long tail: that is rounded as its cell shows it.
    """
    if code == "General" and _SHORT.match(raw) and raw != "-0":
        return Figure(raw, grid.NUMBER)
    held = _held(raw)
    if held is None:
        return None
    section = formats.section_for(code, held)
    if section.kind == formats.DATE:
        moment = day_shown(held, section.parts, section.chinese, since_1904)
        if moment is None:
            return Figure(plain(held), grid.NUMBER, (grid.SHOWN,))
        return Figure(moment.text, grid.DATE, () if moment.whole else (grid.SHOWN,))
    if section.kind == formats.WORDS:
        return _in_words(held, section.before)
    number, power = held, section.power
    if section.percent and section.kind != formats.NUMBER:
        power += 2
    number = number.scaleb(power, _ROOMY)
    shown = _rounded(number, section) if section.kind == formats.NUMBER else None
    if shown is None:
        shown = plain(_general(number))
    notes: tuple[str, ...] = ()
    if Decimal(shown) == number:
        text = shown
    elif formula and _has_tail(held):
        text = shown
        notes = (grid.SHOWN, grid.ROUNDED)
    else:
        text = plain(number)
        notes = (grid.SHOWN,)
    sign = "%" if section.percent else ""
    return Figure(f"{section.before}{text}{sign}{section.behind}", grid.NUMBER, notes)


def full(value: float) -> bool:
    """Whether a number has as many decimals as there is room for, as none has that was typed."""
    held = _KEPT.create_decimal(repr(value)).normalize(_KEPT)
    return len(held.as_tuple().digits) >= DIGITS - 1 and int(held.as_tuple().exponent) < -6


def plain(number: Decimal) -> str:
    """All its digits, without an exponent."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _held(raw: str) -> Decimal | None:
    try:
        number = _KEPT.create_decimal(raw.strip())
    except (InvalidOperation, ValueError):
        return None
    if not number.is_finite() or abs(number.adjusted()) > _BIGGEST:
        return None
    return number


def _in_words(held: Decimal, words: str) -> Figure:
    """A format without a digit: "-" for a nought, a word for a number, or nothing at all."""
    dash = held == 0 and words in ("-", "—", "－", "–")
    if dash:
        return Figure(plain(held), grid.NUMBER)
    if words and words not in ("-", "—", "－", "–"):
        return Figure(words, grid.TEXT, (grid.SHOWN,))
    return Figure(plain(held), grid.NUMBER, (grid.SHOWN,))


def _rounded(number: Decimal, section: formats.Section) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-section.most), ROUND_HALF_UP, _ROOMY)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    while len(decimals) > section.least and decimals.endswith("0"):
        decimals = decimals[:-1]
    sign = "-" if rounded < 0 else ""
    return sign + whole.zfill(section.whole) + ("." + decimals if decimals else "")


def _has_tail(held: Decimal) -> bool:
    number = held.normalize(_KEPT)
    digits, decimals = len(number.as_tuple().digits), max(0, -int(number.as_tuple().exponent))
    long = digits > LONG_DIGITS and decimals > LONG_DECIMALS
    return long or (digits >= DIGITS - 1 and decimals > 2)


def _general(number: Decimal) -> Decimal:
    """What a wide cell without a format shows; whole numbers are left as they are."""
    if number.adjusted() >= _GENERAL_WHOLE:
        return number.to_integral_value(ROUND_HALF_UP, _ROOMY)
    digits = max(_GENERAL_DIGITS, number.adjusted() + 1)
    return Context(prec=digits, rounding=ROUND_HALF_UP).plus(number)
