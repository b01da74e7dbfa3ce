"""The kind of report that a pack asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE810"


class Params(NamedTuple):
    reports: tuple[str, ...]


SHAPE = Shape(
    "check.PE810",
    (Field("reports", "报告种类", list_of(TEXT), "the kinds that are wanted", required=True),),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    if look.set.report not in p.reports:
        params = {"report": look.set.report, "options": "、".join(p.reports)}
        yield Finding("PE810", look.set.at.get("report", look.set.span), params)
