"""Which indicators lost points, how many, and why in a few words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.scorecard import MISSING, VETOED, LeafScore, Scorecard
from perfeval.reports import achieved, evidence, figures, footing, item_words
from perfeval.reports.texts import bare, bracketed, flat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from perfeval.reports.words import Words

LONGEST = 84  # columns of a reason inside a longer sentence; a 汉字 takes two
MOST = 2  # facts named for one indicator
_SENTENCE = re.compile(r"[。！？!?]|\.(?=\s|$)")
_CLAUSE = re.compile(r"[；;]")


class Loss(NamedTuple):
    """Points that an indicator lost; `why` is empty where nothing short can be said."""

    leaf: LeafScore
    points: Fraction
    why: str


def losses(leaves: Iterable[LeafScore], words: Words, card: Scorecard | None = None) -> list[Loss]:
    """The most points first; among equals the order of the set. With the card, gates say why."""
    found = [
        Loss(leaf, achieved.lost(leaf), footing.gate_fact(card, leaf, words) if card and leaf.gate else cause(leaf, words))
        for leaf in leaves if achieved.loses(leaf)
    ]  # fmt: skip
    return sorted(found, key=lambda loss: loss.points, reverse=True)


def full(leaves: Iterable[LeafScore]) -> list[LeafScore]:
    """The indicators that take part and got their weight."""
    return [
        leaf for leaf in leaves
        if achieved.whole(leaf)
    ]  # fmt: skip


def named(loss: Loss, words: Words) -> str:
    """立项程序扣2.5分（缺会议纪要）"""
    text = words("loss.part", name=loss.leaf.indicator.name, points=figures.short(loss.points))
    return bracketed(text, [loss.why], words)


def cause(leaf: LeafScore, words: Words) -> str:
    """What the rule went by: a gate, no result, the completion, the facts, the reason given."""
    if leaf.gate:
        return words("loss.gate", gate=leaf.gate)
    if leaf.status == MISSING:
        return words(f"loss.{achieved.missing_key(leaf)}")
    if leaf.status == VETOED:
        return words("loss.vetoed")
    return words("comma").join([*_rate(leaf, words), *told(leaf, words)])


def told(leaf: LeafScore, words: Words) -> list[str]:
    """The facts and the reason that are given, each in one clause."""
    facts = [clause(one.fact) for one in evidence.deductions(leaf, words)]
    short = [fact for fact in facts if fact]
    parts = short[:MOST]
    if len(short) > MOST:
        parts[-1] += words("loss.more", n=len(short))
    items = item_words.missed(leaf, words)
    parts += items[:MOST]
    if len(items) > MOST:
        parts[-1] += words("loss.more", n=len(items))
    reason = clause(evidence.reason_of(leaf.result))
    return parts + ([reason] if reason and reason not in parts else [])


def _rate(leaf: LeafScore, words: Words) -> list[str]:
    if not achieved.is_ratio(leaf) or leaf.completion == 1:
        return []
    return [words("loss.rate", rate=figures.rate(leaf.completion))]


def clause(text: str, times: int = 1) -> str:
    """The first sentence without its stop; its first clause, or nothing, where that is long: more
    than so many times the usual."""
    first = bare(_SENTENCE.split(flat(text), maxsplit=1)[0])
    most = LONGEST * times
    if 2 * len(first) <= most:
        return first
    if _wide(first) > most:
        first = bare(_CLAUSE.split(first, maxsplit=1)[0])
    return first if _wide(first) <= most else ""


def _wide(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)
