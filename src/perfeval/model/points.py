"""Points as rules state them: a number, or a share of the weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


class Points(NamedTuple):
    """`value` points, or `value` × the weight when `share` (written "5%")."""

    value: Fraction
    share: bool
    text: str
