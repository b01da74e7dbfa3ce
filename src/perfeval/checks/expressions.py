"""Numbers and yes/no mixed in an expression; its names can't be known without a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from perfeval.formula.check import UNKNOWN_NAME, Kind, check
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.formula.written import Written
    from perfeval.model.indicators import Path

INPUTS: dict[str, Kind] = {"w": "number", "r": "number"}  # x and t may be yes/no


def type_faults(
    written: Written, wanted: Literal["number", "boolean", "unknown"], path: Path
) -> Iterator[Finding]:
    """What the expression does with its parts that can't be done."""
    for problem in check(written.tree, INPUTS, wanted):
        if problem.code != UNKNOWN_NAME:
            yield Finding(problem.code, written.at(problem.offset), problem.params, path)
