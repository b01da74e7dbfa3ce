"""A low execution rate without a reason, where no lost point has asked for one already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.model.shape import SHARE, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.look import CardLook

CODE = "PE831"
ASKED = frozenset(("PE443", "PE455"))


class Params(NamedTuple):
    below: Fraction


SHAPE = Shape(
    "check.PE831",
    (
        Field(
            "below",
            "低于",
            SHARE,
            "execution rate below which a reason is asked for",
            required=True,
        ),
    ),
    Params,
)


def check(look: CardLook, p: Params) -> Iterator[Finding]:
    asked = {finding.path for finding in look.card.findings if finding.code in ASKED}
    for leaf in look.leaves:
        use, path = leaf.indicator.measure, leaf.indicator.path
        value = leaf.measured.value if leaf.measured is not None else None
        if use.kind != "funds" or value is None or (use.params and use.params.rate != "execution"):
            continue
        result = leaf.result
        if value.lo >= p.below or path in asked or (result and (result.reason or result.problem)):
            continue
        params = {
            "name": leaf.indicator.name, "rate": percent(value.lo), "below": percent(p.below),
        }  # fmt: skip
        place = result.span if result else look.project.places.get("results")
        yield Finding(CODE, place, params, path)
