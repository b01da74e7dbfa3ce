"""Fewer answers than a survey should have."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.model.shape import INTEGER, SHARE, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.results import Survey

CODE = "PE832"


class Params(NamedTuple):
    min_valid: int = 0
    min_share: Fraction = Fraction(0)
    enough: int = 384


SHAPE = Shape(
    "check.PE832",
    (
        Field(
            "min_valid", "最少份数", INTEGER, "valid answers that a survey needs, or all there are"
        ),
        Field("min_share", "最低比例", SHARE, "share of the population, else of those asked"),
        Field("enough", "足够份数", INTEGER, "valid answers from which the share is not asked for"),
    ),
    Params,
)


def check(look: CardLook, p: Params) -> Iterator[Finding]:
    for leaf in look.leaves:
        for group in leaf.result.survey if leaf.result else ():
            valid = _answers(group)
            whole = group.population or group.sent
            if valid is None or _enough(valid, whole, p):
                continue
            params = {
                "name": leaf.indicator.name, "valid": str(valid),
                "min": str(p.min_valid) if valid < p.min_valid else "",
                "share": percent(Fraction(valid, whole)) if whole else "",
                "min_share": percent(p.min_share) if whole and p.min_share else "",
            }  # fmt: skip
            place = group.at.get("valid", group.at.get("counts", group.span))
            yield Finding(CODE, place, params, leaf.indicator.path)


def _answers(group: Survey) -> int | None:
    if group.valid is not None:
        return group.valid
    return sum(group.counts) // (group.questions or 1) if group.counts else None


def _enough(valid: int, whole: int | None, p: Params) -> bool:
    """Both bounds hold; all of the whole always suffice, and many answers make up for the share."""
    if whole is not None and valid >= whole:
        return True
    if valid < p.min_valid:
        return False
    return not whole or Fraction(valid, whole) >= p.min_share or valid >= p.enough
