"""What moved between two years, and why: records."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.followup.aligning import Row
    from perfeval.followup.records import Unread, Year
    from perfeval.model.finding import Finding
    from perfeval.model.scorecard import LeafScore

ZERO = Fraction(0)
# why an indicator's points moved, in the order in which the causes are taken one after the other
ACTUAL, TARGET, RULE, WEIGHT = "actual", "target", "rule", "weight"
STATUS, MIXED, ADDED, REMOVED = "status", "mixed", "added", "removed"
CAUSES = (ACTUAL, TARGET, RULE, WEIGHT, STATUS, MIXED, ADDED, REMOVED)


class LeafMove(NamedTuple):
    """An indicator in two years: `change` is what it adds to the change of the total, `causes` the
    same by cause (they add up to it); `flags` say what of it is different: target, eased, unit,
    rule, weight."""

    first: LeafScore | None
    second: LeafScore | None
    change: Fraction
    causes: Mapping[str, Fraction]
    flags: tuple[str, ...] = ()

    @property
    def leaf(self) -> LeafScore:
        found = self.second if self.second is not None else self.first
        assert found is not None
        return found


class Movement(NamedTuple):
    """From one card to the next. With `comparable`, `change` of the total is the sum of the
    leaves' changes, those of the adjusters, and `rest` (rounding; gates and bounds where `gated`).

    `matched` is the share of the weight whose indicators both sets have, of the set that has less.
    """

    first: Year
    second: Year
    comparable: bool
    matched: Fraction
    change: Fraction | None
    leaves: tuple[LeafMove, ...] = ()
    adjusters: Mapping[str, Fraction] = {}
    rest: Fraction = ZERO
    gated: bool = False
    same_project: bool = True

    def by_cause(self) -> dict[str, Fraction]:
        """What each cause adds to the change of the total; only causes that occur."""
        found: dict[str, Fraction] = {}
        for cause in CAUSES:
            total = sum((move.causes.get(cause, ZERO) for move in self.leaves), ZERO)
            if total or any(move.causes.get(cause) for move in self.leaves):
                found[cause] = total
        return found


class Comparison(NamedTuple):
    """Years or projects side by side: `rows` have one leaf for each of `years`; `movements` lead
    from each year of a project to its next, or from the first of two projects to the second."""

    years: tuple[Year, ...]
    groups: tuple[tuple[str, tuple[Year, ...]], ...]
    rows: tuple[Row, ...]
    movements: tuple[Movement, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()
