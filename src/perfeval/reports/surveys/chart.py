"""Bars of the groups' and the questions' satisfaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.i18n.survey_words import say
from perfeval.model.rounding import fixed
from perfeval.reports.surveys import figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.model.surveys import Outcome

MOST = 20
LONGEST = 60


def charts(outcome: Outcome, lang: str) -> list[dict[str, Any]]:
    """One chart of the groups, one of the questions, where there are two at least."""
    groups = [(figures.group(one.group), one.used.value) for one in outcome.groups]
    asked = [(figures.question(one.question, lang), one.used.value) for one in outcome.questions]
    return [
        _chart(key, pairs[:MOST], lang)
        for key, pairs in (("groups", groups), ("questions", asked))
        if len(pairs) > 1
    ]


def _chart(key: str, pairs: Sequence[tuple[str, Fraction | None]], lang: str) -> dict[str, Any]:
    names = [text if len(text) <= LONGEST else text[:LONGEST] + "…" for text, _ in pairs]
    values = ["" if value is None else fixed(value * 100, 2) for _, value in pairs]
    labels = [text and text + "%" for text in values]
    title = say(f"chart.{key}", lang)
    series = {
        "key": "satisfaction", "name": say("satisfaction", lang), "values": values, "labels": labels,
        "digits": 2,
    }  # fmt: skip
    told = [name + say("colon", lang) + label for name, label in zip(names, labels, strict=True)]
    return {
        "key": f"survey-{key}", "title": title, "caption": title, "alt": say("joint", lang).join(told),
        "unit": "%", "categories": names, "series": [series], "max": "100",
    }  # fmt: skip
