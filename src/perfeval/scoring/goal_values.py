"""The numbers of a goal, made comparable: its levels from the highest to the own, its years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.quantity import DATE, NUMBER, ONE, Quantity, quantity

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.model.project import Goal

_YEAR = re.compile(r"((?:19|20|21)\d\d)\s*(?:年[底末度]?)?")
HIGHER, LOWER = "higher", "lower"


class Level(NamedTuple):
    """One level of a goal: `key` is "required", "target" or the level's own name."""

    key: str
    value: Quantity
    span: Span | None


class Step(NamedTuple):
    """What a goal sets for a year."""

    year: int
    value: Quantity
    span: Span | None


def year_of(text: str) -> int | None:
    """2021, 2021年, 2021年度 as the year; None for anything else."""
    found = _YEAR.fullmatch(text.strip())
    return int(found.group(1)) if found else None


def sized(value: Quantity, goal: Goal) -> Quantity:
    """A bare number in the goal's own unit: 150 beside `unit: 家` is 150家."""
    if not (goal.unit and value.kind == NUMBER and value.is_bare and value.scale == ONE):
        return value
    one = quantity(f"1{goal.unit}")
    if not isinstance(one, Quantity) or one.kind != NUMBER or not one.unit:
        return value
    return value._replace(
        lo=value.lo * one.lo, hi=value.hi * one.lo, unit=one.unit, scale=one.scale
    )


def levels(goal: Goal) -> list[Level]:
    """The levels that are given, from the highest on; the last one is the own."""
    found = []
    if goal.required is not None:
        found.append(Level("required", sized(goal.required, goal), goal.at.get("required")))
    for name, value in goal.levels.items():
        place = goal.at.get(f"levels.{name}", goal.at.get("levels"))
        found.append(Level(name, sized(value, goal), place))
    if goal.target is not None:
        found.append(Level("target", sized(goal.target, goal), goal.at.get("target")))
    return found


def own(goal: Goal) -> Quantity | None:
    """The own target; the lowest level's where that is all that is given."""
    if goal.target is not None:
        return sized(goal.target, goal)
    return sized(list(goal.levels.values())[-1], goal) if goal.levels else None


def steps(goal: Goal, key: str = "years") -> list[Step]:
    """The years with their numbers (`key` "years" or "actual"), in order of time."""
    found = {}
    for name, value in getattr(goal, key).items():
        year = year_of(name)
        if year is not None:
            found[year] = Step(year, sized(value, goal), goal.at.get(f"{key}.{name}"))
    return [found[year] for year in sorted(found)]


def direction(goal: Goal) -> str:
    """Which way is better: as written, else as the signs say; more is better without any."""
    if goal.direction:
        return goal.direction
    signs = {way(level.value) for level in levels(goal)} - {""}
    return LOWER if signs == {LOWER} else HIGHER


def way(value: Quantity) -> str:
    """What a sign says of the way; a day without one is a deadline."""
    if value.op in (">=", ">"):
        return HIGHER
    if value.op in ("<=", "<") or (value.kind == DATE and not value.op):
        return LOWER
    return ""


def ordered(value: Quantity) -> bool:
    return value.kind in (NUMBER, DATE)


def alike(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity] | None:
    """Two numbers of one unit, a bare one read in the other's; None where they can't be compared."""
    if not (ordered(a) and ordered(b)) or a.kind != b.kind:
        return None
    a, b = a.beside(b.scale), b.beside(a.scale)
    return (a, b) if a.unit == b.unit or not (a.unit and b.unit) else None


def differ(a: Quantity, b: Quantity) -> bool:
    """Whether both are numbers with units that don't fit."""
    return ordered(a) and ordered(b) and alike(a, b) is None


def worse(a: Quantity, b: Quantity, toward: str) -> bool:
    """Whether `a` falls behind `b`; False where they can't be compared."""
    pair = alike(a, b)
    if pair is None:
        return False
    return pair[0].lo < pair[1].lo if toward == HIGHER else pair[0].lo > pair[1].lo
