"""Whether a rule of a policy holds for a project: yes, no, or not to be said."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.catalogue import severity
from perfeval.followup.comparing import moved_findings
from perfeval.followup.doubts import unsound, unsound_money
from perfeval.followup.histories import follows
from perfeval.followup.records import Fact
from perfeval.followup.vocabulary import IN_EXPRESSIONS, MONEY
from perfeval.formula.names import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.followup.records import Year
    from perfeval.model.finding import Span
    from perfeval.model.policy import Policy, Rule

# what compares with the year before, what rests on the fund table, and what only a comparison of
# the last two years finds
BEFORE = ("trend", "last_score")
FUNDS = ("execution", "arrival", "budget", "arrived", "spent", "unspent")
COMPARED = frozenset(("PE780", "PE781", "PE782", "PE783", "PE784", "PE787", "PE798"))
RANGES = ("score", "execution", "arrival", "completion", "trend")


class Answer(NamedTuple):
    """`holds` None where it can't be said, then `why` and `what` say what is lacking."""

    holds: bool | None
    facts: tuple[Fact, ...] = ()
    why: str = ""
    what: str = ""


def matched(
    policy: Policy, rule: Rule, years: tuple[Year, ...], known: Mapping[str, Any]
) -> Answer:
    """All that the rule asks has to hold; one no is a no, whatever can't be said of the rest.

    Nothing that rests on a score with errors or without data is a yes or a no, nor what rests on
    money with errors."""
    answers = [*_ranges(rule, years, known), _grades(rule, years), _findings(rule, years)]
    if rule.gates is not None:
        answers.append(_gates(rule, years[-1]))
    if rule.when is not None:
        answers.append(_when(policy, rule, years, known))
    if any(answer.holds is False for answer in answers):
        return Answer(False)
    open_ = next((answer for answer in answers if answer.holds is None), None)
    facts = tuple(fact for answer in answers for fact in answer.facts)
    return Answer(None, facts, open_.why, open_.what) if open_ is not None else Answer(True, facts)


def _ranges(rule: Rule, years: tuple[Year, ...], known: Mapping[str, Any]) -> list[Answer]:
    found = []
    for key in RANGES:
        bounds = getattr(rule, key)
        if bounds is None:
            continue
        why, what = _unsure(key, years)
        if why:
            found.append(Answer(None, (), why, what))
            continue
        value = known[key]
        if value is None:
            found.append(Answer(None, (), f"no_{key}"))
            continue
        fact = Fact(key, value, bounds, years[-1].label, _place(key, years[-1]))
        found.append(Answer(bounds.holds(value), (fact,)))
    return found


def _unsure(key: str, years: tuple[Year, ...]) -> tuple[str, str]:
    """Why a value can't be relied on, and of which year; ("", "") where it can."""
    last = years[-1]
    if key in BEFORE and len(years) < 2:
        return "no_last_year", ""
    if key in BEFORE and not follows(years[-2], last):
        return "gap", _gap(years[-2], last)
    if key in BEFORE and unsound(years[-2].card):
        return "doubt", years[-2].label
    if key in ("score", "trend", "grade") and unsound(last.card):
        return "doubt", last.label
    if key in FUNDS and unsound_money(last.card):
        return "doubt_money", last.label
    return "", ""


def _gap(first: Year, second: Year) -> str:
    return f"{first.label}–{second.label}"


def _gates(rule: Rule, year: Year) -> Answer:
    """Whether a gate fired; each with its reason, at the project's own words."""
    calls = {call.name: call.span for call in year.card.project.gates}
    told = "、".join(
        gate.name + (f"（{gate.reason}）" if gate.reason else "") for gate in year.card.gates
    )
    spans = (calls[gate.name] for gate in year.card.gates if gate.name in calls)
    fact = Fact("gates", told, rule.gates, year.label, next(spans, None))
    return Answer(bool(told) == rule.gates, (fact,))


def _place(key: str, year: Year) -> Span | None:
    project = year.card.project
    if key in ("execution", "arrival") and project.funds is not None:
        return project.funds.span or project.places.get("funds")
    return project.places.get("results")


def _grades(rule: Rule, years: tuple[Year, ...]) -> Answer:
    """The grade of the last year, and of as many before it as the rule asks for, running."""
    if not rule.grades:
        return Answer(True)
    facts: list[Fact] = []
    wanted = max(rule.years, 1)
    later: Year | None = None
    for year in reversed(years[-wanted:]):
        if later is not None and not follows(year, later):
            return Answer(None, tuple(facts), "gap", _gap(year, later))
        if unsound(year.card):
            return Answer(None, tuple(facts), "doubt", year.label)
        grade = year.card.grade
        if grade is None:
            return Answer(None, tuple(facts), "no_grade", year.label)
        if grade not in rule.grades:
            return Answer(False)
        facts.append(Fact("grade", grade, rule.grades, year.label, _place("score", year)))
        later = year
    if len(years) < wanted:
        return Answer(None, tuple(facts), "no_years", f"≥{wanted}")
    return Answer(True, tuple(reversed(facts)))


def _findings(rule: Rule, years: tuple[Year, ...]) -> Answer:
    if not rule.findings:
        return Answer(True)
    wanted = {_LEVELS.get(word, word.upper()) for word in rule.findings}
    hits = [f for f in years[-1].card.findings if f.code in wanted or severity(f) in wanted]
    if wanted & COMPARED and not hits:
        if len(years) < 2:
            return Answer(None, (), "no_last_year")
        if not follows(years[-2], years[-1]):
            return Answer(None, (), "gap", _gap(years[-2], years[-1]))
        hits = [f for f in moved_findings(years[-2], years[-1]) if f.code in wanted]
    if not hits:
        return Answer(False)
    codes = "、".join(dict.fromkeys(finding.code for finding in hits))
    return Answer(True, (Fact("findings", codes, rule.findings, years[-1].label, hits[0].span),))


_LEVELS = {"error": "error", "错误": "error", "warning": "warning", "警告": "warning"}
LEVELS = frozenset(_LEVELS)


def numbers(policy: Policy, known: Mapping[str, Any]) -> dict[str, Any]:
    """The values under both their names, money in the policy's unit."""
    found: dict[str, Any] = {}
    for written, name in IN_EXPRESSIONS.items():
        value = known.get(name.key)
        found[written] = (
            value / policy.factor if name.kind == MONEY and value is not None else value
        )
    return found


def computed(policy: Policy, written: Any, known: Mapping[str, Any]) -> tuple[Any, str, str]:
    """An expression's value, or None with why (lacking, division, value) and what is lacking."""
    from perfeval.formula.evaluate import DIVISION_BY_ZERO, TOO_LARGE, TYPE_MISMATCH, evaluate

    found = evaluate(written.tree, numbers(policy, known))
    if not found.problems:
        return found.value, "", ""
    if DIVISION_BY_ZERO in found.problems:
        return None, "division", written.text
    if {TOO_LARGE, TYPE_MISMATCH} & set(found.problems):
        return None, "value", written.text
    return None, "lacking", "、".join(found.problems)


def _when(policy: Policy, rule: Rule, years: tuple[Year, ...], known: Mapping[str, Any]) -> Answer:
    for name in _ordered(rule.when.tree):
        why, what = _unsure(IN_EXPRESSIONS[name].key, years)
        if why:
            return Answer(None, (), why, what)
    value, why, what = computed(policy, rule.when, known)
    if not isinstance(value, bool):
        return Answer(None, (), why or "value", what)
    assert rule.when is not None
    asked = dict.fromkeys(IN_EXPRESSIONS[n].key for n in _ordered(rule.when.tree))
    facts = tuple(Fact(key, _exact(known.get(key)), rule.when, years[-1].label) for key in asked)
    return Answer(value, facts)


def _ordered(tree: Any) -> list[str]:
    return [name for name in IN_EXPRESSIONS if name in names(tree)]


def _exact(value: Any) -> Fraction | str | None:
    return value if isinstance(value, Fraction | str) else None
