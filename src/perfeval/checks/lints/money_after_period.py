"""Money dated after the project's period that counts all the same."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.lints.dated import dated
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE523"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    funds, header = look.project.funds, look.project.header
    end = header.period[1]
    if funds is None or end is None:
        return
    for line in funds.lines:
        for key, entries in dated(line):
            late = [
                amount
                for day, amount in entries
                if day > end and (header.as_of is None or day <= header.as_of)
            ]
            if late:
                params = {
                    "name": line.name or line.key, "key": key, "end": end.isoformat(),
                    "amount": plain(sum(late, Fraction(0)) / funds.factor) + funds.unit,
                }  # fmt: skip
                yield Finding(CODE, line.at.get(key, line.span), params)
