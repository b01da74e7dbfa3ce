"""Histories and a policy to recommendations."""

from __future__ import annotations

from difflib import get_close_matches
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.followup.amounts import action_of, proposed, settled, to_step
from perfeval.followup.doubts import doubt_findings
from perfeval.followup.histories import histories, history_findings, named
from perfeval.followup.matching import matched
from perfeval.followup.policy_faults import unverified
from perfeval.followup.records import (
    Fired,
    Recommendation,
    Recommended,
    Undecided,
    Unread,
    Year,
)
from perfeval.followup.wording import filled
from perfeval.model.finding import Finding
from perfeval.model.policy import CUT, FIRST, INCREASE, STOP, SUM, Policy
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ZERO = Fraction(0)


def recommend(
    policy: Policy, years: Sequence[Year], unread: tuple[Unread, ...] = ()
) -> Recommended:
    """One recommendation a project, from its latest year and those before it."""
    kept, findings = history_findings(years)
    for _, group in histories(kept):
        findings += doubt_findings(group)
    findings += _asked_for(policy, kept)
    projects = tuple(_one(policy, key, group, findings) for key, group in histories(kept))
    made = Recommended(policy, projects, tuple(findings), unread)
    more = [*made.findings, *unverified(policy)]
    if policy.envelope is not None and made.amount > policy.envelope:
        over = made.amount - policy.envelope
        params = {
            "amount": _money(policy, made.amount), "envelope": _money(policy, policy.envelope),
            "over": _money(policy, over), "unit": policy.unit,
        }  # fmt: skip
        more.append(Finding("PE795", policy.at.get("envelope", policy.span), params))
    return made._replace(findings=tuple(more))


def _money(policy: Policy, amount: Fraction) -> str:
    return plain(amount / policy.factor)


def _one(
    policy: Policy, key: str, years: tuple[Year, ...], findings: list[Finding]
) -> Recommendation:
    from perfeval.followup.values import values

    known = values(policy, key, years)
    name = years[-1].card.project.header.name
    _grades_known(policy, years[-1], findings)
    if len(years) > 1:
        _same_set(years, findings)
    base: Fraction | None = known["base"]
    fired: list[Fired] = []
    undecided: list[Undecided] = []
    decided = False
    for rule in policy.rules:
        if decided and rule.action:
            continue
        answer = matched(policy, rule, years, known)
        if answer.holds is None:
            undecided.append(Undecided(rule, answer.why, answer.what))
        if not answer.holds:
            continue
        proposal = proposed(policy, rule, known) if rule.action else None
        if proposal is not None and proposal.why and proposal.why != "no_base":
            undecided.append(Undecided(rule, proposal.why, proposal.what))
            continue
        amount, reach, held = (
            (proposal.amount, proposal.range, proposal.held) if proposal is not None else (None, None, None)
        )  # fmt: skip
        fired.append(Fired(rule, answer.facts, amount, reach, held=held))
        decided = decided or (bool(rule.action) and policy.combine == FIRST)
        if rule.last:
            break
    _say_undecided(name, undecided, findings)
    acting = [one for one in fired if one.rule.action]
    if not acting:
        findings.append(Finding("PE792", years[-1].card.project.header.at.get("name"), {"name": name, "year": years[-1].label}))  # fmt: skip
    elif base is None and any(one.rule.action != STOP for one in acting):
        _no_base(policy, years[-1], findings)
    action, exact, used = _combined(policy, base, acting)
    conditions = tuple(dict.fromkeys(c for one in fired for c in one.rule.conditions))
    amount, cut = exact, ""
    if exact is not None and base is not None and action != STOP:
        amount, cut = settled(policy, base, exact)
        action = action_of(base, amount) if cut and action in (CUT, INCREASE) else action
    elif exact is not None:
        amount = to_step(policy, exact)
    fired = [_finished(policy, one, known, used, (base, exact, amount)) for one in fired]
    return Recommendation(
        key, years, action, base, amount, exact, tuple(fired), tuple(undecided), conditions, known, cut
    )  # fmt: skip


def _finished(
    policy: Policy, one: Fired, known: Mapping[str, Any], used: list[Fired],
    amounts: tuple[Fraction | None, Fraction | None, Fraction | None],
) -> Fired:  # fmt: skip
    """The rule with its reason, and with its range as the amounts that the project would get."""
    base, exact, amount = amounts
    counts = not one.rule.action or one in used
    reach = None
    if counts and one.range and base is not None and exact is not None and one.proposal is not None:
        others = exact - one.proposal
        low, high = (settled(policy, base, end + others)[0] for end in one.range)
        reach = low, high
    final = amount if counts else one.proposal
    reason = filled(policy, one.rule, known, one.proposal, final)
    return one._replace(used=counts, range=reach, reason=reason)


def _combined(
    policy: Policy, base: Fraction | None, acting: list[Fired]
) -> tuple[str, Fraction | None, list[Fired]]:
    """The action, the amount before limits, and the rules that made it."""
    if not acting:
        return "", None, []
    stopping = [one for one in acting if one.rule.action == STOP]
    if policy.combine == SUM and not stopping:
        changes = [
            one.proposal - base for one in acting if one.proposal is not None and base is not None
        ]
        total = base + sum(changes, ZERO) if base is not None else None
        actions = {one.rule.action for one in acting}
        return actions.pop() if len(actions) == 1 else action_of(base, total), total, acting
    if policy.combine == FIRST:
        one = acting[0]
    elif stopping:
        one = stopping[0]
    else:
        given = [one for one in acting if one.proposal is not None] or acting
        one = min(given, key=_amount)
    return one.rule.action, one.proposal, [one]


def _amount(one: Fired) -> Fraction:
    return one.proposal if one.proposal is not None else ZERO


def _asked_for(policy: Policy, years: Sequence[Year]) -> Iterator[Finding]:
    """Amounts asked for under a name that is no project's."""
    known: dict[str, None] = {}
    for year in years:
        header = year.card.project.header
        known |= dict.fromkeys(n for n in (header.code, header.name, named(header.name)) if n)
    for name in policy.asked:
        if name not in known:
            near = get_close_matches(name[:80], list(known), n=1, cutoff=0.5)
            params = {
                "rule": "asked",
                "why": "asked",
                "what": name[:80],
                "near": near[0] if near else "",
            }
            place = policy.at.get(f"asked.{name}", policy.at.get("asked", policy.span))
            yield Finding("PE799", place, params, (), "warning")


def _say_undecided(name: str, undecided: list[Undecided], findings: list[Finding]) -> None:
    for one in undecided:
        params = {"rule": one.rule.name, "name": name, "why": one.why, "what": one.what}
        # what only asks for something can wait for the file of the year before
        mild = None if one.rule.action else "info"
        findings.append(Finding("PE797", one.rule.span, params, (), mild))


def _no_base(policy: Policy, year: Year, findings: list[Finding]) -> None:
    header = year.card.project.header
    place = year.card.project.places.get("funds") or header.at.get("name")
    asked = policy.base == "asked"
    span = policy.at.get("base", policy.span) if asked else place
    params = {"name": header.name, "base": policy.base, "year": year.label}
    findings.append(Finding("PE794", span, params))


def _grades_known(policy: Policy, year: Year, findings: list[Finding]) -> None:
    """A grade of the project that no rule and no order of the policy knows."""
    grade = year.card.grade
    known: dict[str, Any] = dict.fromkeys(policy.grades)
    known.update(dict.fromkeys(grade for rule in policy.rules for grade in rule.grades))
    if grade is None or not known or grade in known:
        return
    params = {"grade": grade, "name": year.card.project.header.name, "known": "、".join(known)}
    findings.append(Finding("PE789", policy.at.get("grades", policy.span), params))


def _same_set(years: tuple[Year, ...], findings: list[Finding]) -> None:
    from perfeval.followup.comparing import set_change

    change = set_change(years[-2], years[-1])
    if change is not None:
        findings.append(change)
