"""Rates as tables print them: 99.95%, 99.95, 0.9995 and 1 may all be the same money spent.

A number without a percent sign can be a percentage or a share. Its size decides where it is above
2 (no execution rate is 200 times the budget, or 300%), else only the amounts that it is of can;
where they do not, nothing is assumed.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from perfeval.model.quantity import NUMBER, PERCENT, BadNumber, Quantity, mantissa, quantity
from perfeval.model.rounding import fixed

SIGN, SIZE, AMOUNTS, NOTHING = "sign", "size", "amounts", ""
LARGEST_SHARE = 2
ONE = Fraction(1)


class PrintedRate(NamedTuple):
    """`ratio` is what the text says as a ratio, None where nothing tells which of its readings is
    meant; `by` what tells it. `text` is the rate with its sign ("0.9995" → "99.95%"), as printed
    where nothing tells. `unit` is one unit of the last printed digit, as a ratio. `fits` says
    whether it is the computed rate, cut or rounded as printed; None where there is none.
    """

    ratio: Fraction | None
    text: str
    by: str
    unit: Fraction
    fits: bool | None = None


def printed_rate(text: str, computed: Fraction | None = None, unit: str = "") -> PrintedRate | None:
    """A printed rate beside the one that the amounts make; None for what is no plain number.

    `unit` is that of the heading; with "%" a number above 1 is in percent.
    """
    found = quantity(text.strip()) if text.strip() else None
    if found is None or isinstance(found, BadNumber) or found.kind != NUMBER or found.op:
        return None
    digits = mantissa(text)
    step = Fraction(1, 10 ** len(digits.partition(".")[2]))
    if found.unit == "%":
        return _sure(found, text.strip(), SIGN, step * found.scale, computed)
    if found.unit or not found.is_bare:
        return None
    ratio = found.lo * PERCENT
    as_percent = PrintedRate(
        ratio, f"{_digits(text, found)}%", SIGN if unit == "%" else SIZE, step * PERCENT
    )
    if found.lo == 0 or found.lo > (1 if unit == "%" else LARGEST_SHARE) or found.lo < 0:
        return as_percent._replace(fits=_fits(ratio, computed, step * PERCENT))
    if computed is None:
        return PrintedRate(None, text.strip(), NOTHING, step)
    # a share of less than two decimals is taken to say no more than whole percents
    fine = min(step, PERCENT)
    shared, parted = _fits(found.lo, computed, fine), _fits(ratio, computed, step * PERCENT)
    if shared and not parted:
        return PrintedRate(found.lo, share_text(found.lo, digits), AMOUNTS, fine, True)
    if parted and not shared:
        return as_percent._replace(by=AMOUNTS, fits=True)
    return PrintedRate(None, text.strip(), NOTHING, step, bool(shared and parted))


def share_text(share: Fraction, digits: str) -> str:
    """A share as a percentage with all its digits: 0.9995 → 99.95%, 1.00 → 100%."""
    return fixed(share * 100, max(len(digits.partition(".")[2]) - 2, 0)) + "%"


def _sure(
    found: Quantity, text: str, by: str, unit: Fraction, computed: Fraction | None
) -> PrintedRate:
    return PrintedRate(found.lo, text, by, unit, _fits(found.lo, computed, unit))


def _fits(ratio: Fraction, computed: Fraction | None, unit: Fraction) -> bool | None:
    return None if computed is None else abs(ratio - computed) < unit


def _digits(text: str, found: Quantity) -> str:
    """The number as the contract takes it: "1,234.5" keeps its decimals, not its commas."""
    shown = mantissa(text)
    return shown if re.fullmatch(r"[-+]?\d+(\.\d+)?", shown) else text.strip()
