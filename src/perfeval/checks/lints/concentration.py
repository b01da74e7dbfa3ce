"""W4: one indicator that decides nearly alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.shares import added, points
from perfeval.checks.structure_weights import exempt
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import INTEGER, SHARE, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.look import SetLook

CODE = "PE803"


class Params(NamedTuple):
    max_share: Fraction
    min_leaves: int = 2


SHAPE = Shape(
    "check.PE803",
    (
        Field("max_share", "最高占比", SHARE, "the most one indicator may carry", required=True),
        Field("min_leaves", "最少指标数", INTEGER, "only in sets with so many indicators (2)"),
    ),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    if not added(look) or sum(not exempt(leaf) for leaf in look.leaves) < p.min_leaves:
        return
    most = p.max_share * look.set.total
    top, bottom = most.numerator, most.denominator
    if not any(node.base for node in look.nodes) and not any(
        leaf.weight and leaf.weight.numerator * bottom > top * leaf.weight.denominator
        for leaf in look.leaves
    ):
        return
    for leaf, weight in points(look):
        # whole numbers compare much faster than fractions
        if weight.numerator * bottom > top * weight.denominator:
            place = leaf.at.get("weight", leaf.span)
            params = {
                "name": leaf.name, "weight": plain(weight), "max": percent(p.max_share),
                "share": percent(weight / look.set.total),
            }  # fmt: skip
            yield Finding("PE803", place, params, leaf.path)
