"""What is applied to a project: its own terms over the set's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.monitoring import Light, Schedule, Terms
from perfeval.monitoring.schedules import schedule_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.monitoring import Half, Likelihoods
    from perfeval.model.project import Project

COLOURS = {"绿": "green", "蓝": "blue", "黄": "yellow", "橙": "orange", "红": "red"}
WORDS = ("green", "blue", "yellow", "orange", "red")


class Rules(NamedTuple):
    """Schedules and lights of money and goals, and the thresholds; None where none is given."""

    funds: Schedule = Schedule()
    goals: Schedule = Schedule()
    funds_lights: tuple[Light, ...] = ()
    goals_lights: tuple[Light, ...] = ()
    gap: Fraction | None = None
    difference: Fraction | None = None
    likelihood: Likelihoods | None = None


def terms_of(project: Project, indicator_set: IndicatorSet) -> tuple[Terms, ...]:
    """The blocks that count, the project's first."""
    return tuple(t for t in (project.monitoring, indicator_set.monitoring) if t is not None)


def shown(terms: tuple[Terms, ...]) -> Terms | None:
    """One block for writers: what rests on which documents, and whether it was checked."""
    if not terms:
        return None
    basis = tuple(dict.fromkeys(one for block in terms for one in block.basis))
    return terms[0]._replace(basis=basis, verified=all(block.verified for block in terms))


def rules_of(terms: tuple[Terms, ...]) -> Rules:
    return Rules(
        _schedule(terms, lambda t: t.funds), _schedule(terms, lambda t: t.goals),
        _lights(terms, lambda t: t.funds), _lights(terms, lambda t: t.goals),
        next((t.gap for t in terms if t.gap is not None), None),
        next((t.difference for t in terms if t.difference is not None), None),
        next((t.likelihood for t in terms if t.likelihood is not None), None),
    )  # fmt: skip


def _schedule(terms: tuple[Terms, ...], half: Callable[[Terms], Half]) -> Schedule:
    for block in terms:
        own = half(block)
        for given, at in ((own.schedule, own.at), (block.schedule, block.at)):
            found = schedule_of(given, at.get("schedule"))
            if found is not None:
                return found
    return Schedule()


def _lights(terms: tuple[Terms, ...], half: Callable[[Terms], Half]) -> tuple[Light, ...]:
    for block in terms:
        given = half(block).lights or block.lights
        if given:
            return tuple(_coloured(light) for light in given)
    return ()


def _coloured(light: Light) -> Light:
    if light.colour:
        return light
    named = next((colour for sign, colour in COLOURS.items() if sign in light.name), "")
    return light._replace(colour=named or next((w for w in WORDS if w in light.name.lower()), ""))


def lit(lights: tuple[Light, ...], gap: Fraction | None) -> Light | None:
    """The first light whose limit holds the gap (a ratio); the last where none does."""
    if gap is None or not lights:
        return None
    points = gap * 100
    fits = (light for light in lights if light.max_gap is None or points <= light.max_gap)
    return next(fits, lights[-1])
