"""What is wrong with a panel's own terms, whatever the ballots say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.panels.amounts import money
from perfeval.panels.names import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.panels import Panel

MOST_DIGITS = 6
NO_DECIMALS = (Fraction(2, 3), Fraction(1, 3), Fraction(5, 6))
NEAR = Fraction(1, 200)  # what rounding to a per cent adds at most
MOST_PAIRS = 200_000  # of experts and subjects


def structure(panel: Panel) -> Iterator[Finding]:
    pairs = len(panel.experts) * len(panel.subjects)
    if pairs > MOST_PAIRS:
        value = f"{len(panel.experts)}×{len(panel.subjects)}"
        yield Finding(
            "PE653", panel.at.get("experts", panel.span), {"key": "experts", "value": value}
        )
        return
    yield from _sums(panel)
    yield from _share(panel)
    yield from _values(panel)
    yield from _roles(panel)
    yield from _interests(panel)


def _sums(panel: Panel) -> Iterator[Finding]:
    if not panel.criteria or panel.full is None:
        return
    whole = sum((c.max for c in panel.criteria), Fraction(0))
    if whole != panel.full:
        params = {"sum": plain(whole), "total": plain(panel.full)}
        yield Finding("PE635", panel.at.get("criteria", panel.span), params)


def _share(panel: Panel) -> Iterator[Finding]:
    """Two thirds written as 66.67% lets four of six fail."""
    given = panel.rule.pass_
    if given is None:
        return
    for share in NO_DECIMALS:
        if share < given < share + NEAR:
            params = {
                "value": plain(given, 6), "share": f"{share.numerator}/{share.denominator}",
                "n": str(2 * share.denominator), "k": str(2 * share.numerator),
            }  # fmt: skip
            yield Finding("PE657", panel.rule.at.get("pass", panel.rule.span), params)


def _values(panel: Panel) -> Iterator[Finding]:
    """Numbers of the rule that can't be meant."""
    rule = panel.rule
    wrong = []
    if rule.pass_ is not None and not 0 < rule.pass_ <= 1:
        wrong.append(("pass", plain(rule.pass_, 4)))
    if rule.trim is not None and (rule.trim.drop < 1 or rule.trim.above < 2 * rule.trim.drop):
        wrong.append(("trim", f"{rule.trim.above}/{rule.trim.drop}"))
    for key in ("max_spread", "max_deviation"):
        limit = getattr(rule, key)
        if limit is not None and limit < 0:
            wrong.append((key, plain(limit)))
    for key, number in (("min_experts", rule.min_experts), ("places", rule.seats)):
        if number is not None and number < 1:
            wrong.append((key, str(number)))
    if rule.weights and (
        any(w < 0 for w in rule.weights.values()) or not any(rule.weights.values())
    ):
        wrong.append(("weights", "、".join(plain(w, 4) for w in rule.weights.values())))
    if not 0 <= rule.rounding.digits <= MOST_DIGITS:
        wrong.append(("rounding", str(rule.rounding.digits)))
    if rule.budget is not None and rule.budget < 0:
        wrong.append(("budget", money(panel, rule.budget)))
    for band in rule.bands:
        if band.money is not None and band.money < 0:
            params = {"key": "bands", "value": money(panel, band.money)}
            yield Finding("PE653", band.at.get("money", band.span), params)
    for subject in panel.subjects:
        if subject.requested is not None and subject.requested < 0:
            params = {"key": "requested", "value": money(panel, subject.requested)}
            yield Finding("PE653", subject.at.get("requested", subject.span), params)
    if panel.full is not None and panel.full <= 0:
        yield Finding("PE653", panel.at.get("total", panel.span), {"key": "total", "value": plain(panel.full)})  # fmt: skip
    for key, value in wrong:
        yield Finding("PE653", rule.at.get(key, rule.span), {"key": key, "value": value})


def _roles(panel: Panel) -> Iterator[Finding]:
    rule = panel.rule
    if not rule.weights:
        return
    told = set()
    for expert in panel.experts:
        if expert.role in rule.weights or expert.role in told:
            continue
        told.add(expert.role)
        params = {
            "expert": short(expert.id), "role": short(expert.role), "weights": "、".join(short(role) for role in list(rule.weights)[:8]),
            "weight": "1" if rule.by == "expert" else "0",
        }  # fmt: skip
        yield Finding("PE630", expert.at.get("role", expert.span), params)


def _interests(panel: Panel) -> Iterator[Finding]:
    """Experts who would judge their own unit, and recusals that give no reason."""
    known = [("".join(s.unit.split()), "".join(s.name.split()), s) for s in panel.subjects]
    for expert in panel.experts:
        own = "".join(expert.unit.split())
        away = {recusal.subject for recusal in expert.recused}
        for unit, title, subject in known:
            if own and own in (unit, title) and subject.id not in away:
                params = {
                    "expert": short(expert.id), "subject": short(subject.name or subject.id),
                    "unit": short(expert.unit),
                }  # fmt: skip
                yield Finding("PE636", expert.at.get("unit", expert.span), params)
        for recusal in expert.recused:
            if not recusal.reason:
                params = {"expert": short(expert.id), "subject": short(recusal.subject)}
                yield Finding("PE652", recusal.span, params)
