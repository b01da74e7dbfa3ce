"""Money dated after the day up to which money counts, and used by no rate of a later day."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.lints.dated import dated
from perfeval.checks.lints.rates import stated
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.finding import Span

CODE = "PE524"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    funds, day = look.project.funds, look.project.header.as_of
    if funds is None or day is None:
        return
    last: dict[Span | None, date] = {}
    for use in stated(look):
        if use.as_of is not None and use.as_of > day:
            for line in use.lines:
                last[line.span] = max(use.as_of, last.get(line.span, day))
    for line in funds.lines:
        until = last.get(line.span, day)
        for key, entries in dated(line):
            out = [amount for when, amount in entries if when > until]
            if out and any(out):
                params = {
                    "name": line.name or line.key, "key": key, "day": until.isoformat(),
                    "amount": plain(sum(out, Fraction(0)) / funds.factor) + funds.unit,
                }  # fmt: skip
                yield Finding(CODE, line.at.get(key, line.span), params)
