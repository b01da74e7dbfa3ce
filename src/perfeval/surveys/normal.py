"""A survey's file with what it leaves unsaid filled in: scales, which questions count, weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.surveys import LEVELS, SCALE, YES_NO, Question

if TYPE_CHECKING:
    from perfeval.model.surveys import SurveyFile

YES = ("是", "否")
WHOLE = "满意度"  # the one question of a file that gives counts only


def questions(file: SurveyFile) -> tuple[Question, ...]:
    """The questions with their own scales; one of our own where the file has only counts."""
    given = file.questions or (Question(WHOLE, "", at={}),)
    scale = file.labels or LEVELS
    return tuple(_filled(one, scale) for one in given)


def _filled(one: Question, scale: tuple[str, ...]) -> Question:
    labels = one.labels or (scale if one.kind == SCALE else YES if one.kind == YES_NO else ())
    counted = one.kind in (SCALE, YES_NO) if one.satisfaction is None else one.satisfaction
    return one._replace(labels=labels, satisfaction=counted)


def satisfying(asked: tuple[Question, ...]) -> tuple[Question, ...]:
    return tuple(one for one in asked if one.satisfaction)


def planned(file: SurveyFile) -> bool:
    """Whether there are no answers yet: only the sizes of samples are wanted."""
    given = any(group.counts is not None or group.answers is not None for group in file.groups)
    return not given and file.answers is None
