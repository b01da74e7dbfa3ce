"""Targets of two years beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.quantity import DATE, NUMBER

if TYPE_CHECKING:
    from perfeval.model.quantity import Quantity


def same_quantity(first: Quantity | None, second: Quantity | None) -> bool:
    if first is None or second is None:
        return first is second
    if (first.kind, first.op, first.unit) != (second.kind, second.op, second.unit):
        return False
    if first.is_ordered:
        return (first.lo, first.hi) == (second.lo, second.hi)
    return first.text.strip() == second.text.strip() and first.flag == second.flag


def eased(first: Quantity | None, second: Quantity | None) -> bool:
    """Whether the second is easier to meet: less where at least so much is wanted, more or later
    where at most. Of days a later one is easier; other kinds and units can't be told."""
    if first is None or second is None or first.kind != second.kind or first.unit != second.unit:
        return False
    if first.op != second.op or first.kind not in (NUMBER, DATE):
        return False
    if first.op in ("<", "<=") or (first.kind == DATE and first.op in ("", "=")):
        return second.lo > first.lo
    return second.lo < first.lo
