"""Figures of a survey as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.survey_words import say
from perfeval.model.rounding import fixed, percent
from perfeval.surveys.normal import WHOLE

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.surveys import Group, Interval, Outcome, Question, SurveyFile

NONE = "—"
MOST_SCALES = 3
LONGEST = 120  # signs of a name


def rate(value: Fraction | None) -> str:
    """A share with two decimals: 91.58%; a dash for none."""
    return NONE if value is None else fixed(value * 100, 2) + "%"


def count(value: int | None) -> str:
    return NONE if value is None else str(value)


def interval(one: Interval | None, lang: str) -> str:
    if one is None:
        return NONE
    return say("range", lang, low=rate(one.low), high=rate(one.high))


def head(outcome: Outcome, lang: str) -> str:
    return say("interval", lang, confidence=percent(outcome.survey.confidence))


def short(text: str, most: int = LONGEST) -> str:
    """A text on one line, cut where it would fill the page."""
    text = " ".join(text[: 4 * most].split())
    return text if len(text) <= most else text[:most] + "…"


def group(one: Group) -> str:
    return short(one.name or one.id)


def question(one: Question, lang: str) -> str:
    if one.id == WHOLE and not one.text:
        return say("answers.all", lang)
    return short(f"{one.id} {one.text}" if one.text else one.id)


def labels(outcome: Outcome) -> tuple[str, ...]:
    """The answers of the scale that most methods are about: that with the most levels."""
    scales = [one.question.labels for one in outcome.questions]
    return tuple(short(label, 40) for label in max(scales, key=len, default=()))


def scales(outcome: Outcome) -> list[tuple[str, ...]]:
    """The answers of each sort of scale, those with the most levels first."""
    every = dict.fromkeys(one.question.labels for one in outcome.questions)
    found = sorted(every, key=len, reverse=True)[:MOST_SCALES]
    return [tuple(short(label, 40) for label in one) for one in found] or [()]


def target(file: SurveyFile) -> str:
    return file.target.text if file.target is not None else ""


def verdict(met: bool | None, lang: str) -> str:
    return "" if met is None else say("met" if met else "unmet", lang)
