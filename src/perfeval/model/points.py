"""Points as rules state them: a number, or a share of the weight."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Points(NamedTuple):
    """`value` points, or `value` × the weight when `share` (written "5%")."""

    value: Fraction
    share: bool
    text: str
