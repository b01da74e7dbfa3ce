"""Texts of a profile in the report's language, with their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import figures

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.forms.profile import Text
    from perfeval.reports.words import Words


def said(text: Text, words: Words, **values: str) -> str:
    """A text of a profile; only the places that it has are filled."""
    found = text[0 if words.lang == "zh" else 1]
    for name, value in values.items():
        found = found.replace("{" + name + "}", value)
    return found


def unit_of(card: Scorecard, words: Words) -> str:
    """The unit of the money; 万元 where a project has none."""
    funds = card.project.funds
    return funds.unit if funds is not None else ("万元" if words.lang == "zh" else "CNY 10,000")


def year_of(card: Scorecard, words: Words) -> str:
    """The year of the form, else the project's whole period."""
    start, end = card.project.header.period
    found = figures.year(card.project, words) or figures.span(start, end, words)
    return found.strip(" ,()")
