"""What is to be said of the ballots and of what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.panels import records as r
from perfeval.panels.names import short
from perfeval.panels.voting import to_come

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from perfeval.panels.names import Named
    from perfeval.panels.records import Outcome, PanelResult

MOST = 5  # names that a finding gives


def remarks(result: PanelResult, name: Named, void: Mapping[str, str]) -> Iterator[Finding]:
    yield from _voids(result, void)
    # a ballot that could not be used was told as such, and is not missing
    given: dict[str, set[str]] = {}
    for ballot in result.panel.ballots:
        given.setdefault(ballot.subject, set()).add(ballot.expert)
    for outcome in result.outcomes:
        yield from _recused(outcome)
        yield from _compliance(result, outcome)
        yield from _missing(result, name, outcome, given.get(outcome.subject.id, ()))
        yield from _divergence(result, outcome)
        yield from _talks(outcome)
        yield from _roles(result, outcome)


def title(outcome: Outcome) -> str:
    return short(outcome.subject.name or outcome.subject.id)


def _voids(result: PanelResult, void: Mapping[str, str]) -> Iterator[Finding]:
    for expert in result.panel.experts:
        if expert.id in void:
            params = {"expert": short(expert.id), "why": void[expert.id]}
            yield Finding("PE628", expert.span, params)


def _recused(outcome: Outcome) -> Iterator[Finding]:
    for cast in outcome.casts:
        if cast.state == r.RECUSED:
            params = {"expert": short(cast.expert.id), "subject": title(outcome)}
            yield Finding("PE629", cast.ballot.span, params)


def _compliance(result: PanelResult, outcome: Outcome) -> Iterator[Finding]:
    subject = outcome.subject
    place = subject.at.get("compliant", subject.span)
    if subject.compliant is False:
        if not subject.why:
            yield Finding("PE640", place, {"name": title(outcome), "what": "reason"})
        if outcome.casts:
            yield Finding("PE634", place, {"name": title(outcome), "n": str(len(outcome.casts))})
    elif subject.compliant is None and result.panel.rule.pass_ is not None and outcome.casts:
        yield Finding("PE640", place, {"name": title(outcome), "what": "stated"})


def _missing(
    result: PanelResult, name: Named, outcome: Outcome, given: Collection[str]
) -> Iterator[Finding]:
    """Ballots that are still to come, and subjects with too few of them. A panel without any
    ballot has not met yet."""
    rule = result.panel.rule
    if outcome.subject.compliant is False or not result.panel.ballots:
        return
    lacking = to_come(name.experts, outcome.subject.id, given)
    if lacking:
        names = "、".join(short(one) for one in lacking[:MOST]) + (
            "…" if len(lacking) > MOST else ""
        )
        params = {"name": title(outcome), "n": str(len(lacking)), "names": names}
        yield Finding("PE625", outcome.subject.span, params)
    if outcome.status == r.FEW:
        params = {"name": title(outcome), "n": str(outcome.valid), "least": str(rule.min_experts)}
        yield Finding("PE626", outcome.subject.span, params)


def _divergence(result: PanelResult, outcome: Outcome) -> Iterator[Finding]:
    if outcome.status != r.DISCUSS or outcome.spread is None or outcome.deviation is None:
        return
    rule = result.panel.rule
    wide = rule.max_spread is not None and outcome.spread > rule.max_spread
    far = rule.max_deviation is not None and outcome.deviation > rule.max_deviation
    params = {
        "name": title(outcome),
        "spread": plain(outcome.spread, 2) if wide else "",
        "limit": plain(rule.max_spread, 2) if wide and rule.max_spread is not None else "",
        "deviation": plain(outcome.deviation, 2) if far else "",
        "farthest": plain(rule.max_deviation, 2) if far and rule.max_deviation is not None else "",
    }
    yield Finding("PE627", outcome.subject.span, params)


def _talks(outcome: Outcome) -> Iterator[Finding]:
    talk = outcome.discussion
    if talk is None:
        return
    if not talk.keep and talk.score is None and talk.passed is None:
        yield Finding("PE641", talk.span, {"name": title(outcome), "what": "decision"})
        return
    for what, given in (("reason", talk.reason), ("evidence", talk.evidence)):
        if not given:
            yield Finding("PE641", talk.span, {"name": title(outcome), "what": what})
    split = 0 < outcome.passes < outcome.votes
    if not outcome.divergent and not split and not talk.keep:
        yield Finding("PE642", talk.span, {"name": title(outcome)})


def _roles(result: PanelResult, outcome: Outcome) -> Iterator[Finding]:
    """A role that has a weight but nobody left to carry it."""
    rule = result.panel.rule
    if not rule.weights or rule.by != "role" or outcome.mean is None:
        return
    here = {cast.expert.role for cast in outcome.casts if cast.state == r.COUNTED}
    gone = [role for role, weight in rule.weights.items() if weight and role not in here]
    if gone:
        params = {"name": title(outcome), "roles": "、".join(short(role) for role in gone[:MOST])}
        yield Finding("PE651", outcome.subject.span, params)
