"""A cap of points where completion takes a share of the weight. (PE276)"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import percent, plain
from perfeval.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE276"
# nobody counts more than twice the target
MOST = Fraction(2)


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        cap = use.score.cap
        if cap is None or cap.share or cap.value <= MOST or not rule(use.score.kind).CAP_IS_SHARE:
            continue
        params = {"name": use.leaf.name, "cap": plain(cap.value), "share": percent(cap.value)}
        yield Finding(CODE, use.place("cap"), params, use.leaf.path)
