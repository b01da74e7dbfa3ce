"""Numbers and yes/no mixed in an expression; its names can't be known without a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from perfeval.formula.check import Kind, check
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.formula.written import Written
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Path

INPUTS: dict[str, Kind] = {"w": "number", "r": "number"}  # x and t may be yes/no
UNKNOWN_NAME = "PE244"


def type_faults(
    written: Written, wanted: Literal["number", "boolean", "unknown"], path: Path
) -> Iterator[Finding]:
    """What the expression does with its parts that can't be done."""
    for problem in check(written.tree, INPUTS, wanted):
        if problem.code != UNKNOWN_NAME:
            yield Finding(problem.code, _moved(written.span, problem.offset), problem.params, path)


def _moved(span: Span | None, offset: int) -> Span | None:
    return None if span is None else span._replace(column=span.column + offset)
