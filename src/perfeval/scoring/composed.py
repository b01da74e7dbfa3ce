"""Leaves whose points are made of several scorings: `blend`, and `average` of scores."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures.measured import Measured
from perfeval.model.finding import Finding
from perfeval.model.indicators import Indicator
from perfeval.rules import blend
from perfeval.rules.inputs import Inputs
from perfeval.scoring.applying import points_of, trouble
from perfeval.scoring.measuring import full_rate
from perfeval.scoring.numbers import fit
from perfeval.scoring.task import Outcome, Part, Task, target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from perfeval.model.results import Result


def blended(
    task: Task, v: Inputs, found: list[Finding], score: Callable[[Task], Outcome]
) -> Outcome:
    """Every part scored as a leaf of its own; nothing is rounded between."""
    p: blend.Params = task.leaf.score.params
    results = _results_of(task, p, found)
    points: list[Fraction | None] = []
    inner: list[Part] = []
    for index, own in enumerate(results):
        if own is not None and own.not_applicable is not None:
            points.append(None)
            continue
        sub = part_of(task.leaf, p, index, v)
        context = task.context._replace(target=target_of(sub, own))
        part = Task(sub, own, sub.weight or Fraction(0), context, task.data)
        outcome = score(part)
        found += outcome.findings
        points.append(outcome.points)
        if not outcome.all_na:
            inner.append(Part(part, outcome))
    if any(part.outcome.points is None for part in inner):
        return Outcome(None, v, Measured(), found, parts=tuple(inner))
    v.parts = tuple(points)
    v.chosen = tuple(part.outcome for part in inner)
    if not inner:
        return Outcome(None, v, Measured(), found, all_na=True)
    whole = points_of(v, task.leaf)
    v.r = whole / v.w if v.w else None
    return Outcome(whole, v, Measured(), found, parts=tuple(inner))


def part_of(leaf: Indicator, p: blend.Params, index: int, v: Inputs) -> Indicator:
    part = p.parts[index]
    return Indicator(
        name=f"{leaf.name}（{part.name}）" if part.name else f"{leaf.name}[{index + 1}]",
        path=leaf.path, weight=Fraction(blend.worth(v, p, index)), measure=part.measure,
        target=part.target, score=part.score, rounding=leaf.rounding,
        span=part.score.span or leaf.span, at=part.at,
    )  # fmt: skip


def _results_of(task: Task, p: blend.Params, found: list[Finding]) -> list[Result | None]:
    """The result of each part: by its name where both sides have names, else by its place."""
    given = task.result.parts if task.result is not None else ()
    named = {one.name: one for one in given if one.name}
    own: list[Result | None] = []
    for index, part in enumerate(p.parts):
        one = named.get(part.name) if named and part.name else None
        if one is None and index < len(given) and not (named and part.name):
            one = given[index]
        own.append(one)
    found += _left_over(task, p, own)
    return own


def _left_over(task: Task, p: blend.Params, own: list[Result | None]) -> Iterator[Finding]:
    """Results that no part of the rule takes: under a name that it does not have, or too many."""
    if task.result is None or not task.result.parts:
        return
    given, path = task.result.parts, task.leaf.path
    taken = {id(one) for one in own}
    names = [part.name for part in p.parts if part.name]
    strange = [x for x in given if x.name and names and x.name not in names and id(x) not in taken]
    for one in strange:
        params = {
            "name": one.name, "indicator": task.leaf.name, "near": _nearest(one.name, names),
            "known": "、".join(names),
        }  # fmt: skip
        yield Finding("PE438", one.at.get("name", one.span), params, path)
    if len(given) - len(strange) > len(p.parts):
        rest = [one for one in given if not any(one is other for other in strange)]
        place = rest[len(p.parts)].span or task.result.place("parts")
        params = {"n": str(len(given)), "parts": str(len(p.parts))}
        yield Finding("PE437", place, params, path)


def _nearest(name: str, names: list[str]) -> str:
    """The part that was likely meant, or ""."""
    from difflib import get_close_matches

    within = (one for one in names if one in name or name in one)
    return next(iter(get_close_matches(name, names, n=1)), "") or next(within, "")


def averaged(task: Task, v: Inputs, measured: Measured, found: list[Finding]) -> Outcome:
    """Every item scored by the rule on its own, then the weighted mean of the points."""
    total, weight = Fraction(0), Fraction(0)
    for piece in measured.pieces:
        inner = Inputs(v.w, v.rounding)
        inner.cap, inner.stretch, inner.data = v.cap, v.stretch, v.data
        one = measured._replace(value=piece.value, pieces=())
        target = piece.target or target_of(task.leaf, task.result)
        if target is None and task.leaf.score.kind == "completion":
            target = full_rate(task, piece.value, found)
        misfit = fit(inner, one, target, task.leaf.score)
        if misfit is not None:
            place = task.result.place("items") if task.result else task.leaf.span
            found.append(Finding(misfit.code, place, misfit.params, task.leaf.path))
            return Outcome(None, v, measured, found)
        if trouble(inner, task.leaf, target, found, task.result):
            return Outcome(None, v, measured, found)
        total += points_of(inner, task.leaf) * piece.weight
        weight += piece.weight
    if not weight:
        place = task.result.place("items") if task.result else task.leaf.span
        found.append(Finding("PE405", place, {"what": "weight"}, task.leaf.path))
        return Outcome(None, v, measured, found)
    v.judged = total / weight
    return Outcome(total / weight, v, measured, found)
