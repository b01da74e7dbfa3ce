"""Indicators that fell short as items: by how much, why, and what is measured."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.quantity import NUMBER, RANGE, Quantity, quantity
from perfeval.model.scorecard import MISSING
from perfeval.reports import achieved, evidence, figures
from perfeval.reports.leaf_words import LeafWords
from perfeval.reports.opening.records import Draft, Measured
from perfeval.reports.problem_list import falls_short
from perfeval.reports.texts import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

TITLES = {
    "unmet": ("“{name}”没有达到指标值", "“{name}” misses its target"),
    "missing": ("“{name}”没有完成情况的数据", "“{name}” has no result"),
    "unjudged": ("“{name}”的完成情况没有评定", "the result of “{name}” is not judged"),
    "lost": ("“{name}”扣{points}分", "“{name}” loses {points} points"),
    "partly": ("“{name}”没有完全符合要求", "“{name}” does not conform throughout"),
}


def short(card: Scorecard) -> tuple[LeafScore, ...]:
    return tuple(leaf for leaf in card.leaves if falls_short(leaf))


def draft(card: Scorecard, leaf: LeafScore, words: Words) -> Draft:
    """The item of one indicator."""
    brief = written(LeafWords(card, leaf, words).brief(), words)
    told = evidence.deductions(leaf, words)
    # what the sentence says already is not said again
    aside = [one for one in _deducted(card, leaf, words) if one[0] not in brief]
    facts = [brief, *(text for _, text in aside)] if told else [brief]
    path = leaf.indicator.path
    return Draft(
        _title(leaf, words), "\n".join(dict.fromkeys(facts)), path[0] if path else "",
        bare(evidence.reason_of(leaf.result)), bare(evidence.improvement_of(leaf.result)),
        metrics=metrics(leaf, words), evidence=cited(leaf, words), indicator="/".join(path),
    )  # fmt: skip


def _title(leaf: LeafScore, words: Words) -> str:
    lost = achieved.lost(leaf)
    if leaf.status == MISSING:
        kind = "unjudged" if bare(achieved.unjudged(leaf)) else "missing"
    elif leaf.met is False:
        kind = "unmet"
    else:
        kind = "lost" if lost > 0 else "partly"
    return titled(kind, bare(leaf.indicator.name), figures.short(lost), words)


def titled(kind: str, name: str, points: str, words: Words) -> str:
    text = TITLES[kind][0 if words.lang == "zh" else 1]
    return text.format(name=name, points=points)


def written(text: str, words: Words) -> str:
    """Without the sentences that ask for something still to be written."""
    mark = words.texts["placeholder"].partition("{")[0]
    if mark not in text:
        return text
    parts = re.split(r"(?<=。)" if words.lang == "zh" else r"(?<=\.) (?=[A-Z\[])", text)
    kept = [part for part in parts if mark not in part]
    return ("" if words.lang == "zh" else " ").join(kept)


def rest(leaf: LeafScore, own: Sequence[evidence.Deduction], words: Words) -> Draft:
    """The deductions of an indicator that no problem of the project explains, as an item."""
    known = [one.points for one in own if one.points is not None]
    points = sum(known, Fraction(0)) if len(known) == len(own) else achieved.lost(leaf)
    path = leaf.indicator.path
    return Draft(
        titled("lost", bare(leaf.indicator.name), figures.short(points), words),
        deducted(own, words), path[0] if path else "",
        evidence=tuple(dict.fromkeys(paper for one in own for paper in one.evidence)),
        indicator="/".join(path),
    )  # fmt: skip


def deducted(own: Sequence[evidence.Deduction], words: Words) -> str:
    """The facts of deductions, one a line."""
    return "\n".join(dict.fromkeys(_fact(one, words) for one in own if one.fact))


def _fact(one: evidence.Deduction, words: Words) -> str:
    said = evidence.cited(one._replace(problem=""), words)
    if not one.points:
        return said
    points = figures.short(one.points)
    return f"{said}，扣{points}分" if words.lang == "zh" else f"{said}, {points} points off"


def _deducted(card: Scorecard, leaf: LeafScore, words: Words) -> list[tuple[str, str]]:
    """Facts, each with its printed sentence."""
    digits = figures.digits_of(leaf.indicator, card.indicator_set)
    facts = evidence.deductions(leaf, words)
    lost = achieved.lost(leaf)
    kept = evidence.fitted(facts, lost, digits, words) if lost > 0 and facts else facts
    return [(bare(one.fact), evidence.cited(one, words)) for one in kept if one.fact]


def cited(leaf: LeafScore, words: Words) -> tuple[str, ...]:
    """Ids of the evidence that a result and its facts name."""
    result = leaf.result
    own = list(result.evidence) if result is not None else []
    for one in evidence.deductions(leaf, words):
        own += one.evidence
    return tuple(dict.fromkeys(own))


def metrics(leaf: LeafScore, words: Words) -> tuple[Measured, ...]:
    """What a number has to become, where target and result are numbers."""
    goal = leaf.target
    value = leaf.measured.value if leaf.measured is not None else None
    if goal is None or not _number(goal):
        return ()
    known = value is not None and _number(value) and leaf.status != MISSING
    before = _written(value, words) if known and value is not None else ""
    target = _written(goal, words)
    return (Measured(bare(leaf.indicator.name), before, target),) if target else ()


def _number(value: Quantity) -> bool:
    return value.kind in (NUMBER, RANGE)


def _written(value: Quantity, words: Words) -> str:
    """The quantity as a text that reads as a number again; "" where none does."""
    for text in (figures.quantity(value, words), value.text.strip()):
        found = quantity(text) if text else None
        if isinstance(found, Quantity) and found.kind in (NUMBER, RANGE):
            return text
    return ""
