"""Figures of peers as they stand in a project's file."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.source.yaml_text import scalar

if TYPE_CHECKING:
    from perfeval.model.results import Peers

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
LONGEST = 30  # digits behind the point; a number with more is told as a fraction


def flow(given: Peers | None) -> str | None:
    """What can be put behind `peers:`; None where there are no figures."""
    if given is None:
        return None
    figures = (
        ("count", given.n), ("min", given.min), ("max", given.max), ("better", given.better),
        ("equal", given.equal), ("mark", given.mark),
    )  # fmt: skip
    told = (
        f"{key}: {value if isinstance(value, int) else _written(value.text.strip())}"
        for key, value in figures
        if value is not None
    )
    return "{" + ", ".join(told) + "}"


def _written(text: str) -> str:
    return text if _NUMBER.fullmatch(text) else scalar(text)


def exact(value: Fraction) -> str:
    """All digits of a number, or the fraction where they have no end."""
    short = plain(value, LONGEST)
    return short if Fraction(short) == value else f"{value.numerator}/{value.denominator}"
