"""The numbers of a survey's groups, and of the items of an average, by the names of a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.word.figures import Values, loose, numbers
from perfeval.measures import survey as measure
from perfeval.measures.measured import Context
from perfeval.model.results import Result

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.checks.word.figures import Figures
    from perfeval.model.results import Survey
    from perfeval.model.scorecard import LeafScore, Scorecard

COUNTS = ("population", "sent", "returned", "valid")
_COUNT = re.compile(r"(\d{1,9})\s*(?:份|人|份问卷)?\s*(?=$|[、,，;；/])")


def of_survey(card: Scorecard, one: Figures, names: Sequence[str]) -> dict[str, Values]:
    """What a row of a table of surveys may tell of an indicator: of the group that it names, else
    of all together; nothing where it can't be said which survey is meant."""
    leaf = _leaf(card, one)
    told = list(measure.held(leaf)) if leaf is not None else []
    if leaf is None or len(told) != 1:
        return {}
    result, params = told[0]
    groups = [g for g in result.survey if loose(g.name) and loose(g.name) in names]
    if len(result.survey) == 1:
        groups = list(result.survey)
    if len(groups) == 1:
        alone = params._replace(combine=measure.Combine())
        return {**_counts(groups), **_rate(leaf, Result(survey=(groups[0],)), alone)}
    if groups:
        return {}
    return {**_counts(result.survey), **_rate(leaf, result, params)}


def of_all_surveys(card: Scorecard, known: Mapping[str, Figures]) -> dict[str, Figures]:
    """What sentences may tell of questionnaires: of a group, an indicator or the whole project."""
    found = dict(known)
    every = [
        group for leaf in card.leaves for result, _ in measure.held(leaf) for group in result.survey
    ]
    for leaf in card.leaves:
        key = loose(leaf.indicator.name)
        for result, _ in measure.held(leaf) if key in found else ():
            values = dict(found[key].values)
            for groups in (result.survey, every, *((group,) for group in result.survey)):
                for kind, told in _counts(groups).items():
                    values[kind] = values.get(kind, ()) + told
            found[key] = found[key]._replace(values=values)
    return found


def answers(text: str) -> list[str]:
    """The counts of a cell that lists all answers: 满意60、基本满意42."""
    return _COUNT.findall(text.replace("，", "、").strip())


def of_items(card: Scorecard, one: Figures, names: Sequence[str]) -> dict[str, Values]:
    """The target and the actual value of the item that a row names beside its indicator."""
    leaf = _leaf(card, one)
    given = leaf.result.items if leaf is not None and leaf.result is not None else ()
    own = loose(one.name)
    if not isinstance(given, tuple):
        return {}
    for item in given:
        name = loose(item.name)
        if name and name != own and name in names:
            return {"target": numbers(item.target), "actual": numbers(item.actual)}
    twins = [item for item in given if loose(item.name) == own]
    if not twins or own not in names:
        return {}
    both = [("target", item.target) for item in twins] + [("actual", item.actual) for item in twins]
    found = {kind: one.values.get(kind, ()) for kind in ("target", "actual")}
    for kind, quantity in both:
        found[kind] += numbers(quantity)
    return found


def _leaf(card: Scorecard, one: Figures) -> LeafScore | None:
    if not one.path:
        return None
    return next((leaf for leaf in card.leaves if leaf.indicator.path == one.path), None)


def _counts(groups: Sequence[Survey]) -> dict[str, Values]:
    from fractions import Fraction

    found: dict[str, Values] = {}
    for kind in COUNTS:
        given = [getattr(group, kind) for group in groups]
        if None not in given:
            found[kind] = (Fraction(sum(given)),)
    if len(groups) == 1:
        found["answers"] = tuple(map(Fraction, groups[0].counts))
    return found


def _rate(leaf: LeafScore, result: Result, params: measure.Params) -> Mapping[str, Values]:
    value = measure.read(result, params, Context(leaf.indicator.path)).value
    return {} if value is None else {"satisfaction": numbers(value)}
