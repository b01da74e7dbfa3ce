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
# what moves the total besides the indicators
ADJUSTER, GATE, ROUNDING = "adjuster", "gate", "rounding"


class LeafMove(NamedTuple):
    """An indicator in two years: `change` is what it adds to the change of the total, `causes` the
    same by cause (they add up to it); `flags` say what of it is different: target, eased, unit,
    rule, weight. `net`, of an indicator that stopped counting: by how much the total is higher
    than with what it achieved before."""

    first: LeafScore | None
    second: LeafScore | None
    change: Fraction
    causes: Mapping[str, Fraction]
    flags: tuple[str, ...] = ()
    net: Fraction | None = None

    @property
    def leaf(self) -> LeafScore:
        found = self.second if self.second is not None else self.first
        assert found is not None
        return found


class Movement(NamedTuple):
    """From one card to the next. With `comparable`, `change` of the total is the sum of the
    leaves' changes, those of the adjusters and the gates, and `rest` (rounding; where `bounded`
    also what ends at zero).

    `matched` is the share of the weight whose indicators both sets have, of the set that has less.
    With `percent` the full scores differ: `totals`, `change` and all its parts are points of 100.
    """

    first: Year
    second: Year
    comparable: bool
    matched: Fraction
    change: Fraction | None
    leaves: tuple[LeafMove, ...] = ()
    adjusters: Mapping[str, Fraction] = {}
    rest: Fraction = ZERO
    bounded: bool = False
    same_project: bool = True
    gates: Mapping[str, Fraction] = {}
    percent: bool = False
    totals: tuple[Fraction | None, Fraction | None] = (None, None)

    def by_cause(self) -> dict[str, Fraction]:
        """What each cause adds to the change of the total; only causes that occur, which add up
        to it. Empty where it can't be taken apart."""
        if not self.comparable:
            return {}
        found: dict[str, Fraction] = {}
        for cause in CAUSES:
            total = sum((move.causes.get(cause, ZERO) for move in self.leaves), ZERO)
            if total or any(move.causes.get(cause) for move in self.leaves):
                found[cause] = total
        for cause, given in ((ADJUSTER, self.adjusters), (GATE, self.gates)):
            if any(given.values()):
                found[cause] = sum(given.values(), ZERO)
        if self.rest:
            found[ROUNDING] = self.rest
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
