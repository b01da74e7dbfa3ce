"""The score table as a short Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import escape, money_tables, money_words
from perfeval.reports.markdown_table import grid
from perfeval.reports.score_table import score_table, statements_table
from perfeval.reports.verdict import adjustments_table, gates_table, verdict
from perfeval.reports.words import words

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard


def markdown(card: Scorecard, lang: str = "zh") -> str:
    """Title, funds, score table, what changed the total, and the result."""
    w = words(lang)
    money = [
        money_words.arrival_sentence(card, w), money_words.execution_sentence(card, w),
        money_words.year_sentence(card, w),
    ]  # fmt: skip
    tables = [
        money_tables.rates_table(card, w),
        score_table(card, w),
        statements_table(card, w),
        adjustments_table(card, w),
        gates_table(card, w),
    ]
    parts = [
        "# " + escape.inline(w("title.score", name=card.project.header.name)),
        escape.line(money_words.paragraph(money, w)),
        *(grid(table, w) for table in tables if table is not None),
        *(escape.line(part) for part in verdict(card, w)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
