"""The satisfaction that is aimed at, and whether a figure meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.surveys import Outcome, SurveyFile


def aim(file: SurveyFile) -> Fraction | None:
    """The target as a share: 90 and 90% are the same."""
    target = file.target
    if target is None:
        return None
    return target.lo / 100 if target.is_bare and target.lo > 1 else target.lo


def met(file: SurveyFile, value: Fraction | None) -> bool | None:
    """Whether a figure meets the target; None without either."""
    wanted = aim(file)
    if value is None or wanted is None or file.target is None:
        return None
    return value > wanted if file.target.op == ">" else value >= wanted


def undecided(outcome: Outcome) -> bool:
    """Whether the target lies within the interval, so that the sample can't tell."""
    wanted, interval = aim(outcome.survey), outcome.overall.interval
    if wanted is None or interval is None or interval.how == "census":
        return False
    return interval.low < wanted <= interval.high
