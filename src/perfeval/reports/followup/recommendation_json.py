"""The document `recommendation/v1`: amounts in the policy's unit, rates as ratios."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.checks.words import word
from perfeval.followup.vocabulary import BY_KEY, MONEY, RATE
from perfeval.model.policy import Bounds
from perfeval.model.rounding import fixed, plain
from perfeval.reports.findings_list import entry, place
from perfeval.reports.followup import facts
from perfeval.reports.json_text import Number, dumps
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.followup.records import Fact, Fired, Recommendation, Recommended
    from perfeval.model.finding import Span
    from perfeval.model.policy import Policy


def document(made: Recommended, lang: str = "zh") -> str:
    policy = made.policy
    found: dict[str, Any] = {
        "perfeval": "recommendation/v1", "policy": policy.id, "title": policy.title or None,
        "verified": policy.verified, "unit": policy.unit, "base_of": policy.base, "combine": policy.combine,
        "base": _money(policy, made.base), "amount": _money(policy, made.amount),
        "change": _money(policy, made.amount - made.base), "envelope": _money(policy, policy.envelope),
        "counted": len(made.counted),
        "projects": [_project(policy, one, lang) for one in made.projects],
        "unread": [
            {"file": one.file, "findings": [entry(f, lang) for f in one.findings]} for one in made.unread
        ],
        "findings": [entry(finding, lang) for finding in made.findings],
        "digest": digest(made, lang),
    }  # fmt: skip
    return dumps(found)


def _project(policy: Policy, one: Recommendation, lang: str) -> dict[str, Any]:
    header, known = one.last.card.project.header, one.values
    return {
        "project": header.name, "code": header.code or None, "year": one.last.label,
        "files": [year.file for year in one.years], "total": _points(known["score"]),
        "own_total": _points(one.last.card.total), "max": _points(one.last.card.max),
        "grade": known["grade"], "execution": _rate(known["execution"]), "trend": _points(known["trend"]),
        "action": one.action or None, "base": _money(policy, one.base), "amount": _money(policy, one.amount),
        "change": _money(policy, one.change), "limited": one.limited or None,
        "rules": [_fired(policy, fired, lang) for fired in one.fired],
        "undecided": [
            {"rule": u.rule.name, "why": word("undecided", u.why, lang == "zh"), "what": u.what or None}
            for u in one.undecided
        ],
        "conditions": list(one.conditions),
    }  # fmt: skip


def _fired(policy: Policy, fired: Fired, lang: str) -> dict[str, Any]:
    rule = fired.rule
    return {
        "rule": rule.name, "at": _at(rule.span), "action": rule.action or None, "used": fired.used,
        "amount": _money(policy, fired.proposal),
        "range": [_money(policy, end) for end in fired.range] if fired.range is not None else None,
        "reason": facts.reason(fired, lang) or None, "basis": list(rule.basis),
        "facts": [_fact(policy, one, lang) for one in fired.facts],
    }  # fmt: skip


def _fact(policy: Policy, one: Fact, lang: str) -> dict[str, Any]:
    name = BY_KEY.get(one.key)
    value: Any = one.value
    if isinstance(value, Fraction):
        money = name is not None and name.kind == MONEY
        rate = name is not None and name.kind == RATE
        value = _money(policy, value) if money else _rate(value) if rate else _points(value)
    return {
        "key": one.key, "year": one.year or None, "value": value, "wanted": _wanted(one.wanted),
        "at": _at(one.span), "text": facts.fact(policy, one, lang),
    }  # fmt: skip


def _wanted(wanted: Any) -> Any:
    if isinstance(wanted, Bounds):
        ends = {"min": wanted.min, "above": wanted.above, "max": wanted.max, "below": wanted.below}
        return {key: Number(plain(end)) for key, end in ends.items() if end is not None}
    if isinstance(wanted, bool):
        return wanted
    # an expression is a tuple as well
    return wanted.text if hasattr(wanted, "tree") else list(wanted)


def _at(span: Span | None) -> str | None:
    from perfeval.model.finding import Finding

    made: Finding = Finding("", span)
    return place(made) or None


def _money(policy: Policy, amount: Fraction | None) -> Number | None:
    return None if amount is None else Number(plain(amount / policy.factor))


def _points(value: Fraction | None) -> Number | None:
    return None if value is None else Number(plain(value, 4))


def _rate(value: Fraction | None) -> Number | None:
    if value is None:
        return None
    whole, _, decimals = fixed(value, 4).partition(".")
    return Number(f"{whole}.{decimals.rstrip('0') or '0'}")


def digest(made: Recommended, lang: str) -> str:
    """Over what the document is made from."""
    cards = [year.card for one in made.projects for year in one.years]
    parts = [made.policy.digest]
    parts += [part for card in cards for part in (card.indicator_set.digest, card.project.digest)]
    text = "\n".join((*parts, lang, VERSION))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
