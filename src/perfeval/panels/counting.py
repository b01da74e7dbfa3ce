"""The ballots of one subject: which count, with which weight, and what they come to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.ballots import Entry, all_equal, all_full, mean, spread, trimmed, weighted
from perfeval.panels import records as r
from perfeval.panels.records import Cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.model.panels import Ballot, Panel, Rule
    from perfeval.panels.names import Named

ONE = Fraction(1)
VOID = frozenset(("equal", "full"))


class Count(NamedTuple):
    """The casts of a subject with the exact mean, and by criterion; None without a score."""

    casts: tuple[Cast, ...]
    mean: Fraction | None = None
    spread: Fraction | None = None
    deviation: Fraction | None = None
    criteria: Mapping[str, Fraction] = {}
    shared: bool = False  # equal scores share a place that fell out


def total(ballot: Ballot) -> Fraction | None:
    """A ballot's score: the sum by criterion, or the score itself; None of a vote alone."""
    return sum(ballot.scores.values(), Fraction(0)) if ballot.scores else ballot.score


def recused(name: Named, ballot: Ballot) -> bool:
    return (ballot.expert, ballot.subject) in name.recused


def voids(panel: Panel, name: Named) -> dict[str, str]:
    """Experts whose ballots are void by the rule, and why: all the same, all full.

    An expert with several subjects is judged by the totals he gave; with one subject by its
    criteria, where these have one highest score.
    """
    void = panel.rule.void
    wanted = VOID if void is True else {"full" if v == "all-full" else v for v in void or ()}
    if not wanted:
        return {}
    found: dict[str, str] = {}
    given: dict[str, list[Ballot]] = {}
    for ballot in name.ballots:
        if total(ballot) is not None and not recused(name, ballot):
            given.setdefault(ballot.expert, []).append(ballot)
    one_max = len({c.max for c in panel.criteria}) == 1
    for expert, ballots in given.items():
        totals = [score for b in ballots if (score := total(b)) is not None]
        equal = all_equal(totals)
        if len(ballots) == 1 and one_max:
            equal = all_equal(list(ballots[0].scores.values()))
        if "full" in wanted and all_full(totals, panel.full):
            found[expert] = r.VOID_FULL
        elif "equal" in wanted and equal:
            found[expert] = r.VOID_EQUAL
    return found


def weight_of(rule: Rule, role: str) -> Fraction:
    """A role without a weight counts 1 where weights are each expert's, and nothing where they
    share out the whole among roles."""
    if not rule.weights:
        return ONE
    return rule.weights.get(role, ONE if rule.by == "expert" else Fraction(0))


def count(panel: Panel, name: Named, ballots: Sequence[Ballot], void: Mapping[str, str]) -> Count:
    """What the ballots on one subject come to."""
    casts = [_cast(panel, name, ballot, void) for ballot in ballots]
    entries = [
        Entry(cast.total, cast.weight or Fraction(0), number, cast.expert.role)
        for number, cast in enumerate(casts)
        if cast.state == r.COUNTED and cast.total is not None
    ]
    if not entries:
        return Count(tuple(casts))
    kept = trimmed(entries, panel.rule.trim)
    for ends, state in ((kept.lowest, r.LOWEST), (kept.highest, r.HIGHEST)):
        for entry in ends:
            casts[entry.who] = casts[entry.who]._replace(state=state)
    shared = _shared(kept.entries) if panel.rule.by == "role" else kept.entries
    for entry in shared:
        casts[entry.who] = casts[entry.who]._replace(weight=entry.weight)
    scores = [entry.score for entry in entries]
    middle = mean(scores)
    by_criterion = {}
    for criterion in panel.criteria:
        parts = [
            entry._replace(score=casts[entry.who].ballot.scores[criterion.id])
            for entry in shared
            if criterion.id in casts[entry.who].ballot.scores
        ]
        part = weighted(parts)
        if part is not None:
            by_criterion[criterion.id] = part
    return Count(
        tuple(casts), weighted(shared), spread(scores),
        max(abs(score - middle) for score in scores), by_criterion,
        kept.shared,
    )  # fmt: skip


def _cast(panel: Panel, name: Named, ballot: Ballot, void: Mapping[str, str]) -> Cast:
    expert = name.experts[ballot.expert]
    score = total(ballot)
    if recused(name, ballot):
        return Cast(ballot, expert, r.RECUSED, score)
    if expert.id in void:
        return Cast(ballot, expert, void[expert.id], score)
    state = r.COUNTED if score is not None else r.UNSCORED
    return Cast(ballot, expert, state, score, weight_of(panel.rule, expert.role))


def _shared(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """A role's weight shared by those of it who count, by how much each does."""
    of_role: dict[str, Fraction] = {}
    for entry in entries:
        of_role[entry.role] = of_role.get(entry.role, Fraction(0)) + entry.part
    return tuple(e._replace(weight=e.weight / of_role[e.role]) for e in entries)
