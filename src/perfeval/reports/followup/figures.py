"""Figures of comparisons as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import fixed

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.followup.records import Year
    from perfeval.model.scorecard import Scorecard

DIGITS = 2


def money(card: Scorecard, key: str, factor: Fraction) -> str:
    total = card.funds.total if card.funds is not None else None
    value = getattr(total, key) if total is not None else None
    return "" if value is None else fixed(value / factor, 2)


def points(value: Fraction | None) -> str:
    return "" if value is None else fixed(value, DIGITS)


def rate(value: Fraction | None) -> str:
    return "" if value is None else fixed(value * 100, 2) + "%"


def signed(value: Fraction) -> str:
    text = fixed(value, DIGITS)
    if not text.strip("-0."):
        return text.lstrip("-")
    return text if value < 0 else "+" + text


def short(year: Year) -> str:
    from perfeval.followup.histories import named

    return named(year.card.project.header.name)
