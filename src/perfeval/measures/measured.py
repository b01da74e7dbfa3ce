"""What a measure gives back, and what it may look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from perfeval.model.funds import Funds
    from perfeval.model.indicators import Path
    from perfeval.model.quantity import Quantity


class Piece(NamedTuple):
    """One item that the leaf's rule scores on its own, with its weight in the mean."""

    name: str
    value: Quantity
    target: Quantity | None
    weight: Fraction


class Measured(NamedTuple):
    """The number, how it came about (zh, en), and what was wrong with its data.

    `missing` names the result's keys that would have been needed; `level` says that completion
    compares 1 + rate with 1 + target; `pieces` are scored one by one and averaged.
    """

    value: Quantity | None = None
    words: tuple[str, str] = ("", "")
    missing: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    pieces: tuple[Piece, ...] = ()
    level: bool = False
    stated: bool = False


class Context(NamedTuple):
    """What lies outside the result: funds, the day, the target, the other indicators' ballots;
    `rated` when the number is compared with percentages, so that it is a ratio itself."""

    path: Path
    funds: Funds | None = None
    as_of: date | None = None
    target: Quantity | None = None
    rated: bool = False
    ballots: Mapping[str, tuple[Fraction, ...]] = {}


def fault(context: Context, code: str, span: object, **params: str) -> Finding:
    return Finding(code, span, params, context.path)  # type: ignore[arg-type]
