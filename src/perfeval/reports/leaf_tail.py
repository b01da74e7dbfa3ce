"""What stands behind an indicator's sentences: evidence, related problems, other people's scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import same
from perfeval.reports import achieved, evidence, figures
from perfeval.reports.texts import bare, bracketed, references

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.results import Result
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.evidence import Deduction
    from perfeval.reports.words import Words


def tail(
    card: Scorecard, leaf: LeafScore, deductions: Sequence[Deduction], words: Words
) -> list[str]:
    """Evidence, related problems, reported and reviewed scores."""
    result = leaf.result
    if result is None:
        return []
    found = []
    if result.evidence:
        found.append(words("leaf.evidence", refs=references(result.evidence, words)))
    named = [d.problem for d in deductions]
    if leaf.met is False or achieved.loses(leaf):
        named.append(result.problem)
    ids = [i for i in evidence.problem_ids(leaf, deductions) if i not in named]
    others = evidence.related(card.project, leaf, named)
    titles = {p.id: p.title for p in card.project.problems}
    ids = list(dict.fromkeys([*ids, *(p.id for p in others)]))
    if ids:
        shown = words.listed([_problem(one, titles, words) for one in ids])
        found.append(words("leaf.problems", refs=shown))
    return [*found, _reported(leaf, result, words), _review(result, words)]


def _problem(key: str, titles: dict[str, str], words: Words) -> str:
    title = bare(titles.get(key, ""))
    return words("leaf.problem", id=key, title=title) if title else key


def _reported(leaf: LeafScore, result: Result, words: Words) -> str:
    score = leaf.score
    if result.reported is None or score is None or same(result.reported, score):
        return ""
    values = {"reported": figures.short(result.reported), "score": figures.short(score)}
    return words("leaf.reported", **values)


def _review(result: Result, words: Words) -> str:
    review = result.review
    if review is None or review.score is None:
        return ""
    day = figures.written_days(review.date, words)
    who = bracketed("", [words.listed([review.by, day])], words)
    score = figures.short(review.score)
    if not review.opinion:
        return words("leaf.review_bare", score=score, who=who)
    return words("leaf.review", score=score, who=who, opinion=bare(review.opinion))
