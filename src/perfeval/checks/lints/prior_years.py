"""Spending of earlier years inside a rate of this period."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.lints.rates import OF_A_YEAR, OF_SPENDING, SINCE_START, stated
from perfeval.measures import money
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook
    from perfeval.checks.lints.rates import Stated

CODE = "PE521"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    funds = look.project.funds
    start = look.project.header.period[0]
    for use in stated(look):
        begin = _begin(use, start)
        if funds is None or begin is None or use.params.from_ is not None:
            continue
        early = sum((money.before(line, begin) for line in use.lines), Fraction(0))
        if early > 0:
            params = {
                "name": use.name, "amount": plain(early / funds.factor) + funds.unit,
                "day": begin.isoformat(),
            }  # fmt: skip
            yield Finding(CODE, use.span, params, use.path)


def _begin(use: Stated, start: date | None) -> date | None:
    """The day from which a rate of this name should count."""
    if use.params.rate not in OF_SPENDING or any(word in use.name for word in SINCE_START):
        return None
    if any(word in use.name for word in OF_A_YEAR) and use.as_of is not None:
        return date(use.as_of.year, 1, 1)
    return start
