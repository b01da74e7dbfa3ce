"""A panel's file to its results."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures.ballots import passes
from perfeval.model.rounding import Rounding, rounded
from perfeval.panels import records as r
from perfeval.panels.bands import band_findings
from perfeval.panels.counting import count, voids
from perfeval.panels.granting import granted
from perfeval.panels.names import named
from perfeval.panels.records import Outcome, PanelResult
from perfeval.panels.remarks import remarks
from perfeval.panels.structure import MOST_DIGITS, MOST_PAIRS, structure
from perfeval.panels.voting import to_come, turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.panels import Ballot, Panel, Rule, Subject
    from perfeval.panels.counting import Count
    from perfeval.panels.names import Named


def evaluate(panel: Panel) -> PanelResult:
    """Every subject's result, the ranks, the money, and all that is to be said of it."""
    told = tuple(structure(panel))
    if len(panel.experts) * len(panel.subjects) > MOST_PAIRS:
        return PanelResult(panel, (), told)
    panel = _computable(panel)
    name = named(panel)
    void = voids(panel, name)
    ballots: dict[str, list[Ballot]] = {}
    for ballot in name.ballots:
        ballots.setdefault(ballot.subject, []).append(ballot)
    given: dict[str, list[Ballot]] = {}
    for ballot in panel.ballots:
        given.setdefault(ballot.subject, []).append(ballot)
    outcomes = tuple(
        _outcome(
            panel, name, subject, count(panel, name, ballots.get(subject.id, ()), void),
            given.get(subject.id, ()),
        )
        for subject in name.subjects.values()
    )  # fmt: skip
    outcomes, findings = granted(panel, outcomes)
    whole = None
    if panel.rule.bands:
        whole = sum((o.money for o in outcomes if o.money is not None), Fraction(0))
    found = (*told, *band_findings(panel), *name.findings)
    result = PanelResult(panel, outcomes, found, whole)
    return result._replace(findings=(*found, *remarks(result, name, void), *findings))


def _computable(panel: Panel) -> Panel:
    """With the usual decimals where those given can't be meant, which has been said."""
    if 0 <= panel.rule.rounding.digits <= MOST_DIGITS:
        return panel
    return panel._replace(rule=panel.rule._replace(rounding=Rounding()))


def _outcome(
    panel: Panel, name: Named, subject: Subject, counted: Count, given: Sequence[Ballot]
) -> Outcome:
    rule, talk = panel.rule, name.discussions.get(subject.id)
    votes = [
        c.ballot.passed
        for c in counted.casts
        if c.ballot.passed is not None and c.state in (*r.VALID, r.UNSCORED)
    ]
    vote = passes(sum(votes), len(votes), rule.pass_) if votes else None
    apart = _divergent(rule, counted)
    found = Outcome(
        subject, r.SCORED, counted.casts, counted.mean, _rounded(rule, counted.mean), len(votes), sum(votes),
        vote, counted.spread, counted.deviation, apart, talk, criteria=counted.criteria,
        shared=counted.shared, rejected=_rejected(counted, given),
        lacking=len(to_come(name.experts, subject.id, frozenset(b.expert for b in given))),
    )  # fmt: skip
    if subject.compliant is False:
        return found._replace(status=r.NON_COMPLIANT, passed=False)
    if talk is not None and talk.score is not None:
        found = found._replace(score=_rounded(rule, talk.score))
    if talk is not None and talk.passed is not None:
        found = found._replace(passed=talk.passed)
    return found._replace(status=_status(rule, found))


def _rejected(counted: Count, given: Sequence[Ballot]) -> tuple[str, ...]:
    """Experts none of whose ballots on the subject could be used: of two, the first counts."""
    used = {cast.expert.id for cast in counted.casts}
    return tuple(sorted({ballot.expert for ballot in given} - used))


def _status(rule: Rule, found: Outcome) -> str:
    talk = found.discussion
    decided = talk is not None and (talk.keep or talk.score is not None or talk.passed is not None)
    if found.invalid and not decided:
        return r.INVALID
    if not found.valid or (found.score is None and found.passed is None):
        return r.EMPTY
    if rule.min_experts is not None and found.valid < rule.min_experts:
        return r.FEW
    if found.divergent and not decided:
        return r.DISCUSS
    missing = found.lacking if found.votes and not decided else 0
    if missing and turns(found.passes, found.votes, missing, rule.pass_):
        return r.WAITING
    if found.passed is not None:
        return r.PASSED if found.passed else r.FAILED
    return r.SCORED if rule.pass_ is None else r.EMPTY


def _divergent(rule: Rule, counted: Count) -> bool:
    wide = rule.max_spread is not None and (counted.spread or 0) > rule.max_spread
    far = rule.max_deviation is not None and (counted.deviation or 0) > rule.max_deviation
    return wide or far


def _rounded(rule: Rule, value: Fraction | None) -> Fraction | None:
    return None if value is None else rounded(value, rule.rounding.digits, rule.rounding.mode)
