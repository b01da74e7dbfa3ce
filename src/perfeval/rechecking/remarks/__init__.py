"""What a reviewer remarks about a finished table, one subject a file.

A module has `check(look)`, which gives findings. What scoring finds already is not said twice.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

NAMES = (
    "weights", "noted_weights", "branch_weights", "total", "grade", "fund_sums", "fund_rates",
    "fund_cells", "fund_units", "budget_cut", "idle_money", "no_execution", "lost_unexplained", "habit", "blank_full", "evidence",
    "not_reported", "directions", "scale_names", "over", "reasons", "disorder", "no_weights",
    "parents", "placed", "due", "all_equal", "twins", "noise", "no_deviation", "claims", "sums",
    "two_values", "weighted_twice",
)  # fmt: skip


@cache
def _modules() -> tuple[Any, ...]:
    return tuple(import_module(f"perfeval.rechecking.remarks.{name}") for name in NAMES)


def remarks(look: Look) -> Iterator[Finding]:
    """All findings about a table, subject by subject."""
    for module in _modules():
        yield from module.check(look)
