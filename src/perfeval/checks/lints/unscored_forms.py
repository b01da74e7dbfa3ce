"""Weights in a form that carries none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE812"


class Params(NamedTuple):
    reports: tuple[str, ...]


SHAPE = Shape(
    "check.PE812",
    (Field("reports", "报告种类", list_of(TEXT), "kinds without points", required=True),),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    if not look.set.scored or look.set.report not in p.reports:
        return
    first = next((node for node in look.nodes if node.weight is not None), None)
    if first is not None:
        place = first.at.get("weight", first.span)
        yield Finding("PE812", place, {"report": look.set.report})
