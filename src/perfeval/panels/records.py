"""What a panel comes to: ballots as they count, a result for each subject, the money in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.model.finding import Finding
    from perfeval.model.panels import Ballot, Band, Discussion, Expert, Panel, Subject

# how a ballot counts
COUNTED, HIGHEST, LOWEST, RECUSED, VOID_EQUAL, VOID_FULL, UNSCORED = (
    "counted", "highest", "lowest", "recused", "void_equal", "void_full", "unscored",
)  # fmt: skip
VALID = frozenset((COUNTED, HIGHEST, LOWEST))
# what a subject's result is
SCORED, PASSED, FAILED, NON_COMPLIANT, DISCUSS, FEW, EMPTY, TIED, INVALID, WAITING = (
    "scored", "passed", "failed", "non_compliant", "discuss", "few", "empty", "tied", "invalid", "waiting",
)  # fmt: skip
OPEN = frozenset((DISCUSS, FEW, EMPTY, TIED, INVALID, WAITING))
# findings on the rule and the terms: nothing that is computed by them can be meant
BROKEN = frozenset(("PE631", "PE632", "PE635", "PE653"))


class Cast(NamedTuple):
    """One ballot on one subject: its total, its weight, and how it counts."""

    ballot: Ballot
    expert: Expert
    state: str
    total: Fraction | None = None
    weight: Fraction | None = None


class Outcome(NamedTuple):
    """The result of one subject.

    `mean` is exact, `score` as it is printed; `spread` and `deviation` are of all valid scores,
    before any is dropped; `divergent` says that they go beyond the rule's limits. `money` is None
    while the result is open and 0 where nothing is granted. `criteria` are exact means, which add
    up to `mean`.
    """

    subject: Subject
    status: str
    casts: tuple[Cast, ...] = ()
    mean: Fraction | None = None
    score: Fraction | None = None
    votes: int = 0
    passes: int = 0
    passed: bool | None = None
    spread: Fraction | None = None
    deviation: Fraction | None = None
    divergent: bool = False
    discussion: Discussion | None = None
    rank: int | None = None
    points: Fraction | None = None
    band: Band | None = None
    money: Fraction | None = None
    beyond: bool = False
    criteria: Mapping[str, Fraction] = {}
    shared: bool = False  # equal scores share a place that was trimmed
    rejected: tuple[str, ...] = ()  # whose ballots an error keeps from counting
    lacking: int = 0  # experts whose ballot is still to come

    @property
    def invalid(self) -> int:
        """How many ballots in the file an error keeps from counting."""
        return len(self.rejected)

    @property
    def open(self) -> bool:
        return self.status in OPEN

    @property
    def valid(self) -> int:
        """How many ballots count, those dropped at the ends among them."""
        return sum(
            cast.state in VALID or (cast.state == UNSCORED and cast.ballot.passed is not None)
            for cast in self.casts
        )


class PanelResult(NamedTuple):
    """All subjects in the file's order; `granted` is the money in all, None without bands."""

    panel: Panel
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...] = ()
    granted: Fraction | None = None

    @property
    def broken(self) -> bool:
        """Whether the rule itself is in error, so that no result may be given out."""
        return any(finding.code in BROKEN for finding in self.findings)

    @property
    def ranked(self) -> tuple[Outcome, ...]:
        """Best first; those without a rank behind, in the file's order."""
        last = len(self.outcomes) + 1
        return tuple(sorted(self.outcomes, key=lambda o: o.rank if o.rank is not None else last))
