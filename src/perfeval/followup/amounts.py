"""From a rule to an amount: exact, within the policy's limits, rounded once."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.followup.matching import computed
from perfeval.model.policy import ADJUST, CUT, INCREASE, KEEP, STOP, Policy, Rule
from perfeval.model.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

ZERO = Fraction(0)


class Proposal(NamedTuple):
    """The budget a rule leads to (元), and between which it may be chosen; or why there is none.
    `held`: the amount worked out went against the action and was not applied."""

    amount: Fraction | None
    range: tuple[Fraction, Fraction] | None = None
    why: str = ""
    what: str = ""
    held: Fraction | None = None


def proposed(policy: Policy, rule: Rule, known: Mapping[str, Any]) -> Proposal:
    """What the rule alone makes of the base. A cut never raises it, an increase never lowers it."""
    base: Fraction | None = known["base"]
    if rule.action == STOP:
        return Proposal(ZERO)
    if base is None:
        return Proposal(None, None, "no_base")
    if rule.action == KEEP:
        return Proposal(base)
    if rule.to is not None:
        return _held(rule, base, _money(policy, rule.to, known))
    if rule.amount is not None:
        found = _money(policy, rule.amount, known)
        if found.amount is None:
            return found
        change = -found.amount if rule.action == CUT else found.amount
        return _held(rule, base, Proposal(base + change))
    if rule.by is None:
        return Proposal(base)
    sign = -1 if rule.action == CUT else 1
    between = None
    if rule.between is not None:
        shares = [rule.between.low or ZERO, rule.between.high or rule.by]
        ends = sorted(base + sign * base * share for share in shares)
        between = (ends[0], ends[1])
    return _held(rule, base, Proposal(base + sign * base * rule.by, between))


def _money(policy: Policy, written: Any, known: Mapping[str, Any]) -> Proposal:
    value, why, what = computed(policy, written, known)
    if why:
        return Proposal(None, None, why, what)
    if not isinstance(value, Fraction):
        return Proposal(None, None, "value", written.text)
    return Proposal(value * policy.factor)


def _held(rule: Rule, base: Fraction, found: Proposal) -> Proposal:
    if found.amount is None or rule.action == ADJUST:
        return found
    hold = min if rule.action == CUT else max
    kept = hold(found.amount, base)
    return found._replace(amount=kept, held=None if kept == found.amount else found.amount)


def limited(policy: Policy, base: Fraction, amount: Fraction) -> tuple[Fraction, str]:
    """The amount within floor and cap, and which of them cut in."""
    low = base * policy.limits.floor
    if amount < low:
        return low, "floor"
    if policy.limits.cap is not None and amount > base * policy.limits.cap:
        return base * policy.limits.cap, "cap"
    return amount, ""


def step(policy: Policy) -> Fraction:
    """Amounts are multiples of this many 元."""
    given = policy.limits.round_to
    return given if given else policy.factor / 100


def to_step(policy: Policy, amount: Fraction) -> Fraction:
    one = step(policy)
    return rounded(amount / one, 0, policy.limits.mode) * one


def settled(policy: Policy, base: Fraction, amount: Fraction) -> tuple[Fraction, str]:
    """The amount within the limits, in whole steps; rounding never leads past a limit, as far as
    there is a whole step within them."""
    held, cut = limited(policy, base, amount)
    found, one = to_step(policy, held), step(policy)
    low = base * policy.limits.floor
    high = base * policy.limits.cap if policy.limits.cap is not None else None
    if high is not None and found > high:
        found = rounded(high / one, 0, "down") * one
    elif found < low:
        up = rounded(low / one, 0, "up") * one
        found = up if high is None or up <= high else found
    return found, cut


def action_of(base: Fraction | None, amount: Fraction | None) -> str:
    """What several rules added up come to."""
    if amount is None or base is None or amount == base:
        return KEEP
    return CUT if amount < base else INCREASE
