"""Points that a convention makes of a row's figures, before any rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.rounding import percent, plain

if TYPE_CHECKING:
    from fractions import Fraction


class Made(NamedTuple):
    """`points` are exact and uncut. `zh`, `en` name the convention, `work` is its sum with the
    numbers put in, without the result ("" where there is nothing to compute). `rank` is added to
    the module's. With `cut` the points are held between 0 and the weight. A `coincidence` explains nothing and
    an `implied` one counts for the whole form only, as in `Convention`; `source` says where its numbers come from."""

    key: str
    points: Fraction
    zh: str
    en: str
    work: str = ""
    rank: int = 0
    cut: bool = True
    coincidence: bool = False
    implied: bool = False
    source: str = ""


def num(value: Fraction) -> str:
    """A number in a sentence, to four decimals."""
    return plain(value, 4)


def rate(value: Fraction) -> str:
    """A ratio in a sentence, as a percentage to four decimals."""
    return percent(value, 4)


def figure(value: Fraction, as_percent: bool) -> str:
    """A target or an actual as the row writes it."""
    return rate(value) if as_percent else num(value)
