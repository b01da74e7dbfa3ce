"""Goals that no indicator measures and that their own years show to be missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports import figures
from perfeval.reports.texts import bare, joined, sentence
from perfeval.scoring.goal_misses import misses

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words
    from perfeval.scoring.goal_misses import Miss


def goal_misses(card: Scorecard, words: Words) -> list[dict[str, Any]]:
    """Each as the unmet indicators are told: numbers, reason, what will be done."""
    if not card.project.goals:
        return []
    return [_told(miss, words) for miss in misses(card)]


def _told(miss: Miss, words: Words) -> dict[str, Any]:
    goal = miss.goal
    target = figures.quantity(miss.target, words)
    actual = figures.quantity(miss.actual, words)
    rate = figures.rate(miss.share)
    numbers = {"target": target, "actual": actual, "year": miss.year}
    reason, then = bare(goal.reason), bare(goal.improvement)
    parts = [words("goal.unmet" if miss.whole else "goal.unmet_year", **numbers)]
    if reason:
        parts.append(sentence(words, "leaf.why", why=reason))
    if then:
        parts.append(sentence(words, "leaf.improvement", what=then))
    return {
        "name": goal.name, "path": [], "text": joined(parts, words), "statement": False,
        "target": target, "actual": actual, "completion": rate, "reason": reason,
        "improvement": then, "needs_reason": not reason,
    }  # fmt: skip
