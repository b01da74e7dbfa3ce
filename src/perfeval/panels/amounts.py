"""Amounts in the panel's unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from perfeval.model.panels import Panel

TEN_THOUSAND = Fraction(10_000)


def bare(panel: Panel, amount: Fraction) -> str:
    """3.436 for 34360 元 where the unit is 万元: to the fen, so that sums foot."""
    return plain(amount / (panel.factor or TEN_THOUSAND), 10)


def money(panel: Panel, amount: Fraction) -> str:
    return bare(panel, amount) + panel.unit
