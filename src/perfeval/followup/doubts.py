"""Scores that should not be relied on: of cards with errors or without data (PE788)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.catalogue import severity
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.model.scorecard import MISSING, NOT_DUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.followup.records import Year
    from perfeval.model.scorecard import Scorecard

ZERO = Fraction(0)
# errors on how a score is made, and a rate of the funds; those of goals, plans and documents beside
# them touch neither
SCORING, MONEY = ("PE401", "PE480"), ("PE501", "PE530")
# from this share of the weight on, a score of what is due says little
MUCH = Fraction(1, 2)
MOST_NAMES = 6


class Doubt(NamedTuple):
    """Why a score is not to be relied on: `why` errors, missing or not_due, and the details."""

    why: str
    what: str


def errors(card: Scorecard) -> tuple[str, ...]:
    """The codes of the errors that touch score or money."""
    found = (f.code for f in card.findings if severity(f) == "error")
    return tuple(dict.fromkeys(c for c in found if _within(c, SCORING) or _within(c, MONEY)))


def _within(code: str, ends: tuple[str, str]) -> bool:
    return ends[0] <= code < ends[1]


def unsound(card: Scorecard) -> bool:
    """Whether the score has errors or lacks data."""
    return bool(errors(card)) or any(leaf.status == MISSING for leaf in card.leaves)


def unsound_money(card: Scorecard) -> bool:
    return any(_within(code, MONEY) for code in errors(card))


def not_due(card: Scorecard) -> Fraction:
    """The share of the weight that is not due yet."""
    weighed = [leaf for leaf in card.leaves if not leaf.indicator.score.unit]
    whole = sum((leaf.indicator.weight or ZERO for leaf in weighed), ZERO)
    late = sum((leaf.indicator.weight or ZERO for leaf in weighed if leaf.status == NOT_DUE), ZERO)
    return late / whole if whole else ZERO


def doubts(card: Scorecard) -> Iterator[Doubt]:
    missing = [leaf.indicator.name for leaf in card.leaves if leaf.status == MISSING]
    codes = errors(card)
    if codes:
        yield Doubt(
            "errors", "、".join(codes[:MOST_NAMES]) + ("…" if len(codes) > MOST_NAMES else "")
        )
    elif missing:
        yield Doubt(
            "missing", "、".join(missing[:MOST_NAMES]) + ("…" if len(missing) > MOST_NAMES else "")
        )
    share = not_due(card)
    if share >= MUCH:
        yield Doubt("not_due", percent(share))


def doubt_findings(years: Iterable[Year]) -> Iterator[Finding]:
    for year in years:
        header = year.card.project.header
        for one in doubts(year.card):
            params = {"name": header.name, "year": year.label, "why": one.why, "what": one.what}
            yield Finding("PE788", header.at.get("name"), params)
