"""Whether answers that were read make sense beside what the survey's file states."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.surveys.normal import satisfying

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.surveys import Counted, Group, Question, SurveyFile


def answered(
    file: SurveyFile, asked: tuple[Question, ...], counted: Mapping[str, Counted]
) -> Iterator[Finding]:
    """Groups without a single answer, and more valid questionnaires than came back."""
    wanted = satisfying(asked)
    for group in file.groups:
        one = counted.get(group.id)
        if group.counts is not None or one is None:
            continue
        if not any(sum(one.counts.get(question.id, ())) for question in wanted):
            yield Finding("PE601", group.span, {"name": (group.name or group.id)[:60]})
        yield from _numbers(group, one)


def _numbers(group: Group, one: Counted) -> Iterator[Finding]:
    given = (
        ("valid", group.valid, one.valid), ("returned", group.returned, one.returned),
        ("sent", group.sent, None), ("population", group.population, None),
    )  # fmt: skip
    known = [
        (key, stated if stated is not None else count, stated is not None)
        for key, stated, count in given
        if stated is not None or count is not None
    ]
    for (low, a, said), (high, b, also) in pairwise(known):
        # two numbers of the file were compared before
        if a is not None and b is not None and a > b and not (said and also):
            params = {"low": low, "a": str(a), "high": high, "b": str(b)}
            yield Finding("PE605", group.at.get(low, group.span), params)
