"""The summary page: what was evaluated, the result, achievements, problems, suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports import verdict
from perfeval.reports.balance import gates, goals, strengths, taking_part, weaknesses
from perfeval.reports.losses import clause
from perfeval.reports.project_words import OWN, budget_text, money_text, object_text
from perfeval.reports.texts import bare, bracketed, joined, ordered
from perfeval.reports.titles import planned

if TYPE_CHECKING:
    from perfeval.model.project import Problem
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

Plain = dict[str, Any]
MOST = 6  # problems and suggestions that are named
FEW = 3  # achievements that are named


def summary(card: Scorecard, kind: str, words: Words) -> list[Plain]:
    """[{lead, text}]; a part that has nothing to say is left out.

    At the stage of the plan there are no results yet: the indicators and their points instead.
    """
    money = budget_text(card, words) if planned(card) else money_text(card, words)
    opening = joined([object_text(card, kind, words), money], words)
    found = [{"lead": "", "text": opening}]
    if planned(card):
        found.append({"lead": "", "text": _plan(card, words)})
    else:
        leaves = taking_part(card)
        scored = card.indicator_set.scored
        good = strengths(leaves, words, FEW) if scored else goals(leaves, words, FEW)
        found += [
            {"lead": words(f"summary.result.{_sort(kind)}"), "text": _result(card, words)},
            {"lead": words(_strengths(kind)), "text": good or _objectives(card, words)},
            {"lead": words("summary.problems"), "text": _problems(card, words)},
            {"lead": words("summary.suggestions"), "text": _suggestions(card, words)},
        ]
    return [part for part in found if part["text"]]


def _sort(kind: str) -> str:
    if kind in ("ex-ante", "monitoring"):
        return kind
    return "own" if kind in OWN else "other"


def _strengths(kind: str) -> str:
    """A project that has not begun has no achievements yet."""
    return "summary.strengths.ex-ante" if kind == "ex-ante" else "summary.strengths"


def _result(card: Scorecard, words: Words) -> str:
    """The result, and where the points went unless that is all there is to say of problems."""
    more = card.indicator_set.scored and any(bare(p.title) for p in card.project.problems)
    lost = weaknesses(card, taking_part(card), words) if more else ""
    fired = gates(card, words) if more else ""
    return joined([verdict.brief(card, words), lost, fired], words)


def _plan(card: Scorecard, words: Words) -> str:
    from perfeval.reports.counted import counted
    from perfeval.reports.figures import short

    n = len(card.leaves)
    if not card.indicator_set.scored:
        return counted(words, "summary.plan_unscored", n)
    return counted(words, "summary.plan", n, max=short(card.max))


def _problems(card: Scorecard, words: Words) -> str:
    """The project's problems by title; without any, where the points went."""
    named = [text for p in card.project.problems if (text := _problem(p, words))]
    if named:
        return _some(named, words)
    if not card.indicator_set.scored:
        return ""
    return joined([weaknesses(card, taking_part(card), words), gates(card, words)], words)


def _objectives(card: Scorecard, words: Words) -> str:
    """What the project says became of its objectives, where the indicators give no numbers."""
    return _some([text for o in card.project.objectives if (text := clause(o.achieved))], words)


def _problem(problem: Problem, words: Words) -> str:
    """The title with the first of the facts, where that is short."""
    title, facts = bare(problem.title), clause(problem.facts)
    if not title or not facts or facts in title:
        return title or facts
    return bracketed(title, [facts], words)


def _suggestions(card: Scorecard, words: Words) -> str:
    """What each suggestion begins with."""
    given = [p.suggestion for p in card.project.problems if p.suggestion.strip()]
    heads = [clause(text) or clause(text, 2) for text in given]
    return _some([head for head in heads if head], words)


def _some(parts: list[str], words: Words) -> str:
    shown = ordered([bare(part) for part in parts[:MOST]], words)
    if len(parts) > MOST:
        return words("summary.more", parts=shown, n=len(parts))
    return shown + words("stop") if shown else ""
