"""Ranks, and the money that bands of scores become."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import rounded
from perfeval.panels import records as r
from perfeval.panels.amounts import money
from perfeval.panels.bands import band_of
from perfeval.panels.names import short

if TYPE_CHECKING:
    from perfeval.model.panels import Band, Panel
    from perfeval.panels.records import Outcome

NOTHING = Fraction(0)


def granted(
    panel: Panel, outcomes: tuple[Outcome, ...]
) -> tuple[tuple[Outcome, ...], list[Finding]]:
    """The outcomes with rank, points by rank, band and money; and what is wrong with the money."""
    found: list[Finding] = []
    ranked = _ranked(panel, outcomes)
    if not panel.rule.bands:
        return tuple(ranked), found
    limited = _within_places(panel, ranked, found)
    paid = tuple(_paid(panel, outcome, found) for outcome in limited)
    whole = sum((o.money for o in paid if o.money is not None), NOTHING)
    budget = panel.rule.budget
    if budget is not None and whole > budget:
        params = {
            "sum": money(panel, whole), "budget": money(panel, budget),
            "over": money(panel, whole - budget),
        }  # fmt: skip
        place = panel.rule.at.get("budget", panel.rule.span)
        found.append(Finding("PE633", place, params))
    return paid, found


def _ranked(panel: Panel, outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    """Equal scores share a place. Open, failed and non-compliant subjects have none."""
    scores = sorted(
        -o.score for o in outcomes if o.status in (r.SCORED, r.PASSED) and o.score is not None
    )
    ranked = []
    for outcome in outcomes:
        if outcome.status not in (r.SCORED, r.PASSED) or outcome.score is None:
            ranked.append(outcome)
            continue
        rank = 1 + bisect_left(scores, -outcome.score)
        points = None
        if panel.rule.rank is not None:
            first, step = panel.rule.rank.first, panel.rule.rank.step
            points = max(NOTHING, first - step * (rank - 1))
        ranked.append(outcome._replace(rank=rank, points=points))
    return ranked


def _within_places(panel: Panel, outcomes: list[Outcome], found: list[Finding]) -> list[Outcome]:
    """Beyond the places nothing is granted; equal scores on both sides of the edge stay open."""
    places = panel.rule.seats
    if places is None:
        return outcomes
    limited = []
    ties = []
    taken = Counter(outcome.rank for outcome in outcomes)
    for outcome in outcomes:
        if outcome.rank is None or outcome.score is None or _worth(panel, outcome) is None:
            limited.append(outcome)
            continue
        same = taken[outcome.rank]
        if outcome.rank > places:
            limited.append(outcome._replace(beyond=True))
        elif outcome.rank + same - 1 > places:
            ties.append(outcome)
            limited.append(outcome._replace(status=r.TIED))
        else:
            limited.append(outcome)
    if ties:
        names = "、".join(short(o.subject.name or o.subject.id) for o in ties[:5])
        params = {"names": names, "places": str(places)}
        place = panel.rule.at.get("places", panel.rule.span)
        found.append(Finding("PE644", place, params))
    return limited


def _worth(panel: Panel, outcome: Outcome) -> Band | None:
    score = outcome.score
    if score is not None and panel.rule.rounding.grade_from == "unrounded":
        talk = outcome.discussion
        if outcome.mean is not None and (talk is None or talk.score is None):
            score = outcome.mean
    return band_of(panel.rule.bands, score) if score is not None else None


def _paid(panel: Panel, outcome: Outcome, found: list[Finding]) -> Outcome:
    if outcome.open:
        return outcome
    if outcome.status in (r.FAILED, r.NON_COMPLIANT) or outcome.score is None:
        return outcome._replace(money=NOTHING)
    band = _worth(panel, outcome)
    if band is None:
        return outcome._replace(money=NOTHING)
    outcome = outcome._replace(band=band)
    if outcome.beyond:
        return outcome._replace(money=NOTHING)
    worth, subject, per = band.money or NOTHING, outcome.subject, band.per
    name = short(subject.name or subject.id)
    if per:
        if subject.quantity is None:
            params = {"name": name, "per": short(per)}
            found.append(Finding("PE654", subject.span, params))
            return outcome
        worth = rounded(worth * subject.quantity, 2)
    if subject.requested is not None and worth > subject.requested:
        params = {
            "name": name, "money": money(panel, worth), "requested": money(panel, subject.requested),
        }  # fmt: skip
        place = subject.at.get("requested", subject.span)
        found.append(Finding("PE643", place, params))
    return outcome._replace(money=worth)
