"""What is wrong with a policy, seen without any project (PE789 to PE799)."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import catalogue
from perfeval.followup.matching import COMPARED, LEVELS
from perfeval.followup.policy_numbers import odd_numbers, policy_limits, unfit
from perfeval.followup.vocabulary import IN_EXPRESSIONS, IN_REASONS
from perfeval.followup.wording import placeholders
from perfeval.formula.check import UNKNOWN_NAME, check
from perfeval.model.finding import Finding
from perfeval.model.policy import CUT, FIRST, INCREASE, KEEP, STOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.formula.check import Kind
    from perfeval.model.finding import Span
    from perfeval.model.policy import Bounds, Policy, Rule

NUMBERS: dict[str, Kind] = dict.fromkeys(IN_EXPRESSIONS, "number")
# codes of comparisons and of policies themselves
USES, LAST = "PE780", "PE799"
MOST = 100  # rules that end the search and are looked at for each later one
RANGES = ("score", "execution", "arrival", "completion", "trend")


def policy_faults(policy: Policy) -> list[Finding]:
    """Errors and warnings of the file, of limits and order first, then rule by rule."""
    found = [*policy_limits(policy), *_twice(policy.rules), *_reached(policy)]
    if not policy.rules:
        found.append(unfit("rules", "empty", policy.at.get("rules", policy.span)))
    for rule in policy.rules:
        found += _rule(policy, rule)
    return found


def unverified(policy: Policy) -> list[Finding]:
    """What is to be said wherever a policy is used that nobody compared with an official text."""
    if policy.verified:
        return []
    place = policy.at.get("verified", policy.span)
    return [Finding("PE796", place, {"title": policy.title or policy.id})]


def _rule(policy: Policy, rule: Rule) -> Iterator[Finding]:
    yield from _expressions(rule)
    yield from odd_numbers(rule)
    yield from _reasons(rule)
    yield from _amount(rule)
    for key in RANGES:
        bounds: Bounds | None = getattr(rule, key)
        if bounds is not None and bounds.empty:
            yield _unfit(rule, "range", bounds.span)
    if rule.years < 1 or (rule.years > 1 and not rule.grades):
        yield _unfit(rule, "years", rule.at.get("years"))
    for index, code in enumerate(rule.findings):
        place = rule.at.get(f"findings.{index}", rule.at.get("findings"))
        if code not in LEVELS and code.upper() not in catalogue():
            yield _unknown(rule, code, (*catalogue(), *LEVELS), place)
        elif USES <= code.upper() <= LAST and code.upper() not in COMPARED:
            yield unfit(rule.name, "never_found", place or rule.span, code)
    for index, grade in enumerate(rule.grades):
        if policy.grades and grade not in policy.grades:
            place = rule.at.get(f"grades.{index}", rule.at.get("grades"))
            yield _unknown(rule, grade, policy.grades, place)


def _unknown(rule: Rule, name: str, known: Iterable[str], place: Span | None) -> Finding:
    near = get_close_matches(name[:80], list(known), n=1, cutoff=0.5)
    params = {"rule": rule.name, "name": name[:80], "near": near[0] if near else ""}
    return Finding("PE793", place or rule.span, params)


def _unfit(rule: Rule, why: str, place: Span | None) -> Finding:
    return unfit(rule.name, why, place or rule.span)


def _expressions(rule: Rule) -> Iterator[Finding]:
    for written, wanted in ((rule.when, "boolean"), (rule.amount, "number"), (rule.to, "number")):
        if written is None:
            continue
        for problem in check(written.tree, NUMBERS, wanted):  # type: ignore[arg-type]
            place = written.at(problem.offset)
            if problem.code == UNKNOWN_NAME:
                yield _unknown(rule, problem.params["name"], IN_EXPRESSIONS, place)
            else:
                yield Finding(problem.code, place, problem.params)


def _reasons(rule: Rule) -> Iterator[Finding]:
    for key, text in (("reason", rule.reason), ("reason_en", rule.reason_en)):
        for name in dict.fromkeys(placeholders(text)):
            if name not in IN_REASONS:
                yield _unknown(rule, name, IN_REASONS, rule.at.get(key))


def _amount(rule: Rule) -> Iterator[Finding]:
    """How much: said once, and only where something is to be changed."""
    given = [key for key in ("by", "amount", "to") if getattr(rule, key) is not None]
    if len(given) > 1:
        yield _unfit(rule, "several", rule.at.get(given[1]))
    if rule.action in (KEEP, STOP, "") and given:
        yield Finding(
            "PE790", rule.at.get(given[0], rule.span), {"rule": rule.name, "why": "unused"}
        )
    elif rule.action in (CUT, INCREASE, "adjust") and not given:
        yield Finding(
            "PE790", rule.at.get("action", rule.span), {"rule": rule.name, "why": "lacking"}
        )
    if rule.by is not None and rule.action in (CUT, INCREASE) and rule.by < 0:
        yield _unfit(rule, "negative", rule.at.get("by"))
    if rule.by is not None and rule.action == CUT and rule.by > 1:
        yield _unfit(rule, "more_than_all", rule.at.get("by"))
    if rule.between is not None and (
        rule.by is None or rule.between.empty or not rule.between.holds(rule.by)
    ):
        yield _unfit(rule, "between", rule.at.get("between"))


def _twice(rules: tuple[Rule, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for rule in rules:
        if rule.name in seen:
            yield _unfit(rule, "twice", rule.at.get("name"))
        seen.add(rule.name)


def _reached(policy: Policy) -> Iterator[Finding]:
    """Rules that are never looked at: an earlier one holds whenever they do, and ends the search."""
    ending: list[Rule] = []
    for rule in policy.rules:
        over = next((one for one in ending[:MOST] if _covers(one, rule)), None)
        if over is not None and (rule.action or over.last):
            yield Finding("PE791", rule.span, {"rule": rule.name, "other": over.name})
        if rule.last or (rule.action and policy.combine == FIRST):
            ending.append(rule)


def _covers(first: Rule, later: Rule) -> bool:
    """Whether the first holds wherever the later one does, as far as that can be told."""
    if first.years > later.years or (first.grades and not set(later.grades) <= set(first.grades)):
        return False
    if first.grades and not later.grades:
        return False
    for key in RANGES:
        outer: Any = getattr(first, key)
        inner: Any = getattr(later, key)
        if outer is not None and (inner is None or not _inside(inner, outer)):
            return False
    if first.findings and not (later.findings and set(later.findings) <= set(first.findings)):
        return False
    if first.gates is not None and first.gates != later.gates:
        return False
    return first.when is None or (later.when is not None and later.when.text == first.when.text)


def _inside(inner: Bounds, outer: Bounds) -> bool:
    """Whether every number of the inner range lies in the outer one."""
    low = _low(outer)
    high = _high(outer)
    own_low, own_high = _low(inner), _high(inner)
    return (low is None or (own_low is not None and own_low >= low)) and (
        high is None or (own_high is not None and own_high <= high)
    )


def _low(bounds: Bounds) -> Any:
    found = [(x, y) for x, y in ((bounds.min, 0), (bounds.above, 1)) if x is not None]
    return max(found, default=None)


def _high(bounds: Bounds) -> Any:
    found = [(x, y) for x, y in ((bounds.max, 1), (bounds.below, 0)) if x is not None]
    return min(found, default=None)
