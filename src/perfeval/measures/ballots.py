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
    """One expert's score and its weight; `who` is the expert's place in the caller's list, `part`
    how much of the score counts, by which its weight is reduced already."""

    score: Fraction
    weight: Fraction
    who: int
    role: str = ""
    part: Fraction = Fraction(1)


class Kept(NamedTuple):
    """The scores in ascending order: those that count, and those that fell out at each end;
    whether equal scores share a place that fell out."""

    entries: tuple[Entry, ...]
    lowest: tuple[Entry, ...] = ()
    highest: tuple[Entry, ...] = ()
    shared: bool = False


def trimmed(entries: Sequence[Entry], trim: Trim | None) -> Kept:
    """With more than `trim.above` scores the `trim.drop` lowest and highest fall out.

    Where only some of several equal scores fall out and they differ in weight or role, none of
    them is picked: each counts by the share of them that stays, so that the order in which experts
    are listed never matters. At least one score always stays.
    """
    ordered = tuple(sorted(entries, key=lambda e: (e.score, e.weight, e.role, e.who)))
    if trim is None or trim.drop <= 0 or len(ordered) <= max(trim.above, 2 * trim.drop):
        return Kept(ordered)
    end = len(ordered) - trim.drop
    kept = Kept(ordered[trim.drop : end], ordered[: trim.drop], ordered[end:])
    for score in {kept.entries[0].score, kept.entries[-1].score}:
        kept = _evened(kept, score)
    return kept


def _evened(kept: Kept, score: Fraction) -> Kept:
    """Equal scores of which only some fell out, unless it makes no difference which."""
    stay = [e for e in kept.entries if e.score == score]
    out = [e for e in (*kept.lowest, *kept.highest) if e.score == score]
    if not out or len({(e.weight, e.role) for e in (*stay, *out)}) == 1:
        return kept
    part = Fraction(len(stay), len(stay) + len(out))
    tied = [e._replace(weight=e.weight * part, part=part) for e in (*stay, *out)]
    others = [e for e in kept.entries if e.score != score]
    entries = sorted((*others, *tied), key=lambda e: (e.score, e.weight, e.role, e.who))
    lowest = tuple(e for e in kept.lowest if e.score != score)
    highest = tuple(e for e in kept.highest if e.score != score)
    return Kept(tuple(entries), lowest, highest, True)


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
