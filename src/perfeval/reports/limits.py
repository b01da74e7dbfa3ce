"""What a reader must know of the data: no evidence, no raw data, few answers, unverified rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.indicators import walk
from perfeval.model.scorecard import MISSING
from perfeval.reports import achieved
from perfeval.reports.counted import counted, some
from perfeval.reports.evidence import deductions
from perfeval.reports.score_table import is_statement
from perfeval.reports.texts import joined

if TYPE_CHECKING:
    from perfeval.model.results import Result, Survey
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

BARE_FIGURE = "PE411"  # a figure without the data that its measure computes from
FEW = 100  # valid answers below which a survey's numbers are told
MOST = 6


def data_limits(card: Scorecard, words: Words) -> list[str]:
    """One sentence a matter; only what the data show. A plan has no results to speak of."""
    work = card.project.evaluation
    if work is not None and work.stage == "plan":
        return _unverified(card, words)
    found = [
        _without(card, words), _untargeted(card, words), _unproved(card, words), _unbacked(card, words),
        *_answers(card, words), _assumed(card, words), *_unverified(card, words),
    ]  # fmt: skip
    return [text for text in found if text]


def _told(key: str, names: list[str], words: Words) -> str:
    return counted(words, key, len(names), names=some(words, names, MOST)) if names else ""


def _without(card: Scorecard, words: Words) -> str:
    none = [leaf for leaf in card.leaves if leaf.status == MISSING]
    names = [leaf.indicator.name for leaf in none if not achieved.unjudged(leaf)]
    worded = [leaf.indicator.name for leaf in none if achieved.unjudged(leaf)]
    found = [_told("limit.missing", names, words), _told("limit.unjudged", worded, words)]
    return joined(found, words)


def _untargeted(card: Scorecard, words: Words) -> str:
    """Indicators without scores or targets: nobody can say whether they were reached."""
    if card.indicator_set.scored:
        return ""
    names = [
        leaf.indicator.name for leaf in card.leaves
        if leaf.target is None and leaf.met is None and leaf.result is not None
        and leaf.status not in (*achieved.ABSENT, MISSING) and not is_statement(leaf)
    ]  # fmt: skip
    return _told("limit.no_target", names, words)


def _unproved(card: Scorecard, words: Words) -> str:
    """Results that name no evidence, neither for the whole nor for a fact or part of it."""
    given = [
        leaf for leaf in card.leaves
        if leaf.result is not None and leaf.status not in (*achieved.ABSENT, MISSING)
    ]  # fmt: skip
    names = [leaf.indicator.name for leaf in given if not _proved(leaf, words)]
    if len(names) == len(given) > 1:
        return words("limit.no_evidence", n=len(names))
    return _told("limit.unproved", names, words)


def _proved(leaf: LeafScore, words: Words) -> bool:
    result = leaf.result
    if result is None or result.evidence or any(d.evidence for d in deductions(leaf, words)):
        return True
    return any(part.evidence for part in result.parts) or _judged(result)


def _judged(result: Result) -> bool:
    judged = [source for source in (result.met, result.items) if hasattr(source, "values")]
    return any(getattr(one, "evidence", ()) for source in judged for one in source.values())


def _unbacked(card: Scorecard, words: Words) -> str:
    paths = {finding.path for finding in card.findings if finding.code == BARE_FIGURE}
    names = [leaf.indicator.name for leaf in card.leaves if leaf.indicator.path in paths]
    return _told("limit.unbacked", names, words)


def _answers(card: Scorecard, words: Words) -> list[str]:
    """Surveys with few answers, or with fewer answers than were sent out."""
    found = []
    for leaf in card.leaves:
        result = leaf.result
        surveys = [s for one in (result, *result.parts) for s in one.survey] if result else []
        for survey in surveys:
            numbers = _numbers(survey, words)
            if numbers:
                name = leaf.indicator.name
                name = words("limit.group", name=name, group=survey.name) if survey.name else name
                found.append(words("limit.survey", name=name, numbers=numbers))
    return found


def _numbers(survey: Survey, words: Words) -> str:
    valid = survey.valid if survey.valid is not None else survey.returned
    if valid is None and survey.counts and (survey.questions or 1) == 1:
        valid = sum(survey.counts)
    if valid is None or (valid >= FEW and (survey.sent is None or valid >= survey.sent)):
        return ""
    known = (
        ("population", survey.population), ("sent", survey.sent),
        ("returned", survey.returned), ("valid", valid),
    )  # fmt: skip
    parts = [words(f"limit.{key}", n=n) for key, n in known if n is not None]
    return words("comma").join(parts)


def _assumed(card: Scorecard, words: Words) -> str:
    lines = card.project.funds.lines if card.project.funds is not None else ()
    n = sum(len(line.assumed) for line in lines)
    n += sum(1 for leaf in card.leaves if leaf.result is not None and leaf.result.assumed)
    return counted(words, "limit.assumed", n) if n else ""


def _unverified(card: Scorecard, words: Words) -> list[str]:
    """Rules that nobody has compared with the printed document."""
    found = card.indicator_set
    if not found.verified:
        return [words("limit.unverified_set", name=found.title or found.id)]
    names = [n.name for top in found.indicators for n in walk(top) if not n.verified]
    return [text] if (text := _told("limit.unverified", names, words)) else []
