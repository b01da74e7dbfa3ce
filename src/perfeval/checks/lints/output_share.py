"""W3: the branches that carry the results weigh enough."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import holding
from perfeval.checks.lints.shares import added
from perfeval.checks.structure_weights import carried
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.model.shape import SHARE, TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE801"


class Params(NamedTuple):
    branches: tuple[str, ...]
    min_share: Fraction
    reports: tuple[str, ...] = ()


SHAPE = Shape(
    "check.PE801",
    (
        Field("branches", "分支", list_of(TEXT), "words in the names of level 1", required=True),
        Field("min_share", "最低占比", SHARE, "their share of the total", required=True),
        Field("reports", "报告种类", list_of(TEXT), "only in sets for these kinds of report"),
    ),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    if not added(look) or (p.reports and look.set.report not in p.reports):
        return
    found = [top for top in look.set.indicators if holding(top.name, p.branches)]
    share = sum((carried(top) for top in found), Fraction(0)) / look.set.total
    if found and share < p.min_share:
        place = found[0].at.get("weight", found[0].span)
        params = {
            "names": "、".join(top.name for top in found),
            "share": percent(share),
            "min": percent(p.min_share),
        }
        yield Finding("PE801", place, params)
