"""Dated amounts of a fund line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from perfeval.model.funds import FundLine

COLUMNS = ("budget", "arrived", "spent")


def dated(line: FundLine) -> Iterator[tuple[str, list[tuple[date, Fraction]]]]:
    """By column, each day with what it adds; of running totals the growth since the last."""
    for key in COLUMNS:
        entries = getattr(line, key)
        if entries:
            yield key, [(entry.date, entry.amount) for entry in entries if entry.date is not None]
    if line.cumulative:
        steps = sorted(line.cumulative)
        before = [steps[0].spent * 0, *(step.spent for step in steps)]
        growth = [
            (step.as_of, step.spent - last) for step, last in zip(steps, before, strict=False)
        ]
        yield "cumulative", growth
