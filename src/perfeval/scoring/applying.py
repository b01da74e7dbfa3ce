"""A rule with its numbers in hand: its points, and what only shows now."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.quantity import TEXT
from perfeval.rules import rule
from perfeval.rules.limits import cut
from perfeval.scoring import judging

if TYPE_CHECKING:
    from perfeval.formula.algebra import Value
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator, ScoreUse
    from perfeval.model.quantity import Quantity
    from perfeval.model.results import Result
    from perfeval.rules.inputs import Inputs


def points_of(v: Inputs, leaf: Indicator) -> Fraction:
    return Fraction(value_of(v, leaf))


def value_of(v: Inputs, leaf: Indicator) -> Value:
    """The rule's points within its limits; its inputs may be symbols."""
    module = rule(leaf.score.kind)
    p = leaf.score.params
    value = module.points(v, p)
    if leaf.score.unit:
        return value
    return cut(v, leaf.score, value, module.open_top(p), module.CAP_IS_SHARE)


def trouble(
    v: Inputs, leaf: Indicator, target: Quantity | None, found: list[Finding], result: Result | None
) -> bool:
    """What a rule can only find out with its numbers in hand."""
    place = result.place("actual", "data", "count") if result is not None else leaf.span
    kind, p = leaf.score.kind, leaf.score.params
    untargeted = _untargeted(v, leaf, target, place, result)
    if untargeted is not None:
        found.append(untargeted)
        return True
    if kind == "bands":
        from perfeval.rules.bands import band_of

        if band_of(v, p) is None:
            value = v.show(v.x) if v.x is not None else ""
            found.append(Finding("PE435", place, {"value": value}, leaf.path))
            return False
        return not judging.judge_band(v, leaf, result, found)
    if kind == "peers":
        return not judging.judge_peers(v, leaf, result, found)
    problems: tuple[str, ...] = ()
    if kind == "cases":
        from perfeval.rules.cases import case_of

        index, problems = case_of(v, p)
        if index is None and not problems:
            found.append(Finding("PE436", place, {}, leaf.path))
    elif kind == "formula":
        from perfeval.rules.formula import problems as formula_problems

        problems = formula_problems(v, p)
    if problems:
        text = rule(kind).failing(v, p).text
        code = "PE246" if "division-by-zero" in problems else "PE407"
        place = result.place("data", "actual", "count") if result is not None else leaf.span
        found.append(Finding(code, place, {"expression": text, "expr": text}, leaf.path))
    return bool(problems)


def wants_target(use: ScoreUse) -> bool:
    """Whether the rule holds its number against the target."""
    kind, p = use.kind, use.params
    return (
        kind == "completion"
        or (kind == "bands" and p.input in ("completion", "deviation"))
        or (kind == "steps" and p.from_ is None)
    )


def _untargeted(
    v: Inputs, leaf: Indicator, target: Quantity | None, place: Span | None, result: Result | None
) -> Finding | None:
    """Why a rule that holds its number against the target can't: there is none, or it is no number."""
    kind, p = leaf.score.kind, leaf.score.params
    if not wants_target(leaf.score) or v.x is None:
        return None
    if v.lo is not None:
        zero = kind == "bands" and p.input == "deviation" and v.lo == 0 and v.x != 0
        aim = (result.at.get("target") if result else None) or leaf.at.get("target", place)
        return Finding("PE405", aim, {"what": "aim"}, leaf.path) if zero else None
    if target is not None and target.kind == TEXT:
        return Finding("PE409", place, {"target": target.text}, leaf.path)
    if target is not None:
        return Finding("PE410", place, {"value": v.show(v.x)}, leaf.path)
    own = (result.span if result else None) or leaf.span
    return Finding("PE432", own, {"name": leaf.name}, leaf.path)
