"""Numbers written in the plainest way, read by those written like them.

`5600人` is read as `310人` was: the same sign before it and the same words behind mean the same,
whatever the digits. What a number so written means is asked of the reader of quantities once.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.columns.block import form_of
from perfeval.model.quantity import NUMBER, Quantity, quantity

if TYPE_CHECKING:
    from perfeval.columns.block import Form

PLAIN = re.compile(r"([≥≤=><]?)(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,3}))?([^\W\d_]{0,8}|%|‰)")
# these have to be read alike before others are taken by them: years and months are no numbers
SAMPLES = ("7", "12", "3.5", "160.25", "0.048", "1234", "1999", "2025", "2101.5", "21500")
MOST = 10_000


class Words(NamedTuple):
    """What stands around a number, as its form; a number counts `times` 10^-`digits`."""

    form: Form
    times: int
    digits: int


_known: dict[tuple[str, str], Words | None] = {}


def plain_number(text: str) -> tuple[int, int, Form] | None:
    """Value × 10^digits, the digits and the form of a number; None of a text that is written in
    another way, or may mean something else."""
    found = PLAIN.fullmatch(text)
    if found is None:
        return None
    before, whole, decimals, behind = found.groups(default="")
    key = before, behind
    if key not in _known:
        if len(_known) > MOST:
            _known.clear()
        _known[key] = _words(before, behind)
    words = _known[key]
    if words is None:
        return None
    return int(whole + decimals) * words.times, len(decimals) + words.digits, words.form


def _words(before: str, behind: str) -> Words | None:
    forms, units = set(), set()
    for sample in SAMPLES:
        read = quantity(f"{before}{sample}{behind}")
        if not isinstance(read, Quantity) or read.kind != NUMBER or read.lo != read.hi:
            return None
        forms.add(form_of(read))
        units.add(read.lo / Fraction(sample))
    unit, form = units.pop(), forms.pop()
    if units or forms or form is None:
        return None
    digits = {1: 0, 100: 2, 1000: 3}.get(unit.denominator)
    return None if digits is None else Words(form, int(unit * 10**digits), digits)
