"""Problems with what they cost, suggestions that answer them, and unmet indicators."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.model.scorecard import MISSING, UNSCORED, LeafScore, Scorecard
from perfeval.reports import achieved, evidence, figures
from perfeval.reports.goal_misses import goal_misses
from perfeval.reports.leaf_words import LeafWords
from perfeval.reports.score_table import is_statement
from perfeval.reports.texts import bare
from perfeval.scoring.goal_misses import misses

if TYPE_CHECKING:
    from perfeval.reports.words import Words

Plain = dict[str, Any]


def problems(card: Scorecard, words: Words) -> list[Plain]:
    """Each problem with the indicators it concerns and the points it took."""
    found = []
    for number, problem in enumerate(card.project.problems, 1):
        parts = _deducted(card, problem.id, words)
        title = bare(problem.title) or problem.id
        found.append({
            "id": problem.id, "title": title, "facts": problem.facts, "cause": problem.cause,
            "amount": bare(problem.amount), "suggestion": problem.suggestion,
            "indicators": list(problem.indicators), "deductions": parts,
            "lead": words("problem.lead", n=number, title=title, id=problem.id),
            "links": _links(problem.amount, problem.indicators, parts, words),
        })  # fmt: skip
    return found


def _deducted(card: Scorecard, key: str, words: Words) -> list[Plain]:
    """Deductions that cite the problem; the whole loss where the result as a whole does."""
    rows = []
    for leaf in card.leaves:
        if not achieved.loses(leaf):
            continue
        lost = achieved.lost(leaf)
        facts = evidence.deductions(leaf, words)
        digits = figures.digits_of(leaf.indicator, card.indicator_set)
        cited = [d for d in evidence.fitted(facts, lost, digits, words) if d.problem == key]
        taken = sum((d.points for d in cited if d.points is not None), Fraction(0))
        if not taken and (cited or (leaf.result is not None and leaf.result.problem == key)):
            taken = lost
        if not taken:
            continue
        rows.append({"indicator": leaf.indicator.name, "points": figures.short(taken)})
    return rows


def _links(amount: str, indicators: tuple[str, ...], parts: list[Plain], words: Words) -> str:
    found = []
    if amount:
        found.append(words("problem.amount", amount=bare(amount)))
    if indicators:
        found.append(words("problem.indicators", names=words.listed(list(indicators))))
    if parts:
        each = [words("problem.deduction", name=p["indicator"], points=p["points"]) for p in parts]
        found.append(words("problem.deductions", parts=words.listed(each)))
    return words("space").join(found)


def suggestions(card: Scorecard, words: Words) -> list[Plain]:
    """The suggestions, each behind the problem it answers."""
    found: list[Plain] = []
    for problem in card.project.problems:
        if not problem.suggestion.strip():
            continue
        title = bare(problem.title) or problem.id
        lead = words("suggestion.lead", n=len(found) + 1, title=title, id=problem.id)
        found.append({"lead": lead, "text": problem.suggestion, "problem": problem.id})
    return found


def falls_short(leaf: LeafScore) -> bool:
    """Unmet, short of points, partly met by statement, or without a result."""
    if leaf.status in achieved.ABSENT:
        return False
    if leaf.status == MISSING or leaf.met is False or achieved.loses(leaf):
        return True
    statement = leaf.result.statement if leaf.result is not None else None
    return (
        leaf.status == UNSCORED
        and statement is not None
        and statement.state in ("部分符合", "不符合")
    )


def unmet(card: Scorecard, words: Words) -> list[Plain]:
    """Every indicator that fell short, and every goal that no indicator measures, in words."""
    found = []
    for leaf in card.leaves:
        if falls_short(leaf):
            told = LeafWords(card, leaf, words)
            found.append({
                "name": leaf.indicator.name, "path": list(leaf.indicator.path),
                "text": told.brief(), "statement": is_statement(leaf),
                "target": achieved.target_text(leaf, words), "actual": achieved.actual_text(leaf, words),
                "completion": achieved.completion_text(leaf), "reason": told.reason,
                "improvement": told.improvement, "needs_reason": told.needs_reason,
            })  # fmt: skip
    return [*found, *goal_misses(card, words)]


def all_met(card: Scorecard) -> bool:
    """Whether it may be said that every indicator is met: none is short, none open."""
    kept = [leaf for leaf in card.leaves if leaf.status not in achieved.ABSENT]
    return (
        bool(kept)
        and all(leaf.met for leaf in kept)
        and not any(falls_short(leaf) for leaf in kept)
        and not (card.project.goals and misses(card))
    )
