"""How large each sample is, how many answered, and what may be told from it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.surveys import Sample
from perfeval.surveys.intervals import margin_of, needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfeval.model.surveys import Counted, Group, SurveyFile


def sample(file: SurveyFile, group: Group, counted: Counted) -> Sample:
    """Of one group; what the file states goes before what its answers come to."""
    returned = group.returned if group.returned is not None else counted.returned
    valid = group.valid if group.valid is not None else counted.valid
    return _made(
        file, group.population, group.sent, returned, valid, counted.straight, counted.incomplete,
        counted.twice,
    )  # fmt: skip


def together(file: SurveyFile, samples: Sequence[Sample]) -> Sample:
    """Of all groups; a sum is known where all its parts are."""
    return _made(
        file, _sum(one.population for one in samples), _sum(one.sent for one in samples),
        _sum(one.returned for one in samples), _sum(one.valid for one in samples),
        _sum(one.straight for one in samples),
        sum(one.incomplete for one in samples), sum(one.twice for one in samples),
    )  # fmt: skip


def _made(
    file: SurveyFile, population: int | None, sent: int | None, returned: int | None,
    valid: int | None, straight: int | None, incomplete: int, twice: int,
) -> Sample:  # fmt: skip
    return Sample(
        population, sent, returned, valid,
        _share(returned, sent), _share(valid, returned), _share(valid, population),
        needed(file.confidence, file.margin, population),
        None if not valid else margin_of(valid, file.confidence, population),
        straight, incomplete, twice,
    )  # fmt: skip


def _share(part: int | None, whole: int | None) -> Fraction | None:
    return None if part is None or not whole else Fraction(part, whole)


def _sum(values: Iterable[int | None]) -> int | None:
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
