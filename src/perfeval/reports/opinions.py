"""Opinions on the draft: how many came, what became of them, what they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import figures
from perfeval.reports.counted import counted
from perfeval.reports.texts import joined

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words


def opinions_text(card: Scorecard, words: Words) -> str:
    """One paragraph; empty without opinions."""
    given = card.project.feedback
    if not given:
        return ""
    counts = [
        counted(words, f"opinions.{key}", n)
        for key, state in (("adopted", True), ("refused", False), ("open", None))
        if (n := sum(1 for one in given if one.adopted is state))
    ]
    head = counted(words, "opinions.received", len(given), parts=words("comma").join(counts))
    moved = [
        words("opinions.moved", before=figures.short(one.score_before), after=figures.short(one.score_after))
        for one in given
        if one.score_before is not None and one.score_after is not None
        and one.score_before != one.score_after
    ]  # fmt: skip
    if not moved:
        return head
    parts = words("semicolon").join(moved)
    return joined([head, counted(words, "opinions.changed", len(moved), parts=parts)], words)
