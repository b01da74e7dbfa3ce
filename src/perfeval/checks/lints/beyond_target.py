"""Far more achieved than aimed at, without a word why, where the rule itself does not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.rounding import percent
from perfeval.model.shape import SHARE, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfeval.checks.lints.look import CardLook

CODE = "PE830"
ASKED = frozenset(("PE441", "PE442"))


class Params(NamedTuple):
    beyond: Fraction


SHAPE = Shape(
    "check.PE830",
    (
        Field(
            "beyond", "超过", SHARE, "completion beyond which a reason is asked for", required=True
        ),
    ),
    Params,
)


def check(look: CardLook, p: Params) -> Iterator[Finding]:
    asked = {finding.path for finding in look.card.findings if finding.code in ASKED}
    for leaf in look.leaves:
        rate, result, path = leaf.completion, leaf.result, leaf.indicator.path
        if rate is None or result is None or rate <= p.beyond or path in asked or result.reason:
            continue
        params = {"name": leaf.indicator.name, "rate": percent(rate), "beyond": percent(p.beyond)}
        yield Finding(CODE, result.place("actual", "part", "current", "survey"), params, path)
