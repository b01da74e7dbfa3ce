"""Numbers of a policy that can't be meant: rates without a per cent sign, limits that cross."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.followup.vocabulary import IN_EXPRESSIONS, RATE
from perfeval.formula.tree import Compare, Name, Number, Unary, children
from perfeval.model.finding import Finding
from perfeval.model.policy import INCREASE
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Span
    from perfeval.model.policy import Bounds, Limits, Policy, Rule

RATES = ("execution", "arrival", "completion")
# a share above this was most likely written without its per cent sign
MOST_SHARE = Fraction(2)
FULL = Fraction(100)


def unfit(
    rule: str, why: str, place: Span | None, what: str = "", severity: str | None = None
) -> Finding:
    params = {"rule": rule, "why": why, "what": what, "near": ""}
    return Finding("PE799", place, params, (), severity)


def odd_numbers(rule: Rule) -> Iterator[Finding]:
    """Ranges of rates and scores, and comparisons in `when`, that always or never hold."""
    for key in RATES:
        bounds: Bounds | None = getattr(rule, key)
        for value in _ends(bounds):
            if value > MOST_SHARE:
                yield _odd(rule, "share", bounds, f"{plain(value)} = {plain(value * 100)}%")
            elif value < 0:
                yield _odd(rule, "share_negative", bounds, plain(value * 100) + "%", "warning")
    low = rule.score.low if rule.score is not None else None
    if low is not None and low > FULL:
        yield _odd(rule, "over_full", rule.score, plain(low), "warning")
    if rule.by is not None and rule.by > MOST_SHARE and rule.action == INCREASE:
        place = rule.at.get("by", rule.span)
        yield unfit(rule.name, "share", place, f"{plain(rule.by)} = {plain(rule.by * 100)}%")
    if rule.when is not None:
        yield from _compared(rule)


def _ends(bounds: Bounds | None) -> list[Fraction]:
    if bounds is None:
        return []
    ends = (bounds.min, bounds.above, bounds.max, bounds.below)
    return [value for value in ends if value is not None]


def _odd(
    rule: Rule, why: str, bounds: Bounds | None, what: str, severity: str | None = None
) -> Finding:
    place = bounds.span if bounds is not None else None
    return unfit(rule.name, why, place or rule.span, what, severity)


def _compared(rule: Rule) -> Iterator[Finding]:
    """`执行率 < 60`: a rate beside a number that is no share."""
    waiting: list[Any] = [rule.when.tree]
    while waiting:
        node = waiting.pop()
        waiting.extend(children(node))
        if not isinstance(node, Compare):
            continue
        sides = [node.first, *(side for _, side in node.steps)]
        rates = [side for side in sides if isinstance(side, Name) and _is_rate(side.name)]
        for side in sides if rates else ():
            value = _number(side)
            if value is not None and abs(value) > MOST_SHARE:
                what = f"{rates[0].name}，{plain(value)} = {plain(value * 100)}%"
                yield unfit(rule.name, "share", rule.when.at(side.offset), what, "warning")


def _is_rate(name: str) -> bool:
    known = IN_EXPRESSIONS.get(name)
    return known is not None and known.kind == RATE


def _number(node: Any) -> Fraction | None:
    if isinstance(node, Unary) and isinstance(node.operand, Number):
        return -node.operand.value if node.op == "-" else node.operand.value
    return node.value if isinstance(node, Number) else None


def policy_limits(policy: Policy) -> Iterator[Finding]:
    """Limits, envelope and the order of grades."""
    limits: Limits = policy.limits
    if limits.cap is not None and limits.floor > limits.cap:
        yield unfit("limits", "floor", limits.at.get("floor", limits.span))
    if limits.floor < 0 or (limits.cap is not None and limits.cap < 0):
        place = limits.at.get("floor" if limits.floor < 0 else "cap", limits.span)
        yield unfit("limits", "negative", place)
    for key, value in (("floor", limits.floor), ("cap", limits.cap)):
        if value is not None and value > 5 * MOST_SHARE:
            what = f"{plain(value)} = {plain(value * 100)}%"
            yield unfit("limits", "share", limits.at.get(key, limits.span), what)
    if limits.round_to is not None and limits.round_to <= 0:
        yield unfit("limits", "round_to", limits.at.get("round_to", limits.span))
    if policy.envelope is not None and policy.envelope < 0:
        yield unfit("envelope", "amount_negative", policy.at.get("envelope", policy.span))
    for index, grade in enumerate(policy.grades):
        if grade in policy.grades[:index]:
            place = policy.at.get(f"grades.{index}", policy.at.get("grades", policy.span))
            yield unfit("grades", "grade_twice", place, grade)
