"""Indicators that fell short as items: by how much, why, and what is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.quantity import NUMBER, RANGE, Quantity, quantity
from perfeval.model.scorecard import MISSING
from perfeval.reports import achieved, evidence, figures
from perfeval.reports.leaf_words import LeafWords
from perfeval.reports.opening.records import Draft, Measured
from perfeval.reports.problem_list import falls_short
from perfeval.reports.texts import bare

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

TITLES = {
    "unmet": ("“{name}”没有达到指标值", "“{name}” misses its target"),
    "missing": ("“{name}”没有完成情况的数据", "“{name}” has no result"),
    "lost": ("“{name}”扣{points}分", "“{name}” loses {points} points"),
    "partly": ("“{name}”没有完全符合要求", "“{name}” does not conform throughout"),
}


def short(card: Scorecard) -> tuple[LeafScore, ...]:
    return tuple(leaf for leaf in card.leaves if falls_short(leaf))


def draft(card: Scorecard, leaf: LeafScore, words: Words) -> Draft:
    """The item of one indicator."""
    facts = [LeafWords(card, leaf, words).brief(), *_deducted(card, leaf, words)]
    path = leaf.indicator.path
    return Draft(
        _title(leaf, words), "\n".join(dict.fromkeys(facts)), path[0] if path else "",
        bare(evidence.reason_of(leaf.result)), bare(evidence.improvement_of(leaf.result)),
        metrics=metrics(leaf, words), evidence=cited(leaf, words), indicator="/".join(path),
    )  # fmt: skip


def _title(leaf: LeafScore, words: Words) -> str:
    lost = achieved.lost(leaf)
    if leaf.status == MISSING:
        kind = "missing"
    elif leaf.met is False:
        kind = "unmet"
    else:
        kind = "lost" if lost > 0 else "partly"
    text = TITLES[kind][0 if words.lang == "zh" else 1]
    return text.format(name=bare(leaf.indicator.name), points=figures.short(lost))


def _deducted(card: Scorecard, leaf: LeafScore, words: Words) -> list[str]:
    digits = figures.digits_of(leaf.indicator, card.indicator_set)
    facts = evidence.deductions(leaf, words)
    lost = achieved.lost(leaf)
    kept = evidence.fitted(facts, lost, digits, words) if lost > 0 and facts else facts
    return [evidence.cited(one, words) for one in kept if one.fact]


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
