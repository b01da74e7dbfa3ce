"""A rate called cumulative that leaves earlier spending out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rates import OF_SPENDING, stated
from perfeval.measures import money
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE522"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    for use in stated(look):
        start = use.params.from_
        if start is None or "累计" not in use.name or use.params.rate not in OF_SPENDING:
            continue
        if any(money.before(line, start) > 0 for line in use.lines):
            params = {"name": use.name, "day": start.isoformat()}
            yield Finding(CODE, use.span, params, use.path)
