"""The edges of the grades are those of the document that the set rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import documents
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.model.shape import FLAG, SHARE, TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.look import SetLook

CODE = "PE809"


class Params(NamedTuple):
    edges: tuple[Fraction, ...]
    reports: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    regional: bool = False


SHAPE = Shape(
    "check.PE809",
    (
        Field("edges", "下限", list_of(SHARE), "shares of the total, from the best", required=True),
        Field("reports", "报告种类", list_of(TEXT), "only in sets for these kinds of report"),
        Field("documents", "文号", list_of(TEXT), "only for sets that rest on one of them"),
        Field("regional", "含地方", FLAG, "also for sets that name a region"),
    ),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    grades, total = look.set.grades, look.set.total
    if look.set.region and not p.regional:
        return
    if not grades or total <= 0 or any(grade.when is not None for grade in grades):
        return
    if p.reports and look.set.report not in p.reports:
        return
    if p.documents and not documents(look.set.basis, p.documents):
        return
    edges = sorted((grade.low / total for grade in grades if grade.low > 0), reverse=True)
    if edges != sorted(p.edges, reverse=True):
        odd = next((g for g in grades if g.low > 0 and g.low / total not in p.edges), grades[0])
        params = {"found": _written(edges), "expected": _written(p.edges)}
        yield Finding("PE809", odd.span, params)


def _written(edges: list[Fraction] | tuple[Fraction, ...]) -> str:
    return "/".join(percent(edge) for edge in edges)
