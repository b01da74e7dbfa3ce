"""Goals on several levels: each beside the level above, its years beside the final value."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER
from perfeval.model.rounding import percent
from perfeval.scoring.goal_growth import growth, reaches
from perfeval.scoring.goal_reached import done, like
from perfeval.scoring.goal_values import (
    HIGHER,
    Step,
    alike,
    differ,
    direction,
    levels,
    ordered,
    own,
    steps,
    way,
    worse,
    year_of,
)
from perfeval.scoring.measuring import tolerance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfeval.model.project import Goal, Project
    from perfeval.model.quantity import Quantity


def of_goals(project: Project) -> Iterator[Finding]:
    """Findings about the goals themselves, in the order of the file."""
    seen: set[str] = set()
    for goal in project.goals:
        if goal.name in seen:
            yield Finding("PE491", goal.at.get("name", goal.span), {"name": goal.name})
        seen.add(goal.name)
        yield from _texts(goal)
        yield from _levels(goal)
        yield from _years(goal)
        yield from _growth(goal)
        yield from _achieved(goal, project.header.as_of)


def _texts(goal: Goal) -> Iterator[Finding]:
    """Texts beside numbers, which nothing can compare."""
    given = [(level.value, level.span) for level in levels(goal)]
    given += [(step.value, step.span) for key in ("years", "actual") for step in steps(goal, key)]
    texts = [(value, span) for value, span in given if not ordered(value)]
    if texts and len(texts) < len(given):
        names = "、".join(dict.fromkeys(value.text[:20] for value, _ in texts[:8]))
        yield Finding("PE498", texts[0][1] or goal.span, {"name": goal.name, "names": names})


def _levels(goal: Goal) -> Iterator[Finding]:
    given, toward = levels(goal), direction(goal)
    if goal.required is not None and own(goal) is None:
        params = {"name": goal.name, "required": goal.required.text}
        yield Finding("PE481", goal.at.get("required", goal.span), params)
    for level in given:
        said = way(level.value)
        if said and level.value.kind == NUMBER and said != toward:
            params = {"name": goal.name, "text": level.value.text, "direction": toward}
            yield Finding("PE494", level.span, params)
    above = None
    for level in given:
        if above is not None and differ(level.value, above.value):
            params = {"name": goal.name, "a": above.value.text, "b": level.value.text}
            yield Finding("PE482", level.span, params)
        elif above is not None and worse(level.value, above.value, toward):
            params = {
                "name": goal.name, "level": level.key, "own": level.value.text,
                "above": above.key, "required": above.value.text,
            }  # fmt: skip
            yield Finding("PE480", level.span, params)
        if ordered(level.value):
            above = level


def _years(goal: Goal) -> Iterator[Finding]:
    for key in ("years", "actual"):
        for name in getattr(goal, key):
            if year_of(name) is None:
                place = goal.at.get(f"{key}.{name}", goal.at.get(key))
                yield Finding("PE493", place, {"name": goal.name, "year": name[:40]})
    given, final, toward = steps(goal), own(goal), direction(goal)
    if not given or goal.kind == "rate":
        return
    if final is not None and (odd := _other_unit(given, final)) is not None:
        params = {"name": goal.name, "a": final.text, "b": odd.value.text}
        yield Finding("PE482", odd.span, params)
        return
    if goal.kind == "additive":
        yield from _sum(goal, given, final)
        return
    for before, after in pairwise(given):
        if toward == HIGHER and worse(after.value, before.value, HIGHER):
            params = {
                "name": goal.name, "year": str(after.year), "value": after.value.text,
                "before": str(before.year), "other": before.value.text,
            }  # fmt: skip
            yield Finding("PE485", after.span, params)
    last = given[-1]
    if final is not None and worse(last.value, final, toward):
        params = {
            "name": goal.name, "year": str(last.year), "value": last.value.text,
            "final": final.text,
        }  # fmt: skip
        yield Finding("PE483", last.span, params)


def _other_unit(given: list[Step], final: Quantity) -> Step | None:
    return next((step for step in given if differ(step.value, final)), None)


def _sum(goal: Goal, given: list[Step], final: Quantity | None) -> Iterator[Finding]:
    if final is None or any(step.value.kind != NUMBER for step in given):
        return
    pairs = [alike(step.value, final) for step in given]
    numbers = [pair for pair in pairs if pair is not None]
    whole = sum((pair[0].lo for pair in numbers), Fraction(0))
    target = numbers[0][1]
    if whole != target.lo:
        params = {"name": goal.name, "sum": like(whole, target), "final": final.text}
        yield Finding("PE484", goal.at.get("years", goal.span), params)


def _growth(goal: Goal) -> Iterator[Finding]:
    """The stated annual rate beside what base and final value come to."""
    found, stated = growth(goal), own(goal)
    if found is None or stated is None or stated.unit != "%":
        return
    place = goal.at.get("target") or goal.at.get("levels", goal.span)
    slack = tolerance(stated, stated.scale)
    if reaches(goal, steps(goal), stated):
        return
    if found.mean is not None and abs(found.mean - stated.lo) <= slack:
        params = {
            "name": goal.name, "stated": stated.text, "compound": percent(found.compound),
            "years": str(found.years),
        }  # fmt: skip
        yield Finding("PE487", place, params)
        return
    params = {
        "name": goal.name, "stated": stated.text, "compound": percent(found.compound),
        "first": found.first, "last": found.last, "years": str(found.years),
    }  # fmt: skip
    yield Finding("PE486", place, params)


def _achieved(goal: Goal, as_of: date | None) -> Iterator[Finding]:
    """What each year that is over achieved, beside what it was to."""
    wanted = {step.year: step for step in steps(goal)}
    for one in done(goal, as_of):
        step = wanted.get(one.year)
        if step is None:
            continue
        if differ(one.value, step.value):
            params = {"name": goal.name, "a": step.value.text, "b": one.value.text}
            yield Finding("PE482", one.span, params)
        elif worse(one.value, step.value, direction(goal)):
            params = {
                "name": goal.name, "year": str(one.year), "actual": one.value.text,
                "step": step.value.text,
            }  # fmt: skip
            yield Finding("PE488", one.span, params)
