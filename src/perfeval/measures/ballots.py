"""What becomes of several experts' scores: trimming, weighing, void ballots, two thirds.

One text for the measure `panel` of an indicator and for files `panel/v1`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.measures.panel import Trim

TWO_THIRDS = Fraction(2, 3)


class Entry(NamedTuple):
    """One expert's score and its weight; `who` is the expert's place in the caller's list."""

    score: Fraction
    weight: Fraction
    who: int
    role: str = ""


class Kept(NamedTuple):
    """The scores in ascending order: those that count, and those that fell out at each end."""

    entries: tuple[Entry, ...]
    lowest: tuple[Entry, ...] = ()
    highest: tuple[Entry, ...] = ()


def trimmed(entries: Sequence[Entry], trim: Trim | None) -> Kept:
    """With more than `trim.above` scores the `trim.drop` lowest and highest fall out.

    Of equal scores the order is that of weight and role, so that it does not matter in which
    order the experts are listed. At least one score always stays.
    """
    ordered = tuple(sorted(entries, key=lambda e: (e.score, e.weight, e.role, e.who)))
    if trim is None or trim.drop <= 0 or len(ordered) <= max(trim.above, 2 * trim.drop):
        return Kept(ordered)
    end = len(ordered) - trim.drop
    return Kept(ordered[trim.drop : end], ordered[: trim.drop], ordered[end:])


def mean(scores: Sequence[Fraction]) -> Fraction:
    return sum(scores, Fraction(0)) / len(scores)


def weighted(entries: Sequence[Entry]) -> Fraction | None:
    """Σ score × weight / Σ weight; None where nothing has a weight."""
    whole = sum((e.weight for e in entries), Fraction(0))
    return sum((e.score * e.weight for e in entries), Fraction(0)) / whole if whole else None


def spread(scores: Sequence[Fraction]) -> Fraction:
    """The highest less the lowest."""
    return max(scores) - min(scores)


def all_equal(scores: Sequence[Fraction]) -> bool:
    """Whether several scores are all the same."""
    return len(scores) > 1 and len(set(scores)) == 1


def all_full(scores: Sequence[Fraction], full: Fraction | None) -> bool:
    return full is not None and bool(scores) and all(score == full for score in scores)


def passes(passed: int, votes: int, needed: Fraction | None) -> bool:
    """Whether the share of passes reaches what is needed, two thirds by default, inclusive."""
    return votes > 0 and Fraction(passed, votes) >= (TWO_THIRDS if needed is None else needed)
